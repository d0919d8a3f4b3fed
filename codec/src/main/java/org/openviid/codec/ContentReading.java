package org.openviid.codec;

import org.jspecify.annotations.Nullable;
import org.openviid.schema.Value;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Reads binary contents: those that were taken out of the body before, and those that are still there.
/// Used by one thread.
final class ContentReading {
  private final JsonParser parser;
  private final Body body;
  private final Contents contents;
  private final Findings findings;
  private final ValueReading values;

  ContentReading(
      JsonParser parser, Body body, Contents contents, Findings findings, ValueReading values) {
    this.parser = parser;
    this.body = body;
    this.contents = contents;
    this.findings = findings;
    this.values = values;
  }

  /// Reads the value at the current token.
  ///
  /// @return null when the attribute is absent or its value is refused
  @Nullable Value read(Field field, JsonToken token) {
    if (token != JsonToken.VALUE_STRING) {
      return values.read(field, token);
    }
    int length = parser.getStringLength();
    @Nullable DecodedContent content = length > 0 ? decoded(length) : taken();
    return content == null ? values.empty(field) : accepted(field, content);
  }

  /// A content that was taken out from where the tables know no content, or null.
  @Nullable Value openContent() {
    @Nullable DecodedContent content = taken();
    return content == null ? null : content.value();
  }

  private @Nullable DecodedContent taken() {
    return body.lifts().isEmpty() ? null : body.lifted(parser.currentTokenLocation().getByteOffset());
  }

  private DecodedContent decoded(int length) {
    char[] characters = parser.getStringCharacters();
    int offset = parser.getStringOffset();
    byte[] bytes = new byte[length];
    int beyond = 0;
    for (int i = 0; i < length; i++) {
      char character = characters[offset + i];
      beyond |= character;
      bytes[i] = (byte) character;
    }
    if (beyond > 0x7f) {
      bytes[0] = (byte) 0x80;
    }
    ContentDecoder decoder = new ContentDecoder(contents, length);
    decoder.add(bytes, 0, length);
    return decoder.finish();
  }

  private @Nullable Value accepted(Field field, DecodedContent content) {
    if (!content.fault().isEmpty()) {
      findings.refuse("OV-1224", field, content.fault());
      return null;
    }
    boolean tolerated = true;
    for (Tolerance tolerance : content.deviations()) {
      tolerated &= findings.tolerates(tolerance, field, "…");
    }
    @Nullable Value value = content.value();
    if (value == null) {
      return values.empty(field);
    }
    return tolerated ? value : null;
  }
}
