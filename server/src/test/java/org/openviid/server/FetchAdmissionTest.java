package org.openviid.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openviid.schema.ViidException;

class FetchAdmissionTest {
  private static final FetchAdmission ADMISSION =
      FetchAdmission.of(List.of("camera.example.org", "*.example.net", "192.168.7.0/24", "2001:db8::/32"));

  @Test
  void namesAreListedOneByOneOrBelowAStar() {
    assertThat(ADMISSION.admitsName("Camera.example.ORG")).isTrue();
    assertThat(ADMISSION.admitsName("a.b.example.net")).isTrue();
    assertThat(ADMISSION.admitsName("example.net")).isFalse();
    assertThat(ADMISSION.admitsName("badexample.net")).isFalse();
    assertThat(ADMISSION.admitsName("other.example.org")).isFalse();
  }

  @Test
  void addressesAreListedByRange() {
    assertThat(ADMISSION.admits(InetAddress.ofLiteral("192.168.7.9"))).isTrue();
    assertThat(ADMISSION.admits(InetAddress.ofLiteral("192.168.8.9"))).isFalse();
    assertThat(ADMISSION.admits(InetAddress.ofLiteral("2001:db8::1"))).isTrue();
    assertThat(FetchAdmission.of(List.of()).admits(InetAddress.ofLiteral("8.8.8.8"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.8.9", "169.254.169.254", "0.0.0.0", "100.64.0.1",
        "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fc00::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1",
        "2002:7f00:1::", "::7f00:1"
      })
  void aNameDoesNotLeadInside(String address) {
    assertThat(ADMISSION.admitsForName(InetAddress.ofLiteral(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"8.8.8.8", "2606:4700::1111", "192.168.7.9"})
  void aNameLeadsToPublicAndToListedAddresses(String address) {
    assertThat(ADMISSION.admitsForName(InetAddress.ofLiteral(address))).isTrue();
  }

  @Test
  void whatIsNeitherIsNamed() {
    assertThatThrownBy(() -> FetchAdmission.of(List.of("http://camera/")))
        .isInstanceOf(ViidException.class)
        .hasMessageContaining("http://camera/");
    assertThatThrownBy(() -> FetchAdmission.of(List.of("192.0.2.0/99"))).isInstanceOf(ViidException.class);
  }
}
