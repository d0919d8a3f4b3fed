package org.openviid.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {
  @ParameterizedTest
  @CsvSource({
    "http://192.0.2.10:1400, 192.0.2.10, 1400, false, http://192.0.2.10:1400",
    "http://192.0.2.10:1400/VIID/Faces?a=b, 192.0.2.10, 1400, false, http://192.0.2.10:1400",
    "HTTP://library.example, library.example, 80, false, http://library.example",
    "https://library.example, library.example, 443, true, https://library.example",
    "https://library.example:80, library.example, 80, true, https://library.example:80",
    "http://[2001:db8::1]:1400, 2001:db8::1, 1400, false, http://[2001:db8::1]:1400",
  })
  void isReadFromUrls(String url, String host, int port, boolean tls, String printed) {
    Endpoint endpoint = Endpoint.of(url);

    assertThat(endpoint).isEqualTo(new Endpoint(host, port, tls));
    assertThat(endpoint).hasToString(printed);
  }

  @ParameterizedTest
  @ValueSource(strings =
      {"", "library.example:80", "ftp://library.example", "http://", "http:// a", "http:/x", "/VIID"})
  void whatIsNoHttpUrlIsRefused(String url) {
    assertThatThrownBy(() -> Endpoint.of(url)).isInstanceOf(WireException.class)
        .hasMessageContaining("'" + url + "'");
  }
}
