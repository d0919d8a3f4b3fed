package org.openviid.engine;

import org.openviid.schema.ObjectType;

/// Makes identifiers for objects that came without a usable one.
@FunctionalInterface
public interface IdentifierSource {
  /// A new identifier by the type's rule, never given before by this source.
  ///
  /// @param type the type of the object
  /// @param device the 20-digit code of the device or system that the object comes from
  String create(ObjectType type, String device);
}
