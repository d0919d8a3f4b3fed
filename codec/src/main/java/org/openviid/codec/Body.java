package org.openviid.codec;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A message body without its large Base64 contents: each of them has been replaced by an empty text.
///
/// @param bytes holds the body
/// @param length how many of the bytes belong to it
/// @param lifts what was taken out, in order
@SuppressWarnings("ArrayRecordComponent") // never compared
record Body(byte[] bytes, int length, List<Lift> lifts) {

  /// A content that was taken out. It is recognised by its place only, so nothing that a message
  /// says can refer to it.
  ///
  /// @param offset of the empty text's first quotation mark
  /// @param removed how many bytes were taken out
  /// @param content what was decoded from them
  record Lift(int offset, long removed, DecodedContent content) {}

  /// The content that was taken out at an offset, or null.
  @Nullable DecodedContent lifted(long offset) {
    int low = 0;
    int high = lifts.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      Lift lift = lifts.get(middle);
      if (lift.offset() == offset) {
        return lift.content();
      }
      if (lift.offset() < offset) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return null;
  }

  /// Line and column, both from 1 and in bytes, of an offset, as they were in the message.
  ///
  /// @param line counted by line feeds
  /// @param column within the line
  record Position(int line, long column) {}

  Position position(long offset) {
    int end = Math.clamp(offset, 0, length);
    int line = 1;
    int start = 0;
    for (int i = 0; i < end; i++) {
      if (bytes[i] == '\n') {
        line++;
        start = i + 1;
      }
    }
    long column = end - start + 1L;
    for (Lift lift : lifts) {
      if (lift.offset() >= start && lift.offset() < end) {
        column += lift.removed();
      }
    }
    return new Position(line, column);
  }
}
