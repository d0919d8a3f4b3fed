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
import tools.jackson.core.sym.PropertyNameMatcher;

/// Reads objects with everything in them. Used by one thread.
final class ObjectReading {
  private final JsonParser parser;
  private final Limits limits;
  private final Findings findings;
  private final ValueReading values;
  private final ContentReading contents;
  private int objects;

  ObjectReading(
      JsonParser parser, Limits limits, Findings findings, ValueReading values, ContentReading contents) {
    this.parser = parser;
    this.limits = limits;
    this.findings = findings;
    this.values = values;
    this.contents = contents;
  }

  /// Reads the object whose opening brace is the current token.
  DataObject read(TypePlan plan) {
    DataObject.Builder builder = DataObject.builder(plan.type());
    readInto(builder, plan, parser.nextNameMatch(plan.matcher()));
    return builder.build();
  }

  /// Reads members until the closing brace.
  ///
  /// @param first the match of the first name, which is the current token
  void readInto(DataObject.Builder builder, TypePlan plan, int first) {
    countObject();
    int match = first;
    while (match != PropertyNameMatcher.MATCH_END_OBJECT) {
      member(builder, plan, match);
      match = parser.nextNameMatch(plan.matcher());
    }
  }

  /// Reads the member whose name is the current token.
  void member(DataObject.Builder builder, TypePlan plan, int match) {
    if (match >= 0) {
      member(builder, plan.field(match));
    } else {
      stranger(builder, plan, parser.currentName());
    }
  }

  private void countObject() {
    objects++;
    if (objects > limits.objects()) {
      throw new MessageException("OV-1205", limits.objects());
    }
  }

  private void member(DataObject.Builder builder, Field field) {
    @Nullable Tolerance via = field.via();
    boolean accepted = via == null || findings.tolerates(via, field, parser.currentName());
    @Nullable Value value = value(field, parser.nextToken());
    if (value == null || !accepted) {
      return;
    }
    @Nullable Value before = builder.value(field.attribute());
    if (before != null) {
      boolean keepsFirst = via != null;
      if (!findings.tolerates(Tolerance.DUPLICATE_KEY, field, field.name()) || keepsFirst) {
        return;
      }
    }
    builder.set(field.attribute(), value);
  }

  private @Nullable Value value(Field field, JsonToken token) {
    return switch (field.kind()) {
      case TEXT -> token == JsonToken.START_ARRAY ? joined(field) : values.read(field, token);
      case INT, DOUBLE, CODE, INTCODE, FLAG, TIME -> values.read(field, token);
      case DATA -> contents.read(field, token);
      case OBJECT -> object(field, token);
      case LIST -> list(field, token);
      case TEXTS -> texts(field, token);
    };
  }

  private @Nullable Value object(Field field, JsonToken token) {
    if (token == JsonToken.START_OBJECT) {
      return nested(field.name(), field.target());
    }
    if (token != JsonToken.START_ARRAY) {
      return nothing(field, token);
    }
    @Nullable Field elements = field.target().elements();
    return elements != null ? bareArray(field, elements) : onlyElement(field);
  }

  private Value nested(String name, TypePlan plan) {
    findings.enter(name);
    DataObject object = read(plan);
    findings.leave();
    return new Value.Nested(object);
  }

  /// An array where an object with that array in it belongs.
  private @Nullable Value bareArray(Field field, Field elements) {
    boolean tolerated = findings.tolerates(Tolerance.BARE_ARRAY, field, "[…]");
    findings.enter(field.name());
    Value.Sequence sequence = array(elements);
    findings.leave();
    DataObject.Builder wrapper = DataObject.builder(field.target().type());
    return tolerated ? new Value.Nested(wrapper.set(elements.attribute(), sequence).build()) : null;
  }

  /// An array of one object where the object belongs.
  private @Nullable Value onlyElement(Field field) {
    boolean tolerated = findings.tolerates(Tolerance.LIST_FOR_SINGLE, field, "[…]");
    List<Value> elements = array(field).values();
    if (elements.size() == 1 && tolerated) {
      return elements.getFirst();
    }
    if (elements.size() > 1) {
      findings.refuse("OV-1222", field, "[" + elements.size() + "]");
    }
    return null;
  }

  private @Nullable Value list(Field field, JsonToken token) {
    if (token == JsonToken.START_ARRAY) {
      return array(field);
    }
    if (token == JsonToken.START_OBJECT) {
      boolean tolerated = findings.tolerates(Tolerance.SINGLE_FOR_LIST, field, "{…}");
      Value only = nested(field.name(), field.target());
      return tolerated ? new Value.Sequence(List.of(only)) : null;
    }
    return nothing(field, token);
  }

  private Value.Sequence array(Field field) {
    List<Value> elements = new ArrayList<>();
    findings.enter(field.name());
    JsonToken token = parser.nextToken();
    for (int position = 0; token != JsonToken.END_ARRAY; position++) {
      checkElements(position);
      findings.at(position);
      if (token == JsonToken.START_OBJECT) {
        elements.add(new Value.Nested(read(field.target())));
      } else {
        noObject(field.target(), token);
      }
      token = parser.nextToken();
    }
    findings.leave();
    return new Value.Sequence(elements);
  }

