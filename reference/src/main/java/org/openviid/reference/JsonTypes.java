package org.openviid.reference;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.openviid.schema.Attribute;
import org.openviid.schema.CodeList;
import org.openviid.schema.ObjectType;
import org.openviid.schema.Sensitivity;

/// Describes object types in JSON Schema: whatever is referred to, once. Used by one thread.
///
/// Attributes that the tables do not know are allowed everywhere, as they are kept and returned.
final class JsonTypes {
  private final Edition edition;
  private final JsonText json;
  private final String place;
  private final JsonValues values;
  private final Deque<Subject> waiting = new ArrayDeque<>();
  private final Set<Subject> known = new HashSet<>();

  /// @param place where in the document the definitions stand, such as `#/$defs/`
  JsonTypes(Edition edition, JsonText json, String place) {
    this.edition = edition;
    this.json = json;
    this.place = place;
    this.values = new JsonValues(json, this);
  }

  /// What a definition is of.
  private sealed interface Subject {
    /// The name of the definition.
    String name();

    /// Message bodies: an object with one key.
    record Body(ObjectType type, Extent extent) implements Subject {
      @Override
      public String name() {
        return type.root() + extent.suffix();
      }
    }

    /// Objects of a type.
    record Objects(ObjectType type, Extent extent) implements Subject {
      @Override
      public String name() {
        return type.name() + extent.suffix();
      }
    }

    /// Codes of a list, as text or as numbers.
    record Codes(CodeList list, boolean number) implements Subject {
      @Override
      public String name() {
        return list.name() + (number ? "-number" : "");
      }
    }
  }

  /// A reference to objects of a type.
  void type(ObjectType type, Extent extent) {
    reference(new Subject.Objects(type, extent));
  }

  /// A reference to message bodies.
  void message(ObjectType type, Extent extent) {
    reference(new Subject.Body(type, extent));
  }

  /// A reference to the codes of a list.
  void codes(CodeList list, boolean number) {
    reference(new Subject.Codes(list, number));
  }

  /// Asks for the definition of a type that nothing refers to yet.
  void include(ObjectType type, Extent extent) {
    want(new Subject.Objects(type, extent));
  }

  private void reference(Subject subject) {
    want(subject);
    json.put("$ref", place + subject.name());
  }

  private void want(Subject subject) {
    if (known.add(subject)) {
      waiting.add(subject);
    }
  }

  /// Members for all that was referred to, and for what those refer to in turn.
  void definitions() {
    for (Subject next = waiting.poll(); next != null; next = waiting.poll()) {
      Subject wanted = next;
      json.object(wanted.name(), () -> definition(wanted));
    }
  }

  private void definition(Subject wanted) {
    switch (wanted) {
      case Subject.Body(ObjectType type, Extent extent) -> body(type, extent);
      case Subject.Objects(ObjectType type, Extent extent) -> objects(type, extent);
      case Subject.Codes(CodeList list, boolean number) -> values.list(list, number);
    }
  }

  private void body(ObjectType type, Extent extent) {
    String root = type.root();
    json.put("type", "object");
    json.object("properties", () -> json.object(root, () -> type(type, extent)));
    json.texts("required", List.of(root));
    json.put("additionalProperties", false);
  }

  private void objects(ObjectType type, Extent extent) {
    json.put("title", Notes.both(type.label()));
    json.putUnlessEmpty("description", type.note());
    json.put("type", "object");
    List<String> required = new ArrayList<>();
    json.object("properties", () -> {
      for (Attribute attribute : edition.attributes(type)) {
        json.object(attribute.name(), () -> attribute(attribute, extent));
        if (extent.requires(type, attribute)) {
          required.add(attribute.name());
        }
      }
    });
    if (!required.isEmpty()) {
      json.texts("required", required);
    }
    if (!type.root().isEmpty()) {
      json.object("xml", () -> json.put("name", type.root()));
    }
    json.put("x-origin", Notes.origin(edition, type));
  }

  private void attribute(Attribute attribute, Extent extent) {
    json.put("description", Notes.of(attribute));
    if (attribute.sensitivity() == Sensitivity.SECRET) {
      json.put("writeOnly", true);
    }
    values.of(attribute, extent);
    json.put("x-origin", Notes.origin(attribute));
  }
}
