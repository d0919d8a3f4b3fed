package org.openviid.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.openviid.peers.RefusedLogin.Cause;
import org.openviid.schema.ErrorTexts;

class RefusedLoginsTest {
  private final RefusedLogins refused = new RefusedLogins(1_000);

  private void add(String deviceId, String user, String address, long at) {
    refused.add(
        new RefusedLogin(
            deviceId, user, address, Cause.UNKNOWN_USER, ErrorTexts.of("OV-1838", user), Optional.empty(), Set.of(),
            at, at, 1));
  }

  @Test
  void whoFloodsDisplacesHimself() {
    add("honest", "honest", "192.0.2.1", 0);
    for (int i = 0; i < 100_000; i++) {
      add("flood " + i, "x", "198.51.100.1", i);
    }

    assertThat(refused.find("honest")).isPresent();
    assertThat(refused.size()).isEqualTo(51);
    assertThat(refused.list().getLast().deviceId()).isEqualTo("flood 99999");
  }

  @Test
  void theSameDeviceFromTwoAddressesIsTwo() {
    add("a", "u", "192.0.2.1", 1);
    add("a", "u", "192.0.2.2", 2);
    add("a", "u", "192.0.2.1", 3);

    assertThat(refused.list()).extracting(RefusedLogin::times).containsExactly(1L, 2L);
    assertThat(refused.find("a").orElseThrow().address()).isEqualTo("192.0.2.1");
    assertThat(refused.find("a").orElseThrow().since()).isEqualTo(1);
  }

  @Test
  void whoNamesNoDeviceIsFoundByItsUserName() {
    add("", "admin", "192.0.2.1", 1);
    add("b", "admin", "192.0.2.1", 2);

    assertThat(refused.find("admin").orElseThrow().deviceId()).isEmpty();
    refused.resolved("", "192.0.2.1");
    assertThat(refused.find("admin")).isEmpty();
  }
}
