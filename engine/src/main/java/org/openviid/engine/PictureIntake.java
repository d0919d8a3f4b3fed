package org.openviid.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openviid.codec.DataSink;
import org.openviid.codec.DataTarget;
import org.openviid.schema.DataObject;
import org.openviid.schema.Value;
import org.openviid.store.BlobStore;
import org.openviid.store.BlobUpload;

/// The pictures of one request, from the moment they are read until the objects that name them are
/// durable. Closing it gives up those that were not needed. Used by one thread at a time.
public final class PictureIntake implements DataSink, AutoCloseable {
  private final BlobStore blobs;
  private final Map<Long, BlobUpload> uploads = new HashMap<>();

  PictureIntake(BlobStore blobs) {
    this.blobs = blobs;
  }

  @Override
  public DataTarget open() {
    return new Target(blobs.begin());
  }

  /// The collected content that a value refers to, or null when it is none of this request.
  @Nullable BlobUpload upload(Value.Blob reference) {
    return uploads.get(reference.id());
  }

  /// The collected contents that an object refers to, in document order.
  List<BlobUpload> uploadsOf(DataObject object) {
    if (uploads.isEmpty()) {
      return List.of();
    }
    List<BlobUpload> found = new ArrayList<>();
    BlobReferences.forEach(object, reference -> {
      BlobUpload upload = uploads.get(reference.id());
      if (upload != null) {
        found.add(upload);
      }
    });
    return found;
  }

  @Override
  public void close() {
    uploads.values().forEach(BlobUpload::close);
    uploads.clear();
  }

  private final class Target implements DataTarget {
    private final BlobUpload upload;
    private Target(BlobUpload upload) {
      this.upload = upload;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      upload.write(bytes, offset, length);
    }

    @Override
    public Value.Blob finish() {
      Value.Blob reference = upload.reference();
      uploads.put(reference.id(), upload);
      return reference;
    }

    @Override
    public void close() {
      uploads.remove(upload.reference().id());
      upload.close();
    }
  }
}
