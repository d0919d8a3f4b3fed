package org.openviid.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.CRC32C;
import org.openviid.schema.Value;

/// Contents in a map. The reference model of a [BlobStore]. Safe for use by any number of threads.
public final class InMemoryBlobStore implements BlobStore {
  private final AtomicLong ids = new AtomicLong();
  private final Map<Long, byte[]> contents = new HashMap<>();

  /// An empty store.
  public InMemoryBlobStore() {}

  @Override
  public BlobUpload begin() {
    return new Upload(ids.incrementAndGet());
  }

  @Override
  public synchronized List<BlobPlacement> persist(List<BlobUpload> uploads, String retentionClass) {
    List<BlobPlacement> placements = new ArrayList<>();
    for (BlobUpload upload : uploads) {
      byte[] content = ((Upload) upload).collected.toByteArray();
      long id = upload.reference().id();
      contents.put(id, content);
      placements.add(new BlobPlacement(id, 1, 0, content.length, crc32c(content)));
    }
    return placements;
  }

  @Override
  public synchronized InputStream open(BlobPlacement placement) {
    byte[] content = contents.get(placement.id());
    if (content == null
        || content.length != placement.length()
        || crc32c(content) != placement.crc32c()) {
      throw new StoreException("OV-1501", placement.id(), placement.length());
    }
    return new ByteArrayInputStream(content);
  }

  @Override
  public synchronized void erase(List<BlobPlacement> placements) {
    placements.forEach(placement -> contents.remove(placement.id()));
  }

  @Override
  public void close() {
    // Keeps its content, so that the model can be opened again.
  }

  private static int crc32c(byte[] content) {
    CRC32C crc = new CRC32C();
    crc.update(content, 0, content.length);
    return (int) crc.getValue();
  }

  private static final class Upload implements BlobUpload {
    private final long id;
    private final ByteArrayOutputStream collected = new ByteArrayOutputStream();

    Upload(long id) {
      this.id = id;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      collected.write(bytes, offset, length);
    }

    @Override
    public long length() {
      return collected.size();
    }

    @Override
    public Value.Blob reference() {
      return new Value.Blob(id, collected.size());
    }

    @Override
    public byte[] sha256() {
      try {
        return MessageDigest.getInstance("SHA-256").digest(collected.toByteArray());
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java platform has SHA-256", e);
      }
    }

    @Override
    public void close() {
      collected.reset();
    }
  }
}
