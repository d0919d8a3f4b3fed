package org.openviid.store.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import org.openviid.blob.files.DiskFileLayer;
import org.openviid.blob.files.SegmentBlobStore;
import org.openviid.blob.files.SegmentSettings;
import org.openviid.schema.Schema;
import org.openviid.store.BlobStore;
import org.openviid.store.StoreException;

/// What a store is built on, apart from the database.
///
/// @param disk how much room there is
/// @param indexes opens search indexes
/// @param blobs keeps the contents; closed with the store
/// @param segments the files in which it keeps them
/// @param clock tells when data is too old
record Surroundings(DiskSpace disk, Indexes indexes, BlobStore blobs, Segments segments, Clock clock) {

  /// Everything in the folder itself.
  static Surroundings onDisk(DataFolder folder, Schema schema, StoreSettings settings, Clock clock) {
    try {
      Files.createDirectories(folder.blobs());
    } catch (IOException e) {
      throw new StoreException(e, "OV-1689", folder.path(), String.valueOf(e.getMessage()));
    }
    SegmentBlobStore blobs =
        SegmentBlobStore.open(
            folder.blobs(),
            SegmentSettings.DEFAULT.withUploadMemory(settings.uploadBytes()),
            new DiskFileLayer(),
            clock);
    Indexes indexes = LuceneIndex.opener(schema, IndexSettings.standard(settings.indexBytes(), settings.searchTime()));
    return new Surroundings(
        DiskSpace.of(folder.path()), indexes, blobs, new FileSegments(blobs), clock);
  }
}
