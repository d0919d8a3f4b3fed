package org.openviid.schema;

import java.time.LocalDateTime;

/// The identifier of what is seen in an image or video: persons, vehicles, things, scenes, results of
/// analysis (ImageCntObjectIDType).
///
/// @param text 48 digits
public record ContentObjectId(String text) implements Identifier {
  private static final IdentifierLayout LAYOUT = IdentifierLayout.of("ImageCntObjectIDType");

  /// Checks the characters.
  ///
  /// @throws IllegalArgumentException saying which ones are wrong
  public ContentObjectId {
    LAYOUT.check(text);
  }

  /// Reads an identifier, or says which characters are wrong.
  public static Parsed<ContentObjectId> parse(String text) {
    return LAYOUT.parse(text, ContentObjectId::new);
  }

  /// The image or video it is seen in.
  public BasicObjectId source() {
    return new BasicObjectId(text.substring(0, LAYOUT.segment("subtype").start()));
  }

  /// The device that its source comes from.
  public DeviceId device() {
    return new DeviceId(LAYOUT.part(text, "device"));
  }

  /// What it is, 2 digits of code table SemanticObjectSubType.
  public String subtype() {
    return LAYOUT.part(text, "subtype");
  }

  /// The time of its source, in the local time of whoever gave it.
  public LocalDateTime time() {
    return LAYOUT.time(text);
  }

  /// The last 5 digits, which tell apart what is seen in one source.
  public String serial() {
    return LAYOUT.part(text, "serial");
  }

  @Override
  public String toString() {
    return text;
  }
}
