package org.openviid.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openviid.codec.Item;
import org.openviid.peers.RequestContext;
import org.openviid.schema.Attribute;
import org.openviid.schema.DataObject;
import org.openviid.schema.ErrorTexts;
import org.openviid.schema.ObjectType;
import org.openviid.schema.TypeKind;
import org.openviid.schema.Value;
import org.openviid.store.BlobPlacement;
import org.openviid.store.BlobUpload;
import org.openviid.store.Change;
import org.openviid.store.CommitResult;
import org.openviid.store.ObjectStore;
import org.openviid.store.StoredObject;
import org.openviid.store.Transaction;

/// Changes objects that are there (PUT, clause 8.3) [ours where the text is not public]: attributes sent
/// take the place of those stored, nested lists as a whole; `null` clears; what is not sent stays. Safe
/// for use by any number of threads.
final class Revision {
  private static final int MAX_ATTEMPTS = 16;

  private final ObjectStore store;
  private final EngineSettings settings;

  Revision(ObjectStore store, EngineSettings settings) {
    this.store = store;
    this.settings = settings;
  }

  /// Changes the elements that can be changed; one outcome each, in order.
  List<ItemOutcome> update(RequestContext context, List<Item> items, PictureIntake pictures) {
    List<ItemOutcome> outcomes = new ArrayList<>(items.size());
    for (Item item : items) {
      outcomes.add(update(context, item, pictures));
    }
    return outcomes;
  }

  private ItemOutcome update(RequestContext context, Item item, PictureIntake pictures) {
    DataObject patch = item.object();
    String id = patch.id() == null ? "" : patch.id();
    if (!item.problems().isEmpty()) {
      return new ItemOutcome.Refused(id, item.problems().getFirst().text());
    }
    if (id.isEmpty()) {
      return new ItemOutcome.Refused("", ErrorTexts.of("OV-1903", patch.type().name(), patch.type().idPath().leaf().name()));
    }
    List<BlobPlacement> placements = List.of();
    for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      Optional<StoredObject> current = store.read(patch.type(), id).filter(found -> Visibility.sees(context, found.object()));
      if (current.isEmpty()) {
        return new ItemOutcome.Refused(id, ErrorTexts.of("OV-1904", patch.type().name(), id));
      }
      DataObject merged = merge(current.get().object(), item);
      if (merged.equals(current.get().object())) {
        return new ItemOutcome.Accepted(id, ItemOutcome.Effect.UNCHANGED);
      }
      if (attempt == 0) {
        placements = persist(patch, pictures);
      }
      if (write(context, id, current.get().sequence(), merged, placements)) {
        return new ItemOutcome.Accepted(id, ItemOutcome.Effect.CHANGED);
      }
    }
    return new ItemOutcome.Refused(id, ErrorTexts.of("OV-1905", id));
  }

  private boolean write(RequestContext context, String id, long expected, DataObject merged, List<BlobPlacement> placements) {
    Change change = new Change.Put(id, expected, merged, context.receivedAt(), context.as());
    Transaction transaction =
        new Transaction(
            List.of(change), placements, Auditing.written(context, merged.type(), "update", 1, id), List.of());
    return store.commit(transaction).getFirst() instanceof CommitResult.Done;
  }

  private List<BlobPlacement> persist(DataObject patch, PictureIntake pictures) {
    List<BlobUpload> uploads = pictures.uploadsOf(patch);
    return uploads.isEmpty() ? List.of() : store.blobs().persist(uploads, settings.retentionClass());
  }

  /// `stored` with the attributes of the element in place of its own. Information parts of set objects
  /// are merged in the same way, as their attributes are the object's own.
  private static DataObject merge(DataObject stored, Item item) {
    DataObject.Builder merged = merged(stored, item.object()).toBuilder();
    for (String cleared : item.cleared()) {
      if (!cleared.equals(stored.type().idPath().leaf().name())) {
        merged.clear(cleared);
      }
    }
    return merged.build();
  }

  private static DataObject merged(DataObject stored, DataObject patch) {
    Attribute part = informationPart(stored.type());
    DataObject.Builder merged = stored.toBuilder();
    for (Attribute attribute : stored.type().attributes()) {
      Value value = patch.value(attribute);
      if (value instanceof Value.Nested inner
          && attribute == part
          && stored.value(attribute) instanceof Value.Nested before) {
        merged.set(attribute, new Value.Nested(merged(before.object(), inner.object())));
      } else if (value != null && !Identification.isSetByServer(attribute)) {
        merged.set(attribute, value);
      }
    }
    patch.extras().forEach(merged::set);
    return merged.build();
  }

  /// The attribute that holds the information part of a set object, or null.
  private static @Nullable Attribute informationPart(ObjectType type) {
    if (type.kind() != TypeKind.RESOURCE) {
      return null;
    }
    Attribute first = type.idPath().steps().getFirst();
    return first.kind().nests() ? first : null;
  }
}
