package org.openviid.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.openviid.auth.Nonces.Nonce;

class NoncesTest {
  private final Nonces nonces = new Nonces(new byte[32], 65535, -3);

  @Test
  void nonceTellsItsTimeNodeAndNumber() {
    long now = 1_777_593_600_123L;

    assertThat(nonces.read(nonces.mint(now))).contains(new Nonce(now, 65535, 0xfffffffffffdL));
    assertThat(nonces.read(nonces.mint(now))).contains(new Nonce(now, 65535, 0xfffffffffffeL));
  }

  @Test
  void noncesOfTheSameInstantDiffer() {
    Set<String> minted = new HashSet<>();
    for (int i = 0; i < 10_000; i++) {
      assertThat(minted.add(nonces.mint(42))).isTrue();
    }
  }

  @Test
  void nonceIsMadeOfCharactersThatNeedNoEscape() {
    assertThat(nonces.mint(42)).matches("[A-Za-z0-9_-]{40}");
  }

  @Test
  void nonceWithAnyCharacterChangedIsNotRecognised() {
    String nonce = nonces.mint(42);
    for (int i = 0; i < nonce.length(); i++) {
      char other = nonce.charAt(i) == 'A' ? 'B' : 'A';
      String changed = nonce.substring(0, i) + other + nonce.substring(i + 1);
      assertThat(nonces.read(changed)).as(changed).isEmpty();
    }
  }

  @Test
  void textThatIsNoNonceIsNotRecognised() {
    assertThat(nonces.read("")).isEmpty();
    assertThat(nonces.read("zWq5D1nFFUa71Ni9")).isEmpty();
    assertThat(nonces.read("ä%/ ")).isEmpty();
    assertThat(nonces.read(nonces.mint(42) + "AAAA")).isEmpty();
  }
}
