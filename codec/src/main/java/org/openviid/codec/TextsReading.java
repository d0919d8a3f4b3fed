package org.openviid.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openviid.schema.Value;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Reads lists of texts. Used by one thread.
final class TextsReading {
  private final JsonParser parser;
  private final Findings findings;
  private final ValueReading values;
  private final OpenReading open;

  TextsReading(JsonParser parser, Findings findings, ValueReading values, OpenReading open) {
    this.parser = parser;
    this.findings = findings;
    this.values = values;
    this.open = open;
  }

  /// Reads the list at the current token.
  ///
  /// @return null when it is absent, empty or refused
  @Nullable Value read(Field field, JsonToken token) {
    if (token == JsonToken.START_ARRAY) {
      List<Value.Text> texts = elements(field);
      return texts.isEmpty() ? null : new Value.Sequence(List.copyOf(texts));
    }
    boolean isText = token == JsonToken.VALUE_STRING && values.textLength() > 0;
    return isText ? split(field, parser.getString()) : values.nothing(field, token);
  }

  private @Nullable Value split(Field field, String text) {
    List<Value> texts = new ArrayList<>();
    for (String part : text.split("[,;]", -1)) {
      if (!part.isBlank()) {
        texts.add(new Value.Text(part.strip()));
      }
    }
    boolean tolerated = findings.toleratesValue(Tolerance.TEXT_FOR_ARRAY, field, text);
    return tolerated && !texts.isEmpty() ? new Value.Sequence(texts) : null;
  }

  /// Reads an array of texts where one text with separators belongs.
  @Nullable Value joined(Field field) {
    List<Value.Text> texts = elements(field);
    boolean tolerated = findings.tolerates(Tolerance.ARRAY_FOR_TEXT, field, "[" + texts.size() + "]");
    if (!tolerated || texts.isEmpty()) {
      return null;
    }
    String separator = field.attribute().separator().orElse(",");
    return new Value.Text(texts.stream().map(Value.Text::text).collect(Collectors.joining(separator)));
  }

  private List<Value.Text> elements(Field field) {
    List<Value.Text> texts = new ArrayList<>();
    JsonToken token = parser.nextToken();
    for (int position = 0; token != JsonToken.END_ARRAY; position++) {
      open.checkElements(position);
      switch (token) {
        case VALUE_STRING -> addText(field, texts);
        case VALUE_NULL -> findings.tolerates(Tolerance.NULL_VALUE, field, "[null]");
        case START_OBJECT, START_ARRAY -> {
          parser.skipChildren();
          values.unreadable(field, "[" + Tokens.shown(token) + "]");
        }
        case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE -> {
          if (findings.toleratesValue(Tolerance.NUMBER_FOR_TEXT, field, parser.getString())) {
            texts.add(new Value.Text(parser.getString()));
          }
        }
        case NOT_AVAILABLE, END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT ->
            throw new IllegalStateException("value expected, not " + token);
      }
      token = parser.nextToken();
    }
    return texts;
  }

  private void addText(Field field, List<Value.Text> texts) {
    int length = values.textLength();
    if (length == 0) {
      values.empty(field);
    } else if (Texts.isBroken(parser.getStringCharacters(), parser.getStringOffset(), length)) {
      values.unreadable(field, ValueReading.LONE_SURROGATE);
    } else {
      texts.add(Texts.of(parser.getStringCharacters(), parser.getStringOffset(), length));
    }
  }
}
