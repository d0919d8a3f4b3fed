package org.openviid.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openviid.engine.PictureSource.Fetched;
import org.openviid.schema.DataObject;
import org.openviid.schema.ObjectType;
import org.openviid.schema.PictureRules;
import org.openviid.schema.Schema;
import org.openviid.schema.Value;
import org.openviid.store.BlobPlacement;
import org.openviid.store.BlobUpload;
import org.openviid.store.Change;
import org.openviid.store.CommitResult;
import org.openviid.store.ObjectStore;
import org.openviid.store.StoredObject;
import org.openviid.store.Transaction;

/// Completes objects with the pictures whose addresses they have. Safe for use by any number of threads.
final class PictureTaking {
  private static final int MAX_ATTEMPTS = 16;

  private final ObjectStore store;
  private final Schema schema;
  private final PictureRules rules;
  private final PictureFetching.Services services;

  PictureTaking(ObjectStore store, Schema schema, PictureFetching.Services services) {
    this.store = store;
    this.schema = schema;
    this.rules = services.rules();
    this.services = services;
  }

  /// Whether the object has an address of a picture, but not the picture.
  boolean lacksPictures(DataObject object) {
    return !addresses(object).isEmpty();
  }

  private List<String> addresses(DataObject object) {
    List<String> addresses = new ArrayList<>();
    rules.mapped(object, each -> {
      missing(each).ifPresent(addresses::add);
      return each;
    });
    return addresses;
  }

  /// The address of the picture that the object itself lacks.
  private Optional<String> missing(DataObject object) {
    PictureRules.Place place = rules.place(object.type());
    if (place == null || object.value(place.data()) != null || !(place.address().first(object) instanceof Value.Text text)) {
      return Optional.empty();
    }
    String address = text.text();
    return address.startsWith("http://") || address.startsWith("https://") ? Optional.of(address) : Optional.empty();
  }

  /// Fetches the pictures of an object and stores them with it.
  ///
  /// @return whether another attempt may bring more
  boolean take(FetchJob job, long now) {
    ObjectType type = schema.find(job.type());
    Optional<StoredObject> current = type == null ? Optional.empty() : store.read(type, job.id());
    if (current.isEmpty()) {
      return false;
    }
    boolean later = false;
    Map<String, byte[]> pictures = new HashMap<>();
    for (String address : addresses(current.get().object())) {
      switch (services.source().fetch(address)) {
        case Fetched.Picture picture -> pictures.put(address, picture.content());
        case Fetched.Later _ -> later = true;
        case Fetched.Never never -> services.listener().gaveUp(job.peer(), never.reason(), now);
      }
    }
    if (!pictures.isEmpty()) {
      store(current.get().object().type(), job.id(), pictures, now);
    }
    return later;
  }

  private void store(ObjectType type, String id, Map<String, byte[]> pictures, long now) {
    Map<String, BlobUpload> uploads = new HashMap<>();
    try {
      pictures.forEach((address, content) -> {
        BlobUpload upload = store.blobs().begin();
        uploads.put(address, upload);
        upload.write(content, 0, content.length);
      });
      List<BlobPlacement> placements =
          store.blobs().persist(List.copyOf(uploads.values()), services.retentionClass());
      Map<String, Value.Blob> blobs = new HashMap<>();
      uploads.forEach((address, upload) -> blobs.put(address, upload.reference()));
      complete(type, id, blobs, placements, now);
    } finally {
      uploads.values().forEach(BlobUpload::close);
    }
  }

  private void complete(
      ObjectType type, String id, Map<String, Value.Blob> blobs, List<BlobPlacement> placements, long now) {
    for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      Optional<StoredObject> there = store.read(type, id);
      DataObject completed = there.map(found -> completed(found.object(), blobs)).orElse(null);
      if (completed == null || completed.equals(there.get().object())) {
        break;
      }
      Change change = new Change.Put(id, there.get().sequence(), completed, now, services.self());
      Transaction transaction = new Transaction(List.of(change), placements, List.of(), List.of());
      if (store.commit(transaction).getFirst() instanceof CommitResult.Done) {
        return;
      }
    }
    store.blobs().erase(placements);
  }

  private DataObject completed(DataObject object, Map<String, Value.Blob> blobs) {
    return rules.mapped(object, each -> {
      PictureRules.Place place = rules.place(each.type());
      Value.Blob blob = missing(each).map(blobs::get).orElse(null);
      return place == null || blob == null ? each : each.toBuilder().set(place.data(), blob).build();
    });
  }
}
