package org.openviid.codec;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openviid.schema.DataObject;
import org.openviid.schema.ObjectType;
import org.openviid.schema.Value;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.InputCoercionException;

/// Reads values that no table describes, and counts what a message holds. Used by one thread.
final class OpenReading {
  private final JsonParser parser;
  private final Limits limits;
  private final ValueReading values;
  private final ContentReading contents;
  private int objects;

  OpenReading(JsonParser parser, Limits limits, ValueReading values, ContentReading contents) {
    this.parser = parser;
    this.limits = limits;
    this.values = values;
    this.contents = contents;
  }

  /// Refuses a message with too many objects.
  void countObject() {
    objects++;
    if (objects > limits.objects()) {
      throw new MessageException("OV-1205", limits.objects());
    }
  }

  /// Refuses a list that is too long.
  void checkElements(int count) {
    if (count >= limits.elements()) {
      throw new MessageException("OV-1206", limits.elements());
    }
  }

  /// Reads the value of an attribute that its type does not know.
  ///
  /// @param token the first one of the value
  void member(DataObject.Builder builder, String name, JsonToken token) {
    @Nullable Value value = value(token);
    if (value != null && !Texts.isBroken(name.toCharArray(), 0, name.length())) {
      builder.set(name, value);
    }
  }

  private @Nullable Value value(JsonToken token) {
    return switch (token) {
      case VALUE_STRING -> openText();
      case VALUE_NUMBER_INT -> openWhole();
      case VALUE_NUMBER_FLOAT -> openReal();
      case VALUE_TRUE -> new Value.Flag(true);
      case VALUE_FALSE -> new Value.Flag(false);
      case VALUE_NULL -> null;
      case START_OBJECT -> openObject();
      case START_ARRAY -> openArray();
      case NOT_AVAILABLE, END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT ->
          throw new IllegalStateException("value expected, not " + token);
    };
  }

  private @Nullable Value openText() {
    int length = values.textLength();
    if (length == 0) {
      return contents.openContent();
    }
    char[] characters = parser.getStringCharacters();
    int offset = parser.getStringOffset();
    return Texts.isBroken(characters, offset, length) ? null : Texts.of(characters, offset, length);
  }

  private Value openWhole() {
    try {
      return new Value.Whole(parser.getLongValue());
    } catch (InputCoercionException e) {
      return new Value.Text(parser.getString());
    }
  }

  private Value openReal() {
    double real = parser.getDoubleValue();
    return Double.isFinite(real) ? new Value.Real(real) : new Value.Text(parser.getString());
  }

  private Value openObject() {
    countObject();
    DataObject.Builder builder = DataObject.builder(ObjectType.open());
    for (@Nullable String name = parser.nextName(); name != null; name = parser.nextName()) {
      member(builder, name, parser.nextToken());
    }
    return new Value.Nested(builder.build());
  }

  private Value openArray() {
    List<Value> elements = new ArrayList<>();
    for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
      checkElements(elements.size());
      @Nullable Value value = value(token);
      if (value != null) {
        elements.add(value);
      }
    }
    return new Value.Sequence(elements);
  }
}
