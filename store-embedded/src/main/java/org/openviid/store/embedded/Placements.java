package org.openviid.store.embedded;

import org.openviid.store.BlobPlacement;

/// The bytes that say where a content is; its identifier is the key.
final class Placements {
  private Placements() {}

  static byte[] write(BlobPlacement placement) {
    FormWriter out = new FormWriter(40);
    out.varint(placement.segment());
    out.varint(placement.offset());
    out.varint(placement.length());
    out.varint(Integer.toUnsignedLong(placement.crc32c()));
    return out.toBytes();
  }

  static BlobPlacement read(long id, byte[] bytes) {
    FormReader in = new FormReader(bytes);
    return new BlobPlacement(id, in.varint(), in.varint(), in.varint(), (int) in.varint());
  }
}