  private void noObject(TypePlan plan, JsonToken token) {
    if (token == JsonToken.VALUE_NULL) {
      findings.tolerates(Tolerance.NULL_VALUE, plan.clause(), "", "{" + plan.type().name() + "}", "null");
    } else {
      refuse(plan, token);
    }
  }

  /// Refuses an array element that is no object.
  void refuse(TypePlan plan, JsonToken token) {
    findings.refuse("OV-1221", plan.clause(), "", "{" + plan.type().name() + "}", Tokens.shown(token));
    parser.skipChildren();
  }

  /// Refuses a list that is too long.
  void checkElements(int count) {
    if (count >= limits.elements()) {
      throw new MessageException("OV-1206", limits.elements());
    }
  }

  private @Nullable Value nothing(Field field, JsonToken token) {
    if (token == JsonToken.VALUE_NULL) {
      return values.absent(field);
    }
    if (token == JsonToken.VALUE_STRING && parser.getStringLength() == 0) {
      return values.empty(field);
    }
    return values.unreadable(field, Tokens.shown(token));
  }

  private @Nullable Value texts(Field field, JsonToken token) {
    if (token == JsonToken.START_ARRAY) {
      List<Value> texts = textElements(field);
      return texts.isEmpty() ? null : new Value.Sequence(texts);
    }
    if (token != JsonToken.VALUE_STRING || parser.getStringLength() == 0) {
      return nothing(field, token);
    }
    if (!findings.toleratesValue(Tolerance.TEXT_FOR_ARRAY, field, parser.getString())) {
      return null;
    }
    List<Value> texts = new ArrayList<>();
    for (String part : parser.getString().split("[,;]", -1)) {
      if (!part.isBlank()) {
        texts.add(new Value.Text(part.strip()));
      }
    }
    return texts.isEmpty() ? null : new Value.Sequence(texts);
  }

  private @Nullable Value joined(Field field) {
    List<Value> texts = textElements(field);
    boolean tolerated = findings.tolerates(Tolerance.ARRAY_FOR_TEXT, field, "[" + texts.size() + "]");
    if (!tolerated || texts.isEmpty()) {
      return null;
    }
    StringBuilder joined = new StringBuilder();
    for (Value text : texts) {
      joined.append(joined.isEmpty() ? "" : ",").append(((Value.Text) text).text());
    }
    return new Value.Text(joined.toString());
  }

  /// The texts of an array; numbers are taken as texts.
  private List<Value> textElements(Field field) {
    List<Value> texts = new ArrayList<>();
    JsonToken token = parser.nextToken();
    for (int position = 0; token != JsonToken.END_ARRAY; position++) {
      checkElements(position);
      if (!token.isScalarValue()) {
        findings.refuse("OV-1223", field, Tokens.shown(token));
        parser.skipChildren();
      } else if (token == JsonToken.VALUE_NULL) {
        findings.tolerates(Tolerance.NULL_VALUE, field, "null");
      } else if (token == JsonToken.VALUE_STRING || findings.toleratesValue(Tolerance.NUMBER_FOR_TEXT, field, parser.getString())) {
        addText(field, texts);
      }
      token = parser.nextToken();
    }
    return texts;
  }

  private void addText(Field field, List<Value> texts) {
    char[] characters = parser.getStringCharacters();
    int offset = parser.getStringOffset();
    int length = values.textLength();
    if (length == 0) {
      findings.tolerates(Tolerance.EMPTY_TEXT, field, "\"\"");
    } else if (Texts.isBroken(characters, offset, length)) {
      values.unreadable(field, "\\ud800–\\udfff");
    } else {
      texts.add(Texts.of(characters, offset, length));
    }
  }

  /// A member that the type does not know under this name.
  private void stranger(DataObject.Builder builder, TypePlan plan, String name) {
    @Nullable Field field = plan.caseless(name);
    if (field != null) {
      member(builder, field);
      return;
    }
    JsonToken token = parser.nextToken();
    if (token == JsonToken.START_OBJECT && plan.isRoot(name)) {
      findings.tolerates(Tolerance.WRAPPED_ELEMENT, plan.clause(), name, "{" + plan.type().name() + "}", "{" + name + "}");
      readInto(builder, plan, parser.nextNameMatch(plan.matcher()));
      return;
    }
    findings.tolerates(Tolerance.UNKNOWN_ATTRIBUTE, plan.clause(), name, "", Tokens.shown(token));
    extra(builder, name, token);
  }

  private void extra(DataObject.Builder builder, String name, JsonToken token) {
    @Nullable Value value = open(token);
    if (value == null || Texts.isBroken(name.toCharArray(), 0, name.length())) {
      return;
    }
    builder.set(name, value);
  }

  /// Reads a value that no table describes.
  ///
  /// @return null when it is absent
  @Nullable Value open(JsonToken token) {
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
      extra(builder, name, parser.nextToken());
    }
    return new Value.Nested(builder.build());
  }

  private Value openArray() {
    List<Value> elements = new ArrayList<>();
    for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
      checkElements(elements.size());
      @Nullable Value value = open(token);
      if (value != null) {
        elements.add(value);
      }
    }
    return new Value.Sequence(elements);
  }
}
