package org.openviid.blob.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;
import java.util.zip.CRC32C;
import org.openviid.store.BlobPlacement;
import org.openviid.store.StoreException;

/// Reads one content. The checksum is verified before the last bytes are handed out, so that whoever has
/// got all of them has got the right ones, whether or not it asks for more. Used by one thread at a time.
final class ContentStream extends InputStream {
  /// How much is read at once. Most pictures are read by one call.
  static final int BLOCK = 128 << 10;

  private final OpenFile file;
  private final BlobPlacement placement;
  private final CRC32C crc = new CRC32C();
  private final ByteBuffer block;
  private long fetched;

  /// A stream over an open file, which it closes.
  ///
  /// @param block what has been read of the content already, in an array, ready to be taken
  ContentStream(OpenFile file, BlobPlacement placement, ByteBuffer block) {
    this.file = file;
    this.placement = placement;
    this.block = block;
    account();
  }

  /// Counts what the block has got, and checks the whole when this was the end.
  private void account() {
    crc.update(block.array(), block.position(), block.remaining());
    fetched += block.remaining();
    if (fetched == placement.length() && (int) crc.getValue() != placement.crc32c()) {
      block.limit(block.position());
      throw new StoreException("OV-1617", placement.id(), Long.toHexString(placement.segment()));
    }
  }

  /// Fetches more when the block is used up.
  ///
  /// @return whether there is anything to take
  private boolean fill() {
    if (block.hasRemaining()) {
      return true;
    }
    if (fetched >= placement.length()) {
      return false;
    }
    block.clear().limit((int) Math.min(block.capacity(), placement.length() - fetched));
    try {
      if (file.readAt(placement.offset() + fetched, block) < 0) {
        throw new StoreException("OV-1618", placement.id(), Long.toHexString(placement.segment()));
      }
    } catch (IOException e) {
      throw new StoreException(e, "OV-1619", placement.id(), e);
    } finally {
      block.flip();
    }
    account();
    return true;
  }

  @Override
  public int read() {
    return fill() ? block.get() & 0xFF : -1;
  }

  @Override
  public int read(byte[] target, int offset, int count) {
    Objects.checkFromIndexSize(offset, count, target.length);
    if (count == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int some = Math.min(count, block.remaining());
    block.get(target, offset, some);
    return some;
  }

  /// Skips by reading, as the checksum needs every byte.
  @Override
  public long skip(long count) {
    long left = count;
    while (left > 0 && fill()) {
      int some = (int) Math.min(left, block.remaining());
      block.position(block.position() + some);
      left -= some;
    }
    return Math.max(0, count) - Math.max(0, left);
  }

  @Override
  public int available() {
    return block.remaining();
  }

  @Override
  public byte[] readAllBytes() throws IOException {
    byte[] all = new byte[Math.toIntExact(placement.length() - fetched + block.remaining())];
    int length = readNBytes(all, 0, all.length);
    return length == all.length ? all : Arrays.copyOf(all, length);
  }

  @Override
  public long transferTo(OutputStream out) throws IOException {
    long sum = 0;
    while (fill()) {
      out.write(block.array(), block.arrayOffset() + block.position(), block.remaining());
      sum += block.remaining();
      block.position(block.limit());
    }
    return sum;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
