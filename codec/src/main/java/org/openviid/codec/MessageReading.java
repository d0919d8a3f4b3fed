package org.openviid.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openviid.schema.DataObject;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.sym.PropertyNameMatcher;

/// Reads one message from its outermost bracket to its last. Used by one thread.
final class MessageReading {
  /// How many of the keys that do not belong there are named.
  private static final int NAMED = 5;

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
      throw findings.problems().getFirst().asException();
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
    tolerate(Tolerance.OUTER_ARRAY, roots.canonical(), "{…}", "[…]");
    for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
      if (token != JsonToken.START_OBJECT) {
        throw noMessage("[" + Tokens.shown(token) + "]");
      }
      root();
    }
  }

  /// Reads the object around a message, or the message itself when there is none around it: until one of
  /// the keys that name messages is found, the other keys are taken for attributes.
  private void root() {
    DataObject.Builder bare = DataObject.builder(bare().type());
    Findings.Aside around = findings.begin();
    boolean found = false;
    boolean known = false;
    List<String> others = new ArrayList<>(0);
    for (int match = next(bare()); match != PropertyNameMatcher.MATCH_END_OBJECT; match = next(bare())) {
      String key = parser.currentName();
      Roots.@Nullable Root root = roots.find(key);
      if (root == null) {
        if (others.size() < NAMED) {
          others.add(key);
        }
        known |= match >= 0 || bare().caseless(key) != null;
        objects.member(bare, bare(), match);
      } else {
        Findings.Aside beside = findings.swap(around);
        below(root, key, found);
        around = findings.swap(beside);
        found = true;
      }
    }
    if (found) {
      findings.resume(around);
      checkNoOthers(others);
    } else if (known) {
      addBare(bare.build(), around, others.getFirst());
    } else {
      throw noMessage(others.toString());
    }
  }

  private void checkNoOthers(List<String> others) {
    if (!others.isEmpty()) {
      tolerate(Tolerance.EXTRA_ROOT_KEY, roots.canonical(), roots.canonical(), others.toString());
    }
  }

  private void addBare(DataObject object, Findings.Aside around, String first) {
    Findings.Aside own = findings.swap(around);
    tolerate(Tolerance.MISSING_WRAPPER, roots.canonical(), roots.canonical(), first);
    add(object, findings.swap(own));
  }

  /// The plan of an object that comes without a key around it.
  private TypePlan bare() {
    @Nullable Field elements = expected.elements();
    return elements == null ? expected : elements.target();
  }

  /// Reads what stands below a key that names messages.
  private void below(Roots.Root root, String key, boolean again) {
    if (root.via() != null) {
      tolerate(root.via(), key, roots.canonical(), key);
    }
    if (again) {
      tolerate(Tolerance.DUPLICATE_KEY, key, roots.canonical(), key);
    }
    JsonToken token = parser.nextToken();
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
      tolerate(Tolerance.LIST_FOR_SINGLE, key, "{…}", "[…]");
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
      tolerate(Tolerance.BARE_ARRAY, roots.canonical(), "{" + field.name() + "}", "[…]");
      array(field.target());
    } else if (token == JsonToken.VALUE_NULL) {
      tolerate(Tolerance.NULL_VALUE, roots.canonical(), "{" + field.name() + "}", "null");
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
      tolerate(Tolerance.SINGLE_FOR_LIST, plan.type().element(), "[{…}]", "{…}");
      item(plan, token);
    } else if (token == JsonToken.VALUE_NULL) {
      tolerate(Tolerance.NULL_VALUE, plan.type().element(), "[{…}]", "null");
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
    Findings.Aside aside = findings.begin();
    if (token == JsonToken.START_OBJECT) {
      add(objects.read(plan), aside);
    } else {
      objects.refuse(plan, token);
      add(DataObject.builder(plan.type()).build(), aside);
    }
  }

  private void add(DataObject object, Findings.Aside aside) {
    objects.checkElements(items.size());
    Item item =
        new Item(items.size(), object, findings.problems(), findings.deviations(), findings.cleared());
    if (item.problems().isEmpty()) {
      contents.keep(object);
    }
    items.add(item);
    findings.resume(aside);
  }

  /// Takes note of a departure of the message itself.
  private void tolerate(Tolerance tolerance, String name, String wanted, String got) {
    findings.tolerates(tolerance, expected.clause(), name, wanted, got);
  }

  private MessageException noMessage(String got) {
    return new MessageException("OV-1210", expected.clause(), roots.canonical(), got);
  }
}
