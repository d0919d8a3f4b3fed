package org.openviid.schema;

import java.time.LocalDateTime;

/// The identifier of an event (CaseObjectIDType).
///
/// @param text 30 characters
public record CaseId(String text) implements Identifier {
  private static final IdentifierLayout LAYOUT = IdentifierLayout.of("CaseObjectIDType");

  /// Checks the characters.
  ///
  /// @throws IllegalArgumentException saying which ones are wrong
  public CaseId {
    LAYOUT.check(text);
  }

  /// Reads an identifier, or says which characters are wrong.
  public static Parsed<CaseId> parse(String text) {
    return LAYOUT.parse(text, CaseId::new);
  }

  /// The organisation, 12 digits or upper-case letters.
  public String organisation() {
    return LAYOUT.part(text, "organisation");
  }

  /// The time it was given, in the local time of whoever gave it.
  public LocalDateTime time() {
    return LAYOUT.time(text);
  }

  /// The last 4 digits, which tell apart what was made within one second.
  public String serial() {
    return LAYOUT.part(text, "serial");
  }

  @Override
  public String toString() {
    return text;
  }
}
