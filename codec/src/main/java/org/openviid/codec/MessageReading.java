package org.openviid.codec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openviid.schema.DataObject;
import org.openviid.schema.Value;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.sym.PropertyNameMatcher;

/// Reads one message from its outermost bracket to its last. Used by one thread.
final class MessageReading {
  private final JsonParser parser;
  private final TypePlan expected;
  private final Roots roots;
  private final Findings findings;
  private final ObjectReading objects;
  private final Contents contents;
  private final List<Item> items = new ArrayList<>();
  private final DataObject.Builder frame;

  MessageReading(
      JsonParser parser, TypePlan expected, Findings findings, ObjectReading objects, Contents contents) {
    this.parser = parser;
    this.expected = expected;
    this.roots = expected.roots();
    this.findings = findings;
    this.objects = objects;
    this.contents = contents;
    this.frame = DataObject.builder(expected.type());
  }

  Message read() {
    JsonToken token = parser.nextToken();
    if (token == JsonToken.START_OBJECT) {
      root();
    } else if (token == JsonToken.START_ARRAY) {
      outerArray();
    } else if (token == null) {
      throw new MessageException("OV-1215", expected.clause(), roots.canonical());
    } else {
      throw noMessage(Tokens.shown(token));
    }
    if (parser.nextToken() != null) {
      throw new MessageException("OV-1211", roots.canonical());
    }
    return message();
  }

  private Message message() {
    if (!findings.problems().isEmpty()) {
      Problem first = findings.problems().getFirst();
      throw new MessageException(first.code(), first.clause(), first.attribute(), first.expected(), first.got());
    }
    if (isList()) {
      return new Message(frame.build(), items, findings.deviations());
    }
    if (items.size() != 1) {
      throw new MessageException("OV-1212", expected.clause(), roots.canonical(), items.size());
    }
    return new Message(items.getFirst().object(), items, findings.deviations());
  }

  private boolean isList() {
    return expected.elements() != null;
  }

  private void outerArray() {
    findings.tolerates(Tolerance.OUTER_ARRAY, expected.clause(), roots.canonical(), "{…}", "[…]");
    for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
      if (token != JsonToken.START_OBJECT) {
        throw noMessage("[" + Tokens.shown(token) + "]");
      }
      root();
    }
  }

  /// Reads the object around a message, or the message itself when there is none around it.
  private void root() {
    Map<String, @Nullable Value> others = new LinkedHashMap<>();
    boolean found = false;
    for (@Nullable String key = parser.nextName(); key != null; key = parser.nextName()) {
      Roots.@Nullable Root root = found ? null : roots.find(key);
      int match = found || root != null ? PropertyNameMatcher.MATCH_UNKNOWN_NAME : parser.currentNameMatch(bare().matcher());
      if (root != null) {
        found = true;
        below(root, key, parser.nextToken());
      } else if (match >= 0) {
        unwrapped(others, match);
        return;
      } else {
        others.put(key, objects.open(parser.nextToken()));
      }
    }
    if (!found) {
      throw noMessage(others.keySet().toString());
    }
    if (!others.isEmpty()) {
      findings.tolerates(
          Tolerance.EXTRA_ROOT_KEY, expected.clause(), roots.canonical(), roots.canonical(), others.keySet().toString());
    }
  }

  /// The plan of an object that comes without a key around it.
  private TypePlan bare() {
    @Nullable Field elements = expected.elements();
    return elements == null ? expected : elements.target();
  }

  private void unwrapped(Map<String, @Nullable Value> others, int match) {
    findings.tolerates(
        Tolerance.MISSING_WRAPPER, expected.clause(), roots.canonical(), roots.canonical(), parser.currentName());
    Findings.Aside aside = findings.begin();
    DataObject.Builder builder = DataObject.builder(bare().type());
    others.forEach(builder::set);
    objects.readInto(builder, bare(), match);
    add(builder.build(), aside);
  }

  private void below(Roots.Root root, String key, JsonToken token) {
    if (root.via() != null) {
      findings.tolerates(root.via(), expected.clause(), key, roots.canonical(), key);
    }
    switch (root.shape()) {
      case BODY -> body(root.plan(), key, token);
      case ELEMENTS -> elements(bare(), token);
      case LIST -> list(root.plan(), token);
    }
  }

  private void body(TypePlan plan, String key, JsonToken token) {
    if (isList()) {
      list(plan, token);
    } else if (token == JsonToken.START_ARRAY) {
      findings.tolerates(Tolerance.LIST_FOR_SINGLE, plan.clause(), key, "{…}", "[…]");
      array(plan);
    } else {
      item(plan, token);
    }
  }

  private void list(TypePlan plan, JsonToken token) {
    Field field = Objects.requireNonNull(plan.elements());
    if (token == JsonToken.START_OBJECT) {
      listMembers(plan, field, plan == expected ? frame : DataObject.builder(plan.type()));
    } else if (token == JsonToken.START_ARRAY) {
      findings.tolerates(Tolerance.BARE_ARRAY, plan.clause(), roots.canonical(), "{" + field.name() + "}", "[…]");
      array(field.target());
    } else if (token == JsonToken.VALUE_NULL) {
      findings.tolerates(Tolerance.NULL_VALUE, plan.clause(), roots.canonical(), "{" + field.name() + "}", "null");
    } else {
      throw noMessage(Tokens.shown(token));
    }
  }

  private void listMembers(TypePlan plan, Field elements, DataObject.Builder list) {
    for (int match = next(plan); match != PropertyNameMatcher.MATCH_END_OBJECT; match = next(plan)) {
      @Nullable Field field = match >= 0 ? plan.field(match) : plan.caseless(parser.currentName());
      if (field == null || field.attribute() != elements.attribute()) {
        objects.member(list, plan, match);
      } else {
        if (field.via() != null) {
          findings.tolerates(field.via(), field, parser.currentName());
        }
        elements(field.target(), parser.nextToken());
      }
    }
  }

  private int next(TypePlan plan) {
    return parser.nextNameMatch(plan.matcher());
  }

  private void elements(TypePlan plan, JsonToken token) {
    if (token == JsonToken.START_ARRAY) {
      array(plan);
    } else if (token == JsonToken.START_OBJECT) {
      findings.tolerates(Tolerance.SINGLE_FOR_LIST, plan.clause(), plan.type().element(), "[{…}]", "{…}");
      item(plan, token);
    } else if (token == JsonToken.VALUE_NULL) {
      findings.tolerates(Tolerance.NULL_VALUE, plan.clause(), plan.type().element(), "[{…}]", "null");
    } else {
      throw noMessage(Tokens.shown(token));
    }
  }

  private void array(TypePlan plan) {
    for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
      item(plan, token);
    }
  }

  private void item(TypePlan plan, JsonToken token) {
    objects.checkElements(items.size());
    Findings.Aside aside = findings.begin();
    if (token == JsonToken.START_OBJECT) {
      add(objects.read(plan), aside);
    } else {
      objects.refuse(plan, token);
      add(DataObject.builder(plan.type()).build(), aside);
    }
  }

  private void add(DataObject object, Findings.Aside aside) {
    Item item =
        new Item(items.size(), object, findings.problems(), findings.deviations(), findings.cleared());
    if (item.problems().isEmpty()) {
      contents.keep(object);
    }
    items.add(item);
    findings.resume(aside);
  }

  private MessageException noMessage(String got) {
    return new MessageException("OV-1210", expected.clause(), roots.canonical(), got);
  }
}
