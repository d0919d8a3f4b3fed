package org.openviid.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.openviid.schema.Profile;

class PeerTextTest {
  @Test
  void peerThatIsWrittenIsReadTheSame() {
    for (int seed = 0; seed < 500; seed++) {
      Peer peer = peer(new Random(seed));

      assertThat(PeerText.read(PeerText.write(peer))).as("seed %d", seed).isEqualTo(peer);
    }
  }

  @Test
  void whatIsNotSaidIsAsForANewPeer() {
    assertThat(PeerText.read(Map.of("id", PeersScene.CAMERA)))
        .isEqualTo(Peer.of(PeersScene.CAMERA, Role.DEVICE, 0));
  }

  @Test
  void constantsAreWrittenInLowerCaseWithHyphens() {
    assertThat(PeerText.write(Peer.of(PeersScene.CAMERA, Role.VIEW_LIBRARY, 0)))
        .containsEntry("role", "view-library")
        .containsEntry("duplicates", "keep-both")
        .containsEntry("bind", "any-registered")
        .containsEntry("profile", "gat1400");
  }

  @Test
  void wrongValueIsNamed() {
    assertThatThrownBy(() -> PeerText.read(Map.of("id", "1", "strict", "yes")))
        .hasMessage("strict is neither true nor false");
    assertThatThrownBy(() -> PeerText.read(Map.of("id", "1", "duplicates", "keep")))
        .hasMessage("duplicates is none of keep-both, replace, reject");
  }

  private static Peer peer(Random random) {
    PeerSettings settings = settings(random);
    Scope scope = new Scope(
        set(random, "Person", "Face"), set(random, "3302*", PeersScene.OTHER), set(random, "3301", "3302"),
        random.nextBoolean(), random.nextBoolean());
    return new Peer(
        PeersScene.CAMERA, "user " + random.nextInt(), pick(random, Role.values()),
        set(random, PeersScene.OTHER, "3303*"), settings, scope, random.nextBoolean(), random.nextLong());
  }

  private static PeerSettings settings(Random random) {
    PeerSettings settings =
        PeerSettings.DEFAULT
            .with(Setting.RANGES, random.nextBoolean() ? List.of() : List.of("192.0.2.0/24", "2001:db8::1"))
            .with(Setting.CERTIFICATE, random.nextBoolean() ? List.of() : List.of("00ff".repeat(16)))
            .with(Setting.REFUSED, set(random, "gbk", "query.full-width"))
            .with(Setting.TOLERATED, set(random, "alias", "no-qop"));
    for (Setting<?> setting : Setting.all()) {
      if (setting.usual() instanceof Boolean) {
        settings = settings.withText(setting, Boolean.toString(random.nextBoolean()));
      } else if (setting.usual() instanceof Enum<?> usual) {
        settings =
            settings.withText(setting, Setting.word(pick(random, usual.getDeclaringClass().getEnumConstants())));
      }
    }
    return settings;
  }

  private static <T> T pick(Random random, T[] all) {
    return all[random.nextInt(all.length)];
  }

  private static Set<String> set(Random random, String a, String b) {
    return random.nextBoolean() ? Set.of() : Set.of(a, b);
  }
}
