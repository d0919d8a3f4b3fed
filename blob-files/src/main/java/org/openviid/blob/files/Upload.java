package org.openviid.blob.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.openviid.schema.Value;
import org.openviid.store.BlobUpload;
import org.openviid.store.StoreException;

/// A content on its way in: in memory as long as it is small, in a file from then on. Used by one thread
/// at a time.
///
/// A tiny one stays on the heap. A message may hold thousands of them, and is bounded itself; with a chunk of
/// the memory for uploads for each, it would need more than there is.
final class Upload implements BlobUpload {
  /// How much of a large content is collected before it is written to its file.
  private static final int WINDOW = 8 * UploadMemory.CHUNK;

  /// Up to how many bytes a content is tiny.
  private static final int TINY = 4 << 10;

  private final long id;
  private final int smallContent;
  private final Collected collected;
  private final Staging staging;
  private final CRC32C crc = new CRC32C();
  private byte[] tiny = {};
  private @Nullable StagedContent staged;
  private long length;
  private boolean usable = true;

  /// Where large contents are staged.
  ///
  /// @param layer the way to the files
  /// @param folder the store's folder
  record Staging(FileLayer layer, Folder folder) {
    StagedContent create(long id) throws IOException {
      return StagedContent.create(layer, path(id));
    }

    Path path(long id) {
      return folder.staged(Long.toHexString(id));
    }
  }

  Upload(long id, int smallContent, UploadMemory memory, Staging staging) {
    this.id = id;
    this.smallContent = smallContent;
    this.collected = new Collected(memory);
    this.staging = staging;
  }

  @Override
  public void write(byte[] bytes, int offset, int count) {
    requireUsable();
    if (length + count <= Math.min(TINY, smallContent)) {
      tiny = Arrays.copyOf(tiny, tiny.length + count);
      System.arraycopy(bytes, offset, tiny, tiny.length - count, count);
    } else {
      collect(tiny, 0, tiny.length);
      tiny = new byte[0];
      collect(bytes, offset, count);
    }
    crc.update(bytes, offset, count);
    length += count;
  }

  private void collect(byte[] bytes, int offset, int count) {
    int at = offset;
    int left = count;
    while (left > 0) {
      int room = limit() - collected.length();
      if (room == 0) {
        moveToFile();
        continue;
      }
      int some = Math.min(left, room);
      if (!collected.add(bytes, at, some)) {
        close();
        throw new StoreException("OV-1601", length);
      }
      at += some;
      left -= some;
    }
  }

  private int limit() {
    return staged == null ? smallContent : Math.min(smallContent, WINDOW);
  }

  private void moveToFile() {
    try {
      StagedContent file = staged;
      if (file == null) {
        file = staging.create(id);
        staged = file;
      }
      List<ByteBuffer> bytes = new ArrayList<>();
      collected.addTo(bytes);
      file.append(bytes);
      collected.restart(WINDOW / UploadMemory.CHUNK);
    } catch (IOException e) {
      close();
      throw Failures.isFull(e, staging.layer(), staging.folder().root())
          ? new StoreException(e, "OV-1602", staging.path(id))
          : new StoreException(e, "OV-1603", staging.path(id), e);
    }
  }

  @Override
  public long length() {
    return length;
  }

  @Override
  public Value.Blob reference() {
    return new Value.Blob(id, length);
  }

  @Override
  public byte[] sha256() {
    requireUsable();
    MessageDigest digest = newSha256();
    StagedContent file = staged;
    if (file != null) {
      digestFile(file, digest);
    }
    List<ByteBuffer> rest = new ArrayList<>();
    addTo(rest);
    rest.forEach(digest::update);
    return digest.digest();
  }

  private void digestFile(StagedContent file, MessageDigest digest) {
    ByteBuffer block = ByteBuffer.allocate(UploadMemory.CHUNK);
    try {
      for (long at = 0; at < file.length(); at += block.position()) {
        file.fill(at, block.clear());
        digest.update(block.array(), 0, block.position());
      }
    } catch (IOException e) {
      throw new StoreException(e, "OV-1604", staging.path(id), e);
    }
  }

  private static MessageDigest newSha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /// Ends the writing: from now on the upload is persisted or closed, by whoever called this.
  void use() {
    requireUsable();
    usable = false;
  }

  /// Whether it has grown beyond what shares a segment.
  boolean isLarge() {
    return staged != null;
  }

  RecordHeader header() {
    return new RecordHeader(id, length, (int) crc.getValue(), true);
  }

  /// Adds views of a small content to `target`.
  void addTo(List<ByteBuffer> target) {
    if (tiny.length > 0) {
      target.add(ByteBuffer.wrap(tiny));
    }
    collected.addTo(target);
  }

  /// Completes a large content and makes it durable as a segment of its own.
  void adopt(SegmentHeader segment, Path target) throws IOException {
    StagedContent file = staged;
    if (file == null) {
      throw new IllegalStateException("only a large content is adopted");
    }
    List<ByteBuffer> rest = new ArrayList<>();
    collected.addTo(rest);
    file.append(rest);
    file.adopt(segment, header(), target);
    staged = null;
  }

  /// Frees memory and file. May be called more than once.
  @Override
  public void close() {
    usable = false;
    tiny = new byte[0];
    collected.restart(0);
    if (staged != null) {
      staged.discard();
      staged = null;
    }
  }

  private void requireUsable() {
    if (!usable) {
      throw new IllegalStateException("the upload has been persisted or closed");
    }
  }
}
