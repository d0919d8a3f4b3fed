package org.openviid.kit;

import java.time.LocalDateTime;
import org.openviid.schema.ObjectType;

/// Gives out the identifiers of one device: no two alike within 100,000 pictures of a second. Used by
/// one thread.
final class CaptureNumbers {
  private static final int SERIALS = 100_000;

  private final String device;
  private final String pictureDigits;
  private int serial;

  /// @param device the 20 digits of the device
  /// @param pictures the type of picture information, whose rule gives the digits of pictures
  CaptureNumbers(String device, ObjectType pictures) {
    this.device = device;
    this.pictureDigits = digits(pictures);
  }

  /// An identifier for a picture: device, kind, time, serial.
  String picture(LocalDateTime time) {
    return device + pictureDigits + time.format(RecordTemplate.DIGITS) + next();
  }

  /// An identifier for something that a picture shows: that of the picture, kind, serial.
  String content(ObjectType type, String picture) {
    return picture + digits(type) + next();
  }

  private String next() {
    serial = (serial + 1) % SERIALS;
    return String.format("%05d", serial);
  }

  private static String digits(ObjectType type) {
    String rule = type.identifierRule();
    return rule.substring(rule.indexOf(':') + 1);
  }
}
