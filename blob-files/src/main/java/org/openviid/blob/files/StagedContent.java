package org.openviid.blob.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A large content on its way in: a file in staging that becomes a segment of its own. Used by one thread
/// at a time.
final class StagedContent {
  private static final Logger LOG = LoggerFactory.getLogger(StagedContent.class);
  private static final int CONTENT_AT = SegmentHeader.BYTES + RecordHeader.BYTES;

  private final FileLayer layer;
  private final Path path;
  private final OpenFile file;
  private long length;

  private StagedContent(FileLayer layer, Path path, OpenFile file) {
    this.layer = layer;
    this.path = path;
    this.file = file;
  }

  /// Creates the file and leaves room for the headers.
  static StagedContent create(FileLayer layer, Path path) throws IOException {
    OpenFile file = layer.create(path);
    StagedContent content = new StagedContent(layer, path, file);
    try {
      file.append(ByteBuffer.allocate(CONTENT_AT));
      return content;
    } catch (IOException e) {
      content.discard();
      throw e;
    }
  }

  void append(List<ByteBuffer> bytes) throws IOException {
    for (ByteBuffer each : bytes) {
      length += each.remaining();
    }
    file.append(bytes.toArray(ByteBuffer[]::new));
  }

  long length() {
    return length;
  }

  /// Reads what has been appended.
  void fill(long position, ByteBuffer target) throws IOException {
    file.fill(CONTENT_AT + position, target);
  }

  /// Completes the file and makes it durable under its final name.
  void adopt(SegmentHeader segment, RecordHeader content, Path target) throws IOException {
    ByteBuffer headers = ByteBuffer.allocate(CONTENT_AT);
    segment.write(headers);
    content.write(headers);
    file.writeAt(0, headers.flip());
    file.force();
    file.close();
    try {
      layer.rename(path, target);
      layer.forceName(target);
    } catch (IOException e) {
      remove(target);
      throw e;
    }
  }

  /// Gives up the file, whatever state it is in.
  void discard() {
    try (file) {
      remove(path);
    } catch (IOException e) {
      LOG.warn("{} could not be closed: {}", path, e.toString());
    }
  }

  private void remove(Path unwanted) {
    try {
      layer.delete(unwanted);
    } catch (IOException e) {
      LOG.warn("{} is of no use and could not be deleted: {}", unwanted, e.toString());
    }
  }
}
