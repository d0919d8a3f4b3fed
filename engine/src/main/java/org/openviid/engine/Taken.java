package org.openviid.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openviid.peers.RequestContext;
import org.openviid.schema.DataObject;
import org.openviid.schema.ErrorText;
import org.openviid.schema.ErrorTexts;
import org.openviid.schema.Value;
import org.openviid.store.BlobPlacement;
import org.openviid.store.ObjectStore;
import org.openviid.store.StoredObject;

/// Decides what becomes of an object whose identifier is taken: a resend changes nothing; a capture is
/// kept beside the other, replaces it or is refused, as the peer is configured; reference data replaces.
/// Lives for one request.
final class Taken {
  private final ObjectStore store;
  private final Identification identification;
  private final EngineListener listener;
  private final RequestContext context;
  private final KeptBefore kept;

  Taken(ObjectStore store, Identification identification, EngineListener listener, RequestContext context) {
    this.store = store;
    this.identification = identification;
    this.listener = listener;
    this.context = context;
    this.kept = new KeptBefore(store);
  }

  /// Decides the draft, or prepares it for another attempt.
  ///
  /// @param placements where the pictures of the request are if they have been persisted already
  void resolve(Draft draft, PictureIntake pictures, List<BlobPlacement> placements) {
    Optional<StoredObject> current = store.read(draft.type(), draft.received().id() == null ? "" : givenId(draft));
    if (current.isEmpty()) {
      draft.write(draft.received(), givenId(draft), 0, ItemOutcome.Effect.CREATED);
      return;
    }
    SameContent same = new PictureDigests(store, pictures, byNumber(placements)).comparison();
    StoredObject there = current.get();
    if (same.holds(draft.received(), there.object())) {
      unchanged(draft, there.id(), placements);
    } else if (!Identification.isCapture(draft.type())) {
      resolveReference(draft, there);
    } else {
      resolveCapture(draft, there, same, placements);
    }
  }

  /// Reference data replaces what is there, unless that is somebody else's.
  private void resolveReference(Draft draft, StoredObject there) {
    Optional<ErrorText> objection = Visibility.objection(context, there.object());
    if (objection.isPresent()) {
      draft.decide(new ItemOutcome.Refused(there.id(), objection.get()));
    } else {
      draft.write(replacement(draft, there), there.id(), there.sequence(), ItemOutcome.Effect.REPLACED);
    }
  }

  private static DataObject replacement(Draft draft, StoredObject there) {
    return SetShape.keepingUnsaid(draft.received(), there.object());
  }

  private void resolveCapture(Draft draft, StoredObject there, SameContent same, List<BlobPlacement> placements) {
    listener.tolerated(context, "id-taken");
    switch (context.peer().settings().duplicateId()) {
      case KEEP_BOTH -> keepBoth(draft, same, placements);
      case REPLACE ->
          draft.write(replacement(draft, there), there.id(), there.sequence(), ItemOutcome.Effect.REPLACED);
      case REJECT ->
          draft.decide(new ItemOutcome.Refused(there.id(), ErrorTexts.of("OV-1902", draft.type().name(), there.id())));
    }
  }

  private void keepBoth(Draft draft, SameContent same, List<BlobPlacement> placements) {
    for (StoredObject candidate : kept.candidates(draft.received())) {
      if (same.holds(draft.received(), candidate.object())) {
        unchanged(draft, candidate.id(), placements);
        return;
      }
    }
    DataObject renamed = identification.assign(context, draft.received());
    draft.write(renamed, Identification.usable(renamed).orElseThrow(), 0, ItemOutcome.Effect.KEPT_BOTH);
  }

  private void unchanged(Draft draft, String id, List<BlobPlacement> placements) {
    draft.decide(new ItemOutcome.Accepted(id, ItemOutcome.Effect.UNCHANGED));
    List<BlobPlacement> superfluous = new ArrayList<>();
    BlobReferences.forEach(draft.received(), blob -> {
      BlobPlacement placement = find(placements, blob);
      if (placement != null) {
        superfluous.add(placement);
      }
    });
    if (!superfluous.isEmpty()) {
      store.blobs().erase(superfluous);
    }
  }

  private static String givenId(Draft draft) {
    return Identification.usable(draft.received()).orElseGet(draft::id);
  }

  private static @Nullable BlobPlacement find(List<BlobPlacement> placements, Value.Blob blob) {
    for (BlobPlacement placement : placements) {
      if (placement.id() == blob.id()) {
        return placement;
      }
    }
    return null;
  }

  private static Map<Long, BlobPlacement> byNumber(List<BlobPlacement> placements) {
    Map<Long, BlobPlacement> found = new HashMap<>();
    placements.forEach(placement -> found.put(placement.id(), placement));
    return found;
  }
}
