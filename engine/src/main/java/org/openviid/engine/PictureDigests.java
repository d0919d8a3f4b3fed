package org.openviid.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import org.openviid.schema.Value;
import org.openviid.store.BlobPlacement;
import org.openviid.store.BlobUpload;
import org.openviid.store.ObjectStore;

/// The SHA-256 of pictures, of those in the store and of those that a request brings, wherever these are
/// by now. Lives for one request.
final class PictureDigests {
  private static final byte[] GONE = {0};

  private final ObjectStore store;
  private final PictureIntake pictures;
  private final Map<Long, BlobPlacement> persisted;

  /// @param persisted where pictures of the request are that have been written already, by number
  PictureDigests(ObjectStore store, PictureIntake pictures, Map<Long, BlobPlacement> persisted) {
    this.store = store;
    this.pictures = pictures;
    this.persisted = persisted;
  }

  /// Compares objects by these.
  SameContent comparison() {
    return new SameContent(this::received, this::stored);
  }

  private byte[] received(Value.Blob blob) {
    BlobPlacement placement = persisted.get(blob.id());
    if (placement != null) {
      return sha256(store.blobs().open(placement));
    }
    BlobUpload upload = pictures.upload(blob);
    return upload == null ? stored(blob) : upload.sha256();
  }

  private byte[] stored(Value.Blob blob) {
    BlobUpload upload = pictures.upload(blob);
    if (upload != null || persisted.containsKey(blob.id())) {
      return received(blob);
    }
    return store.openBlob(blob.id()).map(PictureDigests::sha256).orElse(GONE);
  }

  private static byte[] sha256(InputStream content) {
    try (InputStream in = content) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      new DigestInputStream(in, digest).transferTo(OutputStream.nullOutputStream());
      return digest.digest();
    } catch (IOException e) {
      throw new UncheckedIOException("a stored picture cannot be read", e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
