package org.openviid.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.openviid.schema.ViidException;

/// Takes the path of a request line apart.
final class PathSegments {
  /// What the HTTP library makes of bytes that are not UTF-8.
  static final char UNREADABLE = '\uFFFD';

  private PathSegments() {}

  /// The decoded segments of a path as sent, without empty ones: a doubled or trailing slash changes
  /// nothing. Parameters behind `;` are dropped.
  ///
  /// @throws ViidException when a segment is `.` or `..`, in whatever notation, when it contains a
  ///     control character, or when it is not UTF-8
  static List<String> of(String path) {
    List<String> segments = new ArrayList<>();
    int begin = 0;
    for (int end = 0; end <= path.length(); end++) {
      if (end == path.length() || path.charAt(end) == '/') {
        if (end > begin) {
          add(path.substring(begin, end), segments);
        }
        begin = end + 1;
      }
    }
    return segments;
  }

  private static void add(String raw, List<String> segments) {
    int parameters = raw.indexOf(';');
    String segment = decode(parameters < 0 ? raw : raw.substring(0, parameters));
    if (segment.equals(".") || segment.equals("..")) {
      throw new ViidException("OV-2100");
    }
    if (segment.chars().anyMatch(c -> c < ' ' || c == 0x7f || c == UNREADABLE)) {
      throw new ViidException("OV-2101");
    }
    if (!segment.isEmpty()) {
      segments.add(segment);
    }
  }

  private static String decode(String raw) {
    if (raw.indexOf('%') < 0) {
      return raw;
    }
    ByteBuffer bytes = ByteBuffer.allocate(3 * raw.length());
    try {
      for (int i = 0; i < raw.length(); ) {
        int end = raw.charAt(i) == '%' ? i + 3 : literalEnd(raw, i);
        if (raw.charAt(i) == '%') {
          bytes.put((byte) HexFormat.fromHexDigits(raw, i + 1, end));
        } else {
          bytes.put(raw.substring(i, end).getBytes(StandardCharsets.UTF_8));
        }
        i = end;
      }
      return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
    } catch (IllegalArgumentException | IndexOutOfBoundsException | CharacterCodingException e) {
      throw new ViidException(e, "OV-2102");
    }
  }

  private static int literalEnd(String raw, int begin) {
    int end = raw.indexOf('%', begin);
    return end < 0 ? raw.length() : end;
  }
}
