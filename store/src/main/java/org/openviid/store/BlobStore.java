package org.openviid.store;

import java.io.InputStream;
import java.util.List;

/// Keeps pictures and other large content. Safe for use by any number of threads.
public interface BlobStore extends AutoCloseable {

  /// Begins to collect one content. Blocks for a short time when the memory for collecting is used up,
  /// then throws a [StoreException] that says busy.
  BlobUpload begin();

  /// Writes contents and returns when they are durable. The uploads are used up.
  ///
  /// @param retentionClass contents of one class are deleted at the same age
  /// @return where each one was put, in order
  List<BlobPlacement> persist(List<BlobUpload> uploads, String retentionClass);

  /// Opens what was put at a place. The stream fails with an exception at its end when the content
  /// does not have the length and checksum of the placement.
  InputStream open(BlobPlacement placement);

  /// Overwrites the content with zeros, durably.
  void erase(List<BlobPlacement> placements);

  @Override
  void close();
}
