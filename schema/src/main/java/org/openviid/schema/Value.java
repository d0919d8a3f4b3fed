package org.openviid.schema;

import java.util.Arrays;
import java.util.List;

/// The value of one attribute. Immutable.
///
/// Which kind an attribute carries follows from its [ValueKind]; attributes that the tables do not
/// know are kept in whatever kind their notation suggests.
public sealed interface Value {

  /// Text, identifiers and codes that are sent as text.
  ///
  /// @param text never empty: an empty text on the wire means that the attribute is absent
  record Text(String text) implements Value {}

  /// Whole numbers and codes that are sent as numbers.
  ///
  /// @param number the number
  record Whole(long number) implements Value {}

  /// Numbers with decimals.
  ///
  /// @param number finite
  record Real(double number) implements Value {
    /// Refuses NaN and the infinities, which neither JSON nor XML Schema decimals can carry.
    public Real {
      if (!Double.isFinite(number)) {
        throw new IllegalArgumentException("not a finite number");
      }
    }
  }

  /// Yes or no.
  ///
  /// @param yes the answer
  record Flag(boolean yes) implements Value {}

  /// A point in time.
  ///
  /// @param epochMillis milliseconds since 1970-01-01T00:00Z
  /// @param digits the digits as received, which are what is sent on
  record Moment(long epochMillis, String digits) implements Value {}

  /// Small binary content, kept within the object.
  ///
  /// @param content the bytes; not to be modified
  @SuppressWarnings("ArrayRecordComponent") // equality is defined below, and nobody writes into it
  record Bytes(byte[] content) implements Value {
    @Override
    public boolean equals(Object other) {
      return other instanceof Bytes that && Arrays.equals(content, that.content);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(content);
    }

    @Override
    public String toString() {
      return "Bytes[" + content.length + "]";
    }
  }

  /// Large binary content, kept in the picture store.
  ///
  /// @param id what the picture store knows it by
  /// @param length in bytes
  record Blob(long id, long length) implements Value {}

  /// A nested object.
  ///
  /// @param object the object
  record Nested(DataObject object) implements Value {}

  /// Several values in order; for attributes of the tables all of them [Nested] or all [Text].
  ///
  /// @param values unmodifiable
  record Sequence(List<Value> values) implements Value {
    /// Copies the list.
    public Sequence {
      values = List.copyOf(values);
    }
  }
}
