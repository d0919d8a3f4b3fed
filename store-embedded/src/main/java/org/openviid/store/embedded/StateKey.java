package org.openviid.store.embedded;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Keys of the state family: the length of the space in two bytes, the space, the key; so that the
/// records of a space are together and in the order of their keys' UTF-8.
final class StateKey {
  private StateKey() {}

  static byte[] of(String space, String key) {
    byte[] prefix = prefix(space);
    byte[] rest = key.getBytes(StandardCharsets.UTF_8);
    byte[] whole = Arrays.copyOf(prefix, prefix.length + rest.length);
    System.arraycopy(rest, 0, whole, prefix.length, rest.length);
    return whole;
  }

  static byte[] prefix(String space) {
    byte[] name = space.getBytes(StandardCharsets.UTF_8);
    FormWriter out = new FormWriter(name.length + 2);
    out.octet(name.length >> 8);
    out.octet(name.length);
    out.raw(name);
    return out.toBytes();
  }

  /// The key within the space of that prefix.
  static String key(byte[] whole, byte[] prefix) {
    return new String(whole, prefix.length, whole.length - prefix.length, StandardCharsets.UTF_8);
  }
}
