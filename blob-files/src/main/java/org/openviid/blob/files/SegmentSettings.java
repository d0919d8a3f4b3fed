package org.openviid.blob.files;

import java.time.Duration;
import java.time.ZoneOffset;

/// How a [SegmentBlobStore] works.
///
/// @param uploadMemory how many bytes all uploads together may occupy, outside of the heap
/// @param smallContent contents up to so many bytes are collected in memory and share segments; larger
///     ones go to a file at once and become a segment of their own
/// @param segmentSize a segment that has reached so many bytes is followed by the next one
/// @param groupSize about how many bytes are made durable together
/// @param patience how long an upload waits for memory
/// @param settling how old a segment is before it may be compacted: longer than any request takes from
///     persisting a content to committing the object that names it
/// @param zone where a day of receipt begins
public record SegmentSettings(
    long uploadMemory,
    int smallContent,
    long segmentSize,
    long groupSize,
    Duration patience,
    Duration settling,
    ZoneOffset zone) {
  /// 256 MiB for uploads, 1 MiB small contents, segments of 1 GiB, groups of 32 MiB, 2 s of patience, one
  /// hour of settling, +08:00.
  public static final SegmentSettings DEFAULT =
      new SegmentSettings(
          256L << 20,
          1 << 20,
          1L << 30,
          32L << 20,
          Duration.ofSeconds(2),
          Duration.ofHours(1),
          ZoneOffset.ofHours(8));

  /// Checks that an upload fits into the memory for uploads.
  public SegmentSettings {
    if (smallContent < 1 || uploadMemory < 4L * (smallContent + UploadMemory.CHUNK)) {
      throw new IllegalArgumentException(
          "the memory for uploads has to hold four contents of " + smallContent + " bytes");
    }
    if (segmentSize < 1 || groupSize < 1) {
      throw new IllegalArgumentException("segments and groups hold at least one byte");
    }
  }

  /// These settings with other memory for uploads.
  public SegmentSettings withUploadMemory(long bytes) {
    return new SegmentSettings(
        bytes, smallContent, segmentSize, groupSize, patience, settling, zone);
  }

  /// These settings with another limit on small contents.
  public SegmentSettings withSmallContent(int bytes) {
    return new SegmentSettings(
        uploadMemory, bytes, segmentSize, groupSize, patience, settling, zone);
  }

  /// These settings with another size of segments.
  public SegmentSettings withSegmentSize(long bytes) {
    return new SegmentSettings(
        uploadMemory, smallContent, bytes, groupSize, patience, settling, zone);
  }

  /// These settings with another patience.
  public SegmentSettings withPatience(Duration time) {
    return new SegmentSettings(
        uploadMemory, smallContent, segmentSize, groupSize, time, settling, zone);
  }
}
