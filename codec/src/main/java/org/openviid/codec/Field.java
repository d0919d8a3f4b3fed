package org.openviid.codec;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openviid.schema.Attribute;
import org.openviid.schema.Value;
import org.openviid.schema.ValueKind;

/// One spelling of one attribute, with what reading it needs at hand. Immutable once the plans are made.
final class Field {
  private final TypePlan owner;
  private final Attribute attribute;
  private final @Nullable Tolerance via;
  private final Map<String, Value.Text> padded;
  private final @Nullable TypePlan target;

  Field(TypePlan owner, Attribute attribute, @Nullable Tolerance via, @Nullable TypePlan target) {
    this.owner = owner;
    this.attribute = attribute;
    this.via = via;
    this.target = target;
    this.padded = LostZeros.of(attribute);
  }

  TypePlan owner() {
    return owner;
  }

  Attribute attribute() {
    return attribute;
  }

  String name() {
    return attribute.name();
  }

  ValueKind kind() {
    return attribute.kind();
  }

  /// What has to be tolerated for this spelling; null for the canonical one.
  @Nullable Tolerance via() {
    return via;
  }

  /// Codes without their leading zeros, and what they should have been; empty when the attribute's
  /// code list has no such codes.
  Map<String, Value.Text> padded() {
    return padded;
  }

  /// The plan of nested objects.
  TypePlan target() {
    if (target == null) {
      throw new IllegalStateException(name() + " nests nothing");
    }
    return target;
  }
}
