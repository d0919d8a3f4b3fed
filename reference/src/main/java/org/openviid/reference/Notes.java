package org.openviid.reference;

import java.util.ArrayList;
import java.util.List;
import org.openviid.schema.Attribute;
import org.openviid.schema.CodeList;
import org.openviid.schema.Label;
import org.openviid.schema.ObjectType;
import org.openviid.schema.Sensitivity;

/// What is said of types and attributes in documents.
final class Notes {
  private Notes() {}

  /// Both names of something.
  static String both(Label label) {
    return label.zh().equals(label.en()) ? label.en() : label.zh() + " · " + label.en();
  }

  /// What people should know of an attribute: its names, its codes if they are none of a closed list, and
  /// the remark of its table.
  static String of(Attribute attribute) {
    List<String> parts = new ArrayList<>();
    parts.add(both(attribute.label()));
    CodeList codes = attribute.codes();
    if (codes != null) {
      parts.add(codes.name());
    }
    if (!attribute.note().isEmpty()) {
      parts.add(attribute.note());
    }
    return String.join("; ", parts);
  }

  /// Where an attribute comes from and how it is protected, for programs.
  static String origin(Attribute attribute) {
    List<String> parts = new ArrayList<>();
    parts.add("key " + attribute.key());
    parts.add(Edition.word(attribute.provenance()));
    if (attribute.sensitivity() != Sensitivity.NONE) {
      parts.add(Edition.word(attribute.sensitivity()));
    }
    return String.join("; ", parts);
  }

  /// Where a type comes from, for programs.
  static String origin(Edition edition, ObjectType type) {
    return "key " + type.key() + "; " + String.join("; ", edition.origin(type));
  }
}
