package org.openviid.blob.files;

import java.util.List;
import org.openviid.store.BlobPlacement;

/// What a segment says about itself.
///
/// @param records the contents in the order of the file
/// @param damaged how many bytes before the last content belong to none
/// @param unfinished how many bytes after the last content belong to none: what a crash left of a group
///     that was never acknowledged
public record SegmentScan(List<Entry> records, long damaged, long unfinished) {
  /// Copies the list.
  public SegmentScan {
    records = List.copyOf(records);
  }

  /// A content.
  ///
  /// @param placement where it is
  /// @param live whether it has not been erased
  public record Entry(BlobPlacement placement, boolean live) {}

  /// How many bytes erased contents take, headers included.
  public long dead() {
    return records.stream()
        .filter(entry -> !entry.live())
        .mapToLong(entry -> entry.placement().length() + RecordHeader.BYTES)
        .sum();
  }
}
