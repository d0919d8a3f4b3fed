package org.openviid.schema;

import java.time.LocalDateTime;

/// The identifier of a subscription, disposition or notification (BusinessObjectIDType).
///
/// @param text 33 characters
public record BusinessObjectId(String text) implements Identifier {
  private static final IdentifierLayout LAYOUT = IdentifierLayout.of("BusinessObjectIDType");

  /// Checks the characters.
  ///
  /// @throws IllegalArgumentException saying which ones are wrong
  public BusinessObjectId {
    LAYOUT.check(text);
  }

  /// Reads an identifier, or says which characters are wrong.
  public static Parsed<BusinessObjectId> parse(String text) {
    return LAYOUT.parse(text, BusinessObjectId::new);
  }

  /// The organisation, 12 digits or upper-case letters.
  public String organisation() {
    return LAYOUT.part(text, "organisation");
  }

  /// What it is, 2 digits of code table BusinessObjectSubType.
  public String subtype() {
    return LAYOUT.part(text, "subtype");
  }

  /// The time it was given, in the local time of whoever gave it.
  public LocalDateTime time() {
    return LAYOUT.time(text);
  }

  /// The last 5 digits, which tell apart what was made within one second.
  public String serial() {
    return LAYOUT.part(text, "serial");
  }

  @Override
  public String toString() {
    return text;
  }
}
