package org.openviid.codec;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.openviid.schema.Attribute;
import org.openviid.schema.ObjectType;
import org.openviid.schema.Schema;
import org.openviid.schema.ValueKind;

/// The keys whose values are Base64, as the bytes of a message show them. Immutable.
final class ContentKeys {
  private final List<byte[]> quoted = new ArrayList<>();
  private final List<byte[]> plain = new ArrayList<>();
  private final byte[] ending;

  /// The names of all attributes with binary content, unless another type means something else by one.
  ContentKeys(Schema schema) {
    Set<String> names = new HashSet<>();
    Set<String> others = new HashSet<>();
    for (ObjectType type : schema.types()) {
      for (Attribute attribute : type.attributes()) {
        Set<String> kind = attribute.kind() == ValueKind.DATA ? names : others;
        kind.add(attribute.name());
        kind.addAll(attribute.aliases());
      }
    }
    names.removeAll(others);
    for (String name : names) {
      quoted.add(("\"" + name + "\"").getBytes(StandardCharsets.UTF_8));
      plain.add(name.getBytes(StandardCharsets.UTF_8));
    }
    ending = commonEnding(quoted);
  }

  private static byte[] commonEnding(List<byte[]> keys) {
    byte[] ending = keys.isEmpty() ? new byte[] {'"'} : keys.getFirst();
    for (byte[] key : keys) {
      int length = 1;
      while (length < Math.min(ending.length, key.length)
          && key[key.length - length - 1] == ending[ending.length - length - 1]) {
        length++;
      }
      ending = Arrays.copyOfRange(ending, ending.length - length, ending.length);
    }
    return ending;
  }

  /// Looks for the end of a key.
  ///
  /// @return the index of its first byte from `from` on that all keys end with, or `to`
  int indexOfEnding(byte[] bytes, int from, int to) {
    return ByteScan.indexOf(bytes, from, to, ending[0]);
  }

  /// How many bytes all keys have in common at their ends.
  int endingLength() {
    return ending.length;
  }

  /// Whether one of the keys ends at an index, with its quotation marks.
  ///
  /// @param end after the last byte
  boolean endsAt(byte[] bytes, int end) {
    if (!Arrays.equals(bytes, end - ending.length, end, ending, 0, ending.length)) {
      return false;
    }
    for (byte[] key : quoted) {
      int start = end - key.length;
      if (start >= 0 && Arrays.equals(bytes, start, end, key, 0, key.length)) {
        return !isEscaped(bytes, start);
      }
    }
    return false;
  }

  /// Whether the byte at an index has an odd number of backslashes before it.
  private static boolean isEscaped(byte[] bytes, int index) {
    int before = index;
    while (before > 0 && bytes[before - 1] == '\\') {
      before--;
    }
    return (index - before) % 2 == 1;
  }

  /// Whether what stands between two indices is one of the keys, without quotation marks.
  boolean holds(byte[] bytes, int from, int to) {
    for (byte[] key : plain) {
      if (Arrays.equals(bytes, from, to, key, 0, key.length)) {
        return true;
      }
    }
    return false;
  }
}
