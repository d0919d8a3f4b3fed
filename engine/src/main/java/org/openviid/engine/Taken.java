package org.openviid.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openviid.peers.RequestContext;
import org.openviid.query.Filter;
import org.openviid.schema.Attribute;
import org.openviid.schema.AttributePath;
import org.openviid.schema.DataObject;
import org.openviid.schema.ErrorTexts;
import org.openviid.schema.SearchKind;
import org.openviid.schema.Value;
import org.openviid.store.BlobPlacement;
import org.openviid.store.BlobUpload;
import org.openviid.store.ObjectStore;
import org.openviid.store.Search;
import org.openviid.store.StoredObject;

/// Decides what becomes of an object whose identifier is taken: a resend changes nothing; a capture is
/// kept beside the other, replaces it or is refused, as the peer is configured; reference data replaces.
/// Lives for one request.
final class Taken {
  private static final int MAX_CANDIDATES = 100;

  private final ObjectStore store;
  private final Identification identification;
  private final EngineListener listener;
  private final RequestContext context;

  Taken(ObjectStore store, Identification identification, EngineListener listener, RequestContext context) {
    this.store = store;
    this.identification = identification;
    this.listener = listener;
    this.context = context;
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
    SameContent same = new SameContent(blob -> digest(blob, pictures, placements), this::storedDigest);
    StoredObject there = current.get();
    if (same.holds(draft.received(), there.object())) {
      unchanged(draft, there.id(), placements);
    } else if (!Identification.isCapture(draft.type())) {
      draft.write(draft.received(), there.id(), there.sequence(), ItemOutcome.Effect.REPLACED);
    } else {
      resolveCapture(draft, there, same, placements);
    }
  }

  private void resolveCapture(Draft draft, StoredObject there, SameContent same, List<BlobPlacement> placements) {
    listener.tolerated(context, "id-taken");
    switch (context.peer().settings().duplicateId()) {
      case KEEP_BOTH -> keepBoth(draft, same, placements);
      case REPLACE ->
          draft.write(draft.received(), there.id(), there.sequence(), ItemOutcome.Effect.REPLACED);
      case REJECT ->
          draft.decide(new ItemOutcome.Refused(there.id(), ErrorTexts.of("OV-1902", draft.type().name(), there.id())));
    }
  }

  private void keepBoth(Draft draft, SameContent same, List<BlobPlacement> placements) {
    for (StoredObject kept : keptBefore(draft.received())) {
      if (same.holds(draft.received(), kept.object())) {
        unchanged(draft, kept.id(), placements);
        return;
      }
    }
    DataObject renamed = identification.assign(context, draft.received());
    draft.write(renamed, Identification.usable(renamed).orElseThrow(), 0, ItemOutcome.Effect.KEPT_BOTH);
  }

  /// What was kept under identifiers of our own for the same identifier as sent, and agrees with the
  /// object in everything that the index knows well.
  private List<StoredObject> keptBefore(DataObject received) {
    AttributePath original = Identification.originalPath(received.type()).orElseThrow();
    List<Filter> conditions = new ArrayList<>();
    conditions.add(Filter.equal(original, new Value.Text(String.valueOf(received.id()))));
    for (Attribute attribute : received.type().attributes()) {
      Value value = received.value(attribute);
      if (value != null && isWellKnown(attribute)) {
        conditions.add(Filter.equal(new AttributePath(List.of(attribute)), value));
      }
    }
    Filter filter = new Filter.And(conditions);
    return store.search(new Search(received.type(), filter, List.of(), 0, MAX_CANDIDATES, false, Long.MAX_VALUE)).objects();
  }

  private static boolean isWellKnown(Attribute attribute) {
    SearchKind search = attribute.search();
    return search == SearchKind.TERM || search == SearchKind.GRAM || search == SearchKind.TIME;
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

  private byte[] digest(Value.Blob blob, PictureIntake pictures, List<BlobPlacement> placements) {
    BlobUpload upload = pictures.upload(blob);
    BlobPlacement placement = find(placements, blob);
    if (placement != null) {
      return sha256(store.blobs().open(placement));
    }
    return upload == null ? new byte[0] : upload.sha256();
  }

  private byte[] storedDigest(Value.Blob blob) {
    return store.openBlob(blob.id()).map(Taken::sha256).orElse(new byte[] {0});
  }

  private static @Nullable BlobPlacement find(List<BlobPlacement> placements, Value.Blob blob) {
    for (BlobPlacement placement : placements) {
      if (placement.id() == blob.id()) {
        return placement;
      }
    }
    return null;
  }

  private static byte[] sha256(InputStream content) {
    try (InputStream in = content) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      new DigestInputStream(in, digest).transferTo(java.io.OutputStream.nullOutputStream());
      return digest.digest();
    } catch (IOException e) {
      throw new UncheckedIOException("a stored picture cannot be read", e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
