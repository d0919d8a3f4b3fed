package org.openviid.store;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Random;

/// Contents for tests, and short ways to put them into a [BlobStore] and get them back.
public final class BlobContents {
  private BlobContents() {}

  /// Bytes that depend on nothing but length and seed.
  public static byte[] random(int length, long seed) {
    byte[] content = new byte[length];
    new Random(seed).nextBytes(content);
    return content;
  }

  /// Persists one content.
  public static BlobPlacement persist(BlobStore blobs, byte[] content, String retentionClass) {
    try (BlobUpload upload = blobs.begin()) {
      upload.write(content, 0, content.length);
      return blobs.persist(List.of(upload), retentionClass).getFirst();
    }
  }

  /// Reads a stream to its end and closes it.
  public static byte[] read(InputStream stream) throws IOException {
    try (stream) {
      return stream.readAllBytes();
    }
  }
}
