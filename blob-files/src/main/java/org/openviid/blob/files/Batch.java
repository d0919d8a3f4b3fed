package org.openviid.blob.files;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.openviid.store.BlobPlacement;

/// Small contents of one call that are to become durable. One without contents makes the writer seal what
/// is of former days.
///
/// @param retentionClass where they belong
/// @param uploads the contents; nobody else touches them until the result is there
/// @param result what became of them; completed exactly once
record Batch(String retentionClass, List<Upload> uploads, CompletableFuture<Result> result) {

  /// What became of a batch.
  sealed interface Result {
    /// All of it is durable.
    ///
    /// @param placements one for each upload, in order
    record Durable(List<BlobPlacement> placements) implements Result {}

    /// None of it may be relied upon.
    ///
    /// @param cause why
    record Failed(IOException cause) implements Result {}
  }

  long bytes() {
    long bytes = 0;
    for (Upload upload : uploads) {
      bytes += upload.length() + RecordHeader.BYTES;
    }
    return bytes;
  }
}
