package org.openviid.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openviid.codec.Notation;

class NegotiationTest {
  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "application/VIID+XML | XML",
    "application/viid+xml;charset=UTF-8 | XML",
    "application/xml | XML",
    "text/xml;q=0.1 | XML",
    "application/*+XML, application/*+JSON;q=0.5 | XML",
    "application/json;q=0.5,application/xml | XML",
    "*/*, text/xml | XML",
    "application/json,application/VIID+json, */* | JSON",
    "application/VIID+JSON | JSON",
    "application/xml;q=0, application/json | JSON",
    "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8 | XML",
    "application/xml;q=0 | ",
    "text/html, application/xhtml+xml | ",
    "*/* | ",
    "nonsense;; | ",
    "; | "
  })
  void theCallerGetsWhatItPrefers(String accept, Notation wanted) {
    assertThat(Negotiation.wanted(HttpFields.build().add(HttpHeader.ACCEPT, accept))).isEqualTo(wanted);
  }

  @Test
  void withoutAWishThereIsNone() {
    assertThat(Negotiation.wanted(HttpFields.EMPTY)).isNull();
    assertThat(Negotiation.wanted(HttpFields.build().add(HttpHeader.ACCEPT, ""))).isNull();
  }

  @ParameterizedTest
  @CsvSource({"application/VIID+XML, XML", "text/xml, XML", "application/json, JSON", "text/plain, JSON",
      ", JSON"})
  void contentTypeIsAHint(String type, Notation notation) {
    HttpFields.Mutable headers = HttpFields.build();
    if (type != null) {
      headers.add(HttpHeader.CONTENT_TYPE, type);
    }
    assertThat(Negotiation.called(headers)).isEqualTo(notation);
  }
}
