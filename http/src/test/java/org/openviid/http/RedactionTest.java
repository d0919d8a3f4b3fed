package org.openviid.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openviid.schema.Schema;

class RedactionTest {
  private static final Redaction REDACTION = Redaction.of(Schema.load());

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
    "{\"Password\":\"secret\"}                          | {\"Password\":\"…\"}",
    "{\"Password\" : \"se\\\"cret\", \"Name\":\"n\"}    | {\"Password\" : \"…\", \"Name\":\"n\"}",
    "{\"password\":12345}                               | {\"password\":\"…\"}",
    "{\"Password\":\"secret                             | {\"Password\":\"…\"",
    "<Password>secret</Password><Name>n</Name>          | <Password>…</Password><Name>n</Name>",
    "<v:Password type=\"x\">secret</v:Password>         | <v:Password type=\"x\">…</v:Password>",
    "{\"IDNumber\":\"330106199001011234\"}              | {\"IDNumber\":\"…\"}",
    "{\"PlateNo\":\"浙A12345\"}                         | {\"PlateNo\":\"浙A12345\"}",
    "{\"StoragePath\":\"http://h/pictures/1a-2b-abcdefghijklmnopqrstuv\"} | {\"StoragePath\":\"http://h/pictures/1a-2b-…\"}"
  })
  void secretAndRestrictedValuesAreTakenOutOfMessages(String message, String shown) {
    assertThat(REDACTION.body(message)).isEqualTo(shown);
  }

  @Test
  void proofsAndCookiesAreTakenOutOfHeaders() {
    assertThat(REDACTION.header("Authorization", "Digest username=\"u\", response=\"0123\", nc=00000001"))
        .isEqualTo("Digest username=\"u\", response=…, nc=00000001");
    assertThat(REDACTION.header("authorization", "Digest username=u,response=0123,uri=/")).isEqualTo("Digest username=u,response=…,uri=/");
    assertThat(REDACTION.header("Authorization", "Digest response=\"0123")).isEqualTo("Digest response=…");
    assertThat(REDACTION.header("Authorization", "Basic dXNlcjpwYXNz")).isEqualTo("Basic …");
    assertThat(REDACTION.header("Cookie", "session=1")).isEqualTo("…");
    assertThat(REDACTION.header("Authentication-Info", "rspauth=\"0123\", qop=auth")).isEqualTo("rspauth=…, qop=auth");
    assertThat(REDACTION.header("Host", "response=1")).isEqualTo("response=1");
  }
}
