package org.openviid.peers;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// The form in which accounts and sessions are stored: one `key=value` a line. Readable without tools,
/// open to further keys, and in need of no library. A value may contain anything.
final class Lines {
  private Lines() {}

  static byte[] encode(Map<String, String> fields) {
    StringBuilder out = new StringBuilder();
    fields.forEach((key, value) -> out.append(key).append('=').append(escape(value)).append('\n'));
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  /// Lines without `=` are left out.
  static Map<String, String> decode(byte[] bytes) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String line : new String(bytes, StandardCharsets.UTF_8).split("\n", -1)) {
      int equals = line.indexOf('=');
      if (equals > 0) {
        fields.put(line.substring(0, equals), unescape(line.substring(equals + 1)));
      }
    }
    return fields;
  }

  private static String escape(String value) {
    return value.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
  }

  private static String unescape(String value) {
    StringBuilder out = new StringBuilder(value.length());
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '\\' && i + 1 < value.length()) {
        char next = value.charAt(++i);
        out.append(next == 'n' ? '\n' : next == 'r' ? '\r' : next);
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }
}
