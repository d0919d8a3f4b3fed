package org.openviid.benchmarks;

import java.util.Locale;

/// A place in a record whose content differs from record to record. All contents of a mark are equally
/// long, so that they can be patched into bytes.
enum Mark {
  /// The identifier.
  ID("9".repeat(48)),
  /// The identifier of the picture it comes from.
  SOURCE("8".repeat(41)),
  /// The device.
  DEVICE("7".repeat(20)),
  /// The collection point.
  POINT("6".repeat(20)),
  /// The time.
  TIME("29991231235958"),
  /// The number plate; the province keeps what it is.
  PLATE("浙ZZ9Z9Z");

  private final String placeholder;

  Mark(String placeholder) {
    this.placeholder = placeholder;
  }

  /// What stands there before it is patched.
  String placeholder() {
    return placeholder;
  }

  /// The mark of that name in the table.
  static Mark named(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  /// What stands at the marks of one record.
  ///
  /// @param id the identifier
  /// @param source the identifier of the picture
  /// @param device the device
  /// @param point the collection point
  /// @param time as digits
  /// @param epochMillis the same time
  /// @param plate the number plate
  record Texts(
      String id, String source, String device, String point, String time, long epochMillis, String plate) {
    /// The text for a mark.
    String of(Mark mark) {
      return switch (mark) {
        case ID -> id;
        case SOURCE -> source;
        case DEVICE -> device;
        case POINT -> point;
        case TIME -> time;
        case PLATE -> plate;
      };
    }
  }

  /// The placeholders.
  static Texts placeholders() {
    return new Texts(
        ID.placeholder, SOURCE.placeholder, DEVICE.placeholder, POINT.placeholder, TIME.placeholder, 0,
        PLATE.placeholder);
  }
}
