package org.openviid.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openviid.schema.Outcome;

class NotatedBodyTest {
  private static Notation notation(byte[] bytes, Notation hint) throws IOException {
    NotatedBody body = NotatedBody.of(new ByteArrayInputStream(bytes), hint);
    assertThat(body.bytes().readAllBytes()).isEqualTo(bytes);
    return body.notation();
  }

  private static Notation notation(String text, Notation hint) throws IOException {
    assertThat(notation(text.getBytes(StandardCharsets.UTF_16), hint))
        .isEqualTo(notation(text.getBytes(StandardCharsets.UTF_16LE), hint));
    return notation(text.getBytes(StandardCharsets.UTF_8), hint);
  }

  @ParameterizedTest
  @EnumSource
  void theFirstSignificantByteDecides(Notation hint) throws IOException {
    for (String blanks : new String[] {"", "\ufeff", " \r\n\t", "\ufeff\n", " ".repeat(400)}) {
      assertThat(notation(blanks + "<a/>", hint)).isEqualTo(Notation.XML);
      assertThat(notation(blanks + "{}", hint)).isEqualTo(Notation.JSON);
      assertThat(notation(blanks + "[{}]" + "<".repeat(1000), hint)).isEqualTo(Notation.JSON);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theHintDecidesWhereTheBytesDoNot(Notation hint) throws IOException {
    for (String text : new String[] {"", " ", "DeviceID=1", "\"<\"", "a<b", " ".repeat(600) + "<a/>"}) {
      assertThat(notation(text, hint)).as(text).isEqualTo(hint);
    }
  }

  @Test
  void brokenConnectionIsSaidToBeOne() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("reset");
          }

          @Override
          public int read(byte[] target, int offset, int length) throws IOException {
            throw new IOException("reset");
          }
        };
    assertThatExceptionOfType(MessageException.class)
        .isThrownBy(() -> NotatedBody.of(broken, Notation.JSON))
        .satisfies(e -> assertThat(e.code()).isEqualTo("OV-1226"));
    assertThatExceptionOfType(MessageException.class)
        .isThrownBy(
            () ->
                Codec.READER.read(
                    new NotatedBody(broken, Notation.XML), Codec.type("Image"), Discarded::new,
                    Tolerances.LENIENT))
        .satisfies(e -> assertThat(e.code()).isEqualTo("OV-1229"));
  }

  @Test
  void outcomesAreThoseOfTheNotation() {
    assertThat(Notation.XML.outcome(Outcome.BAD_JSON)).isEqualTo(Outcome.BAD_XML);
    assertThat(Notation.XML.outcome(Outcome.BAD_JSON_CONTENT)).isEqualTo(Outcome.BAD_XML_CONTENT);
    for (Outcome outcome : Outcome.values()) {
      assertThat(Notation.JSON.outcome(outcome)).isEqualTo(outcome);
    }
  }
}
