package org.openviid.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AccessReasonTest {
  @Test
  void plainTextStandsForItself() {
    assertThat(AccessReason.read("case 7, 50% sure + more")).isEqualTo("case 7, 50% sure + more");
    assertThat(AccessReason.read("100%")).isEqualTo("100%");
    assertThat(AccessReason.read("%4")).isEqualTo("%4");
  }

  @Test
  void otherCharactersComePercentEncoded() {
    assertThat(AccessReason.read(URLEncoder.encode("案件7侦查", StandardCharsets.UTF_8))).isEqualTo("案件7侦查");
  }

  @Test
  void nothingInItBreaksALineAndItEndsAfter256Characters() {
    assertThat(AccessReason.read("a%0Ab%0D%00c")).isEqualTo("a b  c");
    assertThat(AccessReason.read("%E6%A1%88".repeat(300))).hasSize(256);
  }
}
