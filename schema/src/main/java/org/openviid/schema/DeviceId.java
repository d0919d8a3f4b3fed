package org.openviid.schema;

/// The code of a device, a system or a collection point (DeviceIDType).
///
/// @param text 20 digits
public record DeviceId(String text) implements Identifier {
  private static final IdentifierLayout LAYOUT = IdentifierLayout.of("DeviceIDType");
  private static final int AREA_DIGITS = 6;

  /// Checks the characters.
  ///
  /// @throws IllegalArgumentException saying which ones are wrong
  public DeviceId {
    LAYOUT.check(text);
  }

  /// Reads an identifier, or says which characters are wrong.
  public static Parsed<DeviceId> parse(String text) {
    return LAYOUT.parse(text, DeviceId::new);
  }

  /// The administrative division (GB/T 2260), 6 digits.
  public String area() {
    return text.substring(0, AREA_DIGITS);
  }

  /// The division and two more digits for the centre within it.
  public String centre() {
    return LAYOUT.part(text, "centre");
  }

  /// The industry, 2 digits.
  public String industry() {
    return LAYOUT.part(text, "industry");
  }

  /// The type of the device or system, 3 digits. Says nothing about the role of a peer.
  public String type() {
    return LAYOUT.part(text, "type");
  }

  /// The serial, 7 digits, of which the first is the network.
  public String serial() {
    return LAYOUT.part(text, "serial");
  }

  @Override
  public String toString() {
    return text;
  }
}
