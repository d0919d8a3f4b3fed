package org.openviid.schema;

import java.time.LocalDateTime;

/// The identifier of a video slice, image, file or data organisation library (BasicObjectIDType).
///
/// @param text 41 digits
public record BasicObjectId(String text) implements Identifier {
  private static final IdentifierLayout LAYOUT = IdentifierLayout.of("BasicObjectIDType");

  /// Checks the characters.
  ///
  /// @throws IllegalArgumentException saying which ones are wrong
  public BasicObjectId {
    LAYOUT.check(text);
  }

  /// Reads an identifier, or says which characters are wrong.
  public static Parsed<BasicObjectId> parse(String text) {
    return LAYOUT.parse(text, BasicObjectId::new);
  }

  /// The device it was collected by, or the platform when a person did.
  public DeviceId device() {
    return new DeviceId(LAYOUT.part(text, "device"));
  }

  /// What it is, 2 digits of code table BasicObjectSubType.
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
