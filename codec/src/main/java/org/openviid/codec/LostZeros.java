package org.openviid.codec;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openviid.schema.Attribute;
import org.openviid.schema.CodeList;
import org.openviid.schema.Value;

/// Codes that lose their leading zeros when a peer takes them for numbers.
final class LostZeros {
  private LostZeros() {}

  /// For an attribute with a code list: every code that begins with zeros, by what is left without
  /// one or more of them, unless that is a code itself.
  static Map<String, Value.Text> of(Attribute attribute) {
    @Nullable CodeList codes = attribute.codes();
    if (codes == null || codes.isExternal()) {
      return Map.of();
    }
    Map<String, Value.Text> padded = new HashMap<>();
    for (String code : codes.codes().keySet()) {
      for (int zeros = 1; zeros < code.length() && code.charAt(zeros - 1) == '0'; zeros++) {
        String rest = code.substring(zeros);
        if (!codes.admits(rest)) {
          padded.putIfAbsent(rest, new Value.Text(code));
        }
      }
    }
    return Map.copyOf(padded);
  }
}
