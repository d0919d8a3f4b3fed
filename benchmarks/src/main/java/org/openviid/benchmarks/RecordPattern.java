package org.openviid.benchmarks;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.openviid.codec.Notation;

/// The bytes of one record as it stands in a message, and where its marks are. Immutable.
final class RecordPattern {
  /// A character of a plate that is never patched takes three bytes.
  private static final int PROVINCE_BYTES = 3;

  private final byte[] bytes;
  private final List<Place> places = new ArrayList<>();

  private record Place(Mark mark, int offset, int length) {}

  /// @param bytes an object in that notation; not to be modified afterwards
  RecordPattern(byte[] bytes, Notation notation) {
    this.bytes = bytes;
    for (Mark mark : Mark.values()) {
      find(mark, value(mark, notation).getBytes(StandardCharsets.UTF_8));
    }
  }

  private static String value(Mark mark, Notation notation) {
    return switch (notation) {
      case JSON -> "\"" + mark.placeholder() + "\"";
      case XML -> ">" + mark.placeholder() + "<";
    };
  }

  private void find(Mark mark, byte[] wanted) {
    int province = mark == Mark.PLATE ? PROVINCE_BYTES : 0;
    for (int at = 0; at + wanted.length <= bytes.length; at++) {
      if (matches(wanted, at)) {
        places.add(new Place(mark, at + 1 + province, wanted.length - 2 - province));
        at += wanted.length - 1;
      }
    }
  }

  private boolean matches(byte[] wanted, int at) {
    for (int i = 0; i < wanted.length; i++) {
      if (bytes[at + i] != wanted[i]) {
        return false;
      }
    }
    return true;
  }

  /// How many bytes the record has.
  int length() {
    return bytes.length;
  }

  /// Where a text stands in it, or -1.
  int indexOf(String text) {
    return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text);
  }

  /// How many marks it has.
  int marks() {
    return places.size();
  }

  /// Appends the record of a stamp to a buffer.
  void write(ByteBuffer out, Stamp stamp) {
    int begin = out.position();
    out.put(bytes);
    patch(out, begin, stamp);
  }

  /// Puts a stamp's content into a copy of the record that begins at `begin`; the position stays.
  void patch(ByteBuffer out, int begin, Stamp stamp) {
    for (Place place : places) {
      out.put(begin + place.offset(), stamp.bytes(place.mark()), 0, place.length());
    }
  }
}
