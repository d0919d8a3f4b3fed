package org.openviid.reference;

import org.openviid.schema.Attribute;
import org.openviid.schema.ObjectType;
import org.openviid.schema.Obligation;
import org.openviid.schema.Sensitivity;
import org.openviid.schema.TypeKind;

/// How much of an object a schema asks for.
public enum Extent {
  /// All that the standard wants: what a peer should send when it creates an object.
  WHOLE(""),
  /// Whatever part of an object there is: changes, answers that were asked for some attributes only, and
  /// objects whose senders left something out. Names, types, lengths and codes hold all the same, and
  /// messages that are no objects, such as the response status, are complete.
  PART("-part");

  private final String suffix;

  Extent(String suffix) {
    this.suffix = suffix;
  }

  /// What the names of documents of this extent end with.
  String suffix() {
    return suffix;
  }

  /// Whether an object of the type is wrong without the attribute.
  boolean requires(ObjectType type, Attribute attribute) {
    boolean asked = this == WHOLE ? attribute.sensitivity() != Sensitivity.SECRET : type.kind() == TypeKind.MESSAGE;
    return asked && attribute.obligation() == Obligation.REQUIRED;
  }
}
