package org.openviid.schema;

import java.util.Optional;

/// What became of reading an identifier.
public sealed interface Parsed<T extends Identifier> {
  /// It is one.
  ///
  /// @param identifier the identifier
  record Valid<T extends Identifier>(T identifier) implements Parsed<T> {}

  /// It is none.
  ///
  /// @param error which characters are wrong, and what they should be
  record Faulty<T extends Identifier>(ErrorText error) implements Parsed<T> {}

  /// The identifier, if it is one.
  default Optional<T> valid() {
    return switch (this) {
      case Valid<T> valid -> Optional.of(valid.identifier());
      case Faulty<T> faulty -> Optional.empty();
    };
  }

  /// What is wrong, if it is none.
  default Optional<ErrorText> fault() {
    return switch (this) {
      case Valid<T> valid -> Optional.empty();
      case Faulty<T> faulty -> Optional.of(faulty.error());
    };
  }
}
