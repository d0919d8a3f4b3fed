package org.openviid.store.embedded;

import org.openviid.store.Change;

/// What an object is known by in the store.
///
/// @param type the permanent key of the object type
/// @param id the identifier within the type
record HeadKey(int type, String id) {

  static HeadKey of(Change change) {
    return new HeadKey(change.type().key(), change.id());
  }

  /// The bytes as a key of the store: two for the type, then the identifier.
  byte[] bytes() {
    FormWriter out = new FormWriter(2 + 4 + id.length());
    out.octet(type >> 8);
    out.octet(type);
    out.text(id);
    return out.toBytes();
  }

  static HeadKey of(byte[] bytes) {
    FormReader in = new FormReader(bytes, 2);
    return new HeadKey(Byte.toUnsignedInt(bytes[0]) << 8 | Byte.toUnsignedInt(bytes[1]), in.text());
  }

  @Override
  public int hashCode() {
    return 31 * id.hashCode() + type;
  }
}
