package org.openviid.schema;

/// How an attribute's value has to be protected.
public enum Sensitivity {
  /// Describes no person.
  NONE,
  /// Personal data: reading it is audited.
  PERSONAL,
  /// Readable with a permission only, and no search condition unless a role is configured for it.
  RESTRICTED,
  /// Write-only: never returned, indexed, logged or notified.
  SECRET
}
