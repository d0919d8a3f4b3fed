package org.openviid.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.openviid.codec.Item;
import org.openviid.peers.RequestContext;
import org.openviid.schema.DataObject;
import org.openviid.schema.ErrorTexts;
import org.openviid.schema.ObjectType;
import org.openviid.store.AuditLine;
import org.openviid.store.BlobPlacement;
import org.openviid.store.BlobUpload;
import org.openviid.store.Change;
import org.openviid.store.CommitResult;
import org.openviid.store.ObjectStore;
import org.openviid.store.Transaction;

/// Takes in new objects (POST on a collection, clause 8.1). Safe for use by any number of threads.
///
/// Nearly every object is new, so each is first written on the assumption that its identifier is free;
/// only those for which the store says otherwise are looked at again. With pictures the check comes
/// first, so that a resend does not write them a second time.
final class Creation {
  private static final int MAX_ATTEMPTS = 16;
  private static final int STRIPES = 64;

  private final ObjectStore store;
  private final Identification identification;
  private final EngineSettings settings;
  private final EngineListener listener;
  private final Departures departures;
  private final ReentrantLock[] stripes = new ReentrantLock[STRIPES];

  Creation(ObjectStore store, Identification identification, EngineSettings settings, EngineListener listener) {
    this.store = store;
    this.identification = identification;
    this.settings = settings;
    this.listener = listener;
    this.departures = new Departures(listener);
    for (int i = 0; i < STRIPES; i++) {
      stripes[i] = new ReentrantLock();
    }
  }

  /// Stores the elements that can be stored; one outcome each, in order.
  List<ItemOutcome> create(RequestContext context, ObjectType type, List<Item> items, PictureIntake pictures) {
    List<Draft> drafts = new ArrayList<>(items.size());
    for (Item item : items) {
      drafts.add(draft(context, item));
    }
    Taken taken = new Taken(store, identification, listener, context);
    for (Draft draft : drafts) {
      boolean free = draft.isDecided() || pictures.uploadsOf(draft.received()).isEmpty();
      if (!free && store.sequenceOf(type, draft.id()) != 0) {
        taken.resolve(draft, pictures, List.of());
      }
    }
    List<Draft> pending = undecided(drafts);
    if (!pending.isEmpty()) {
      commit(context, type, pending, pictures, taken);
    }
    return drafts.stream().map(Draft::outcome).toList();
  }

  private Draft draft(RequestContext context, Item item) {
    DataObject object = item.object();
    if (!item.problems().isEmpty()) {
      Draft refused = Draft.of(item.index(), object, "");
      String id = object.id();
      refused.decide(new ItemOutcome.Refused(id == null ? "" : id, item.problems().getFirst().text()));
      return refused;
    }
    return Identification.usable(object)
        .map(id -> Draft.of(item.index(), object, id))
        .orElseGet(() -> nameless(context, item));
  }

  private Draft nameless(RequestContext context, Item item) {
    ObjectType type = item.object().type();
    if (!Identification.isCapture(type) && type.identifierRule().startsWith("device")) {
      Draft refused = Draft.of(item.index(), item.object(), "");
      refused.decide(
          new ItemOutcome.Refused("", ErrorTexts.of("OV-1900", type.name(), type.idPath().leaf().name())));
      return refused;
    }
    departures.accept(context, "id-missing");
    DataObject named = identification.assign(context, item.object());
    return Draft.of(item.index(), named, Identification.usable(named).orElseThrow());
  }

  private void commit(
      RequestContext context, ObjectType type, List<Draft> drafts, PictureIntake pictures, Taken taken) {
    List<BlobPlacement> placements = persist(drafts, pictures);
    List<AuditLine> audit = Auditing.written(context, type, "create", drafts.stream().map(Draft::id).toList());
    List<Draft> pending = attempt(context, drafts, placements, audit);
    if (pending.isEmpty()) {
      return;
    }
    ReentrantLock stripe = stripes[Math.floorMod(pending.getFirst().received().hashCode(), STRIPES)];
    stripe.lock();
    try {
      for (int attempt = 1; !pending.isEmpty() && attempt < MAX_ATTEMPTS; attempt++) {
        pending.forEach(draft -> taken.resolve(draft, pictures, placements));
        pending = attempt(context, undecided(pending), List.of(), List.of());
      }
    } finally {
      stripe.unlock();
    }
    pending.forEach(draft -> draft.decide(new ItemOutcome.Refused(draft.id(), ErrorTexts.of("OV-1901", draft.id()))));
  }

  private List<BlobPlacement> persist(List<Draft> drafts, PictureIntake pictures) {
    List<BlobUpload> uploads = new ArrayList<>();
    drafts.forEach(draft -> uploads.addAll(pictures.uploadsOf(draft.received())));
    return uploads.isEmpty() ? List.of() : store.blobs().persist(uploads, settings.retentionClass());
  }

  /// Writes what is pending and returns what met another version.
  private List<Draft> attempt(
      RequestContext context, List<Draft> drafts, List<BlobPlacement> placements, List<AuditLine> audit) {
    if (drafts.isEmpty()) {
      return drafts;
    }
    List<Change> changes = new ArrayList<>(drafts.size());
    drafts.forEach(draft -> changes.add(draft.change(context.receivedAt(), context.as())));
    List<CommitResult> results = store.commit(new Transaction(changes, placements, audit, List.of()));
    List<Draft> conflicts = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      switch (results.get(i)) {
        case CommitResult.Done _ -> drafts.get(i).done();
        case CommitResult.Conflict _ -> conflicts.add(drafts.get(i));
      }
    }
    return conflicts;
  }

  private static List<Draft> undecided(List<Draft> drafts) {
    return drafts.stream().filter(draft -> !draft.isDecided()).toList();
  }
}
