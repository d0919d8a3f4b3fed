package org.openviid.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Laws of reading and writing headers, and that no text whatsoever makes reading fail.
class HeaderPropertyTest {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final int ROUNDS = 5_000;
  private static final String ALPHABET = "abcXYZ019 ,;=\"\\'/:%?&#<>()[]{}@+-_.*~\t相机é\uD83D\uDCF7";

  @Test
  void credentialsThatArePrintedAreReadTheSame() {
    for (int seed = 0; seed < ROUNDS; seed++) {
      Random random = new Random(seed);
      Credentials credentials = new Credentials(
          text(random), text(random), text(random), text(random), hex(random), maybe(random, "MD5"),
          maybe(random, "auth"), maybe(random, "00000001"), maybe(random, text(random)),
          maybe(random, text(random)),
          Set.of());

      Authorization read = Authorization.parse(credentials.header());

      assertThat(withoutTolerances(read)).as("seed %d: %s", seed, credentials.header())
          .isEqualTo(credentials);
      assertThat(((Credentials) read).tolerances()).as("seed %d", seed).isSubsetOf(
          EnumSet.of(Tolerance.NO_QOP, Tolerance.MISSING_ALGORITHM));
    }
  }

  @Test
  void challengesThatArePrintedAreReadTheSame() {
    for (int seed = 0; seed < ROUNDS; seed++) {
      Random random = new Random(seed);
      Challenge challenge = new Challenge(
          text(random), text(random), maybe(random, text(random)),
          random.nextBoolean() ? DigestAlgorithm.MD5 : DigestAlgorithm.SHA_256,
          random.nextBoolean(), random.nextBoolean());
      Challenge second = new Challenge(text(random), text(random), null, DigestAlgorithm.MD5, true, false);

      assertThat(Challenge.parse(challenge.header() + ", " + second.header()))
          .as("seed %d: %s", seed, challenge.header())
          .containsExactly(challenge, second);
    }
  }

  @Test
  void proofsThatArePrintedAreReadTheSame() {
    for (int seed = 0; seed < ROUNDS; seed++) {
      Random random = new Random(seed);
      AuthenticationInfo info = new AuthenticationInfo(
          hex(random), maybe(random, "0000000a"), maybe(random, text(random)), maybe(random, text(random)));

      assertThat(AuthenticationInfo.parse(info.header())).as("seed %d: %s", seed, info.header())
          .contains(info);
    }
  }

  @Test
  void noTextMakesReadingOrVerifyingFail() {
    LoginScene scene = new LoginScene();
    String good = scene.challengedClient().prove("POST", LoginScene.TARGET).orElseThrow().authorization();
    for (int seed = 0; seed < ROUNDS; seed++) {
      Random random = new Random(seed);
      String damaged = seed % 4 == 0 ? "Digest " + text(random) + text(random) : damage(good, random);

      Verification verification = scene.verify("POST", LoginScene.TARGET, damaged);

      assertThat(verification).as("seed %d: %s", seed, damaged).isNotNull();
      assertThat(Challenge.parse(damaged)).as("seed %d", seed).isNotNull();
      assertThat(AuthenticationInfo.parse(damaged)).as("seed %d", seed).isNotNull();
    }
  }

  @Test
  void readingTakesTimeInProportionToLength() {
    String[] hostile = {"Digest a=\"", "Digest " + "\"", "\\", "a=\"b\"c", ",=,=", "a=\"\\\"", "\"=", "a \""};
    for (String part : hostile) {
      String header = part.repeat(HeaderParser.MAX_LENGTH / part.length());
      long start = THREADS.getCurrentThreadCpuTime();
      for (int i = 0; i < 20; i++) {
        assertThat(Authorization.parse(header)).as(part).isInstanceOf(Authorization.Unusable.class);
      }
      assertThat((THREADS.getCurrentThreadCpuTime() - start) / 20).as(part).isLessThan(50_000_000L);
    }
  }

  private static Authorization withoutTolerances(Authorization read) {
    return read instanceof Credentials c
        ? new Credentials(
            c.userName(), c.realm(), c.nonce(), c.uri(), c.response(), c.algorithm(), c.qop(), c.nc(),
            c.cnonce(), c.opaque(), Set.of())
        : read;
  }

  private static String damage(String good, Random random) {
    StringBuilder text = new StringBuilder(good);
    for (int i = random.nextInt(4); i >= 0; i--) {
      int at = random.nextInt(text.length());
      switch (random.nextInt(4)) {
        case 0 -> text.deleteCharAt(at);
        case 1 -> text.insert(at, ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        case 2 -> text.setCharAt(at, (char) random.nextInt(0x180));
        default -> text.insert(at, text.substring(at / 2, at));
      }
    }
    return text.toString();
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(20); i > 0; i--) {
      text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return text.toString();
  }

  private static String hex(Random random) {
    return List.of("", "0a4f113b", "00ff").get(random.nextInt(3));
  }

  private static @Nullable String maybe(Random random, String text) {
    return random.nextBoolean() ? text : null;
  }
}
