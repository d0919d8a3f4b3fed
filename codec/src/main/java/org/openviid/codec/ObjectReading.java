package org.openviid.codec;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openviid.schema.DataObject;
import org.openviid.schema.Value;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.sym.PropertyNameMatcher;

/// Reads objects with everything in them. Used by one thread.
final class ObjectReading {
  private final JsonParser parser;
  private final Findings findings;
  private final ValueReading values;
  private final TextsReading texts;
  private final ContentReading contents;
  private final OpenReading open;

  ObjectReading(
      JsonParser parser, Findings findings, ValueReading values, ContentReading contents, OpenReading open) {
    this.parser = parser;
    this.findings = findings;
    this.values = values;
    this.texts = new TextsReading(parser, findings, values, open);
    this.contents = contents;
    this.open = open;
  }

  /// Reads the object whose opening brace is the current token.
  DataObject read(TypePlan plan) {
    DataObject.Builder builder = DataObject.builder(plan.type());
    readInto(builder, plan);
    return builder.build();
  }

  private void readInto(DataObject.Builder builder, TypePlan plan) {
    open.countObject();
    int match = parser.nextNameMatch(plan.matcher());
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

  /// Whether several codes come as an array that one text should join.
  private static boolean isSeveral(Field field, JsonToken token) {
    return token == JsonToken.START_ARRAY && field.attribute().separator().isPresent();
  }

  private @Nullable Value value(Field field, JsonToken token) {
    return switch (field.kind()) {
      case TEXT -> token == JsonToken.START_ARRAY ? texts.joined(field) : values.read(field, token);
      case CODE -> isSeveral(field, token) ? texts.joined(field) : values.read(field, token);
      case INT, DOUBLE, INTCODE, FLAG, TIME -> values.read(field, token);
      case DATA -> contents.read(field, token);
      case OBJECT -> object(field, token);
      case LIST -> list(field, token);
      case TEXTS -> texts.read(field, token);
    };
  }

  private @Nullable Value object(Field field, JsonToken token) {
    if (token == JsonToken.START_OBJECT) {
      return nested(field.name(), field.target());
    }
    if (token != JsonToken.START_ARRAY) {
      return values.nothing(field, token);
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
    if (elements.size() > 1) {
      return values.unreadable(field, "[" + elements.size() + "]");
    }
    return tolerated && !elements.isEmpty() ? elements.getFirst() : null;
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
    return values.nothing(field, token);
  }

  private Value.Sequence array(Field field) {
    List<Value> elements = new ArrayList<>();
    findings.enter(field.name());
    JsonToken token = parser.nextToken();
    for (int position = 0; token != JsonToken.END_ARRAY; position++) {
      open.checkElements(position);
      findings.at(position);
      if (token == JsonToken.START_OBJECT) {
        elements.add(new Value.Nested(read(field.target())));
      } else {
        noObject(field, token);
      }
      token = parser.nextToken();
    }
    findings.leave();
    return new Value.Sequence(elements);
  }

  private void noObject(Field field, JsonToken token) {
    if (token == JsonToken.VALUE_NULL) {
      findings.tolerates(Tolerance.NULL_VALUE, field, "[null]");
    } else {
      parser.skipChildren();
      values.unreadable(field, "[" + Tokens.shown(token) + "]");
    }
  }

  /// Refuses a list that is too long.
  void checkElements(int count) {
    open.checkElements(count);
  }

  /// Refuses an element of a message that is no object.
  void refuse(TypePlan plan, JsonToken token) {
    findings.refuse("OV-1221", plan.clause(), "", "{" + plan.type().name() + "}", Tokens.shown(token));
    parser.skipChildren();
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
      String expected = "{" + plan.type().name() + "}";
      findings.tolerates(Tolerance.WRAPPED_ELEMENT, plan.clause(), name, expected, "{" + name + "}");
      readInto(builder, plan);
    } else {
      findings.tolerates(Tolerance.UNKNOWN_ATTRIBUTE, plan.clause(), name, "", Tokens.shown(token));
      open.member(builder, name, token);
    }
  }
}
