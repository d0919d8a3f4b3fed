package org.openviid.blob.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.openviid.store.BlobPlacement;

/// Walks through the headers of a segment. Used once, by one thread.
///
/// Where no header is, it looks for the next one byte by byte, so that damage hides no more than what it
/// hit. Contents are not read: whether one is whole shows when it is opened.
final class Scanner {
  private static final int WINDOW = 64 << 10;

  private final OpenFile file;
  private final long number;
  private final long size;
  private final ByteBuffer window = ByteBuffer.allocate(WINDOW);
  private long windowAt;
  private final List<SegmentScan.Entry> found = new ArrayList<>();
  private long damaged;
  private long unfinished;

  private Scanner(OpenFile file, long number) throws IOException {
    this.file = file;
    this.number = number;
    this.size = file.size();
    window.limit(0);
  }

  static SegmentScan scan(OpenFile file, long number) throws IOException {
    return new Scanner(file, number).scan();
  }

  private SegmentScan scan() throws IOException {
    long at = Math.min(size, SegmentHeader.BYTES);
    while (at < size) {
      Optional<RecordHeader> header = headerAt(at);
      if (header.isPresent()) {
        found.add(entry(header.get(), at));
        at += header.get().extent();
        damaged += unfinished;
        unfinished = 0;
      } else {
        unfinished++;
        at++;
      }
    }
    return new SegmentScan(found, damaged, unfinished);
  }

  private SegmentScan.Entry entry(RecordHeader header, long at) {
    return new SegmentScan.Entry(
        new BlobPlacement(
            header.id(), number, at + RecordHeader.BYTES, header.length(), header.crc32c()),
        header.live());
  }

  /// The header at a position, if there is one and its content ends within the file.
  private Optional<RecordHeader> headerAt(long at) throws IOException {
    if (size - at < RecordHeader.BYTES) {
      return Optional.empty();
    }
    if (at < windowAt || at + RecordHeader.BYTES > windowAt + window.limit()) {
      load(at);
    }
    int start = (int) (at - windowAt);
    if (window.limit() - start < RecordHeader.BYTES || window.getInt(start) != RecordHeader.MAGIC) {
      return Optional.empty();
    }
    return RecordHeader.read(window, start)
        .filter(header -> header.length() >= 0 && fits(header, at));
  }

  private boolean fits(RecordHeader header, long at) {
    return header.length() <= size - at - RecordHeader.BYTES;
  }

  private void load(long at) throws IOException {
    window.clear();
    windowAt = at;
    file.fill(at, window);
    window.flip();
  }
}
