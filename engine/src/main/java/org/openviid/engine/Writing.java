package org.openviid.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.openviid.peers.RequestContext;
import org.openviid.schema.DataObject;
import org.openviid.schema.ObjectType;
import org.openviid.schema.Value;
import org.openviid.store.AuditLine;
import org.openviid.store.BlobPlacement;
import org.openviid.store.BlobUpload;
import org.openviid.store.Change;
import org.openviid.store.CommitResult;
import org.openviid.store.ObjectStore;
import org.openviid.store.Transaction;

/// Writes what an [Assembly] decided, as a whole. Pictures are written before; those that turn out not to be
/// needed, because another attempt decided otherwise, are erased at the end. Used by one thread, for one
/// element.
final class Writing implements AutoCloseable {
  private final ObjectStore store;
  private final RequestContext context;
  private final PictureIntake pictures;
  private final String retentionClass;
  private final Map<Long, BlobPlacement> persisted = new HashMap<>();
  private boolean uncertain;

  Writing(ObjectStore store, RequestContext context, PictureIntake pictures, String retentionClass) {
    this.store = store;
    this.context = context;
    this.pictures = pictures;
    this.retentionClass = retentionClass;
  }

  /// Compares objects with what is there, pictures by their content.
  SameContent comparison() {
    return new PictureDigests(store, pictures, persisted).comparison();
  }

  /// Writes what is decided.
  ///
  /// @param action for the audit trail
  /// @return whether all of it is durable; otherwise none of it is, and it has to be decided anew
  boolean commit(Assembly assembly, String action) {
    List<Change> changes = new ArrayList<>();
    List<BlobUpload> uploads = new ArrayList<>();
    Set<Long> named = new HashSet<>();
    for (Assembly.Pending pending : assembly.pending()) {
      DataObject object = pending.object();
      changes.add(
          new Change.Put(
              String.valueOf(object.id()), pending.expected(), object, context.receivedAt(), context.as()));
      BlobReferences.forEach(object, blob -> collect(blob, uploads, named));
    }
    persist(uploads);
    List<BlobPlacement> placements = new ArrayList<>(persisted.values());
    placements.removeIf(placement -> !named.contains(placement.id()));
    Transaction transaction = new Transaction(changes, placements, audit(assembly, action), List.of());
    uncertain = true;
    List<CommitResult> results = store.commit(transaction.asWhole());
    uncertain = false;
    boolean done = results.stream().allMatch(result -> result instanceof CommitResult.Done);
    if (done) {
      named.forEach(persisted::remove);
    }
    return done;
  }

  private void collect(Value.Blob blob, List<BlobUpload> uploads, Set<Long> named) {
    BlobUpload upload = pictures.upload(blob);
    if (upload != null && named.add(blob.id()) && !persisted.containsKey(blob.id())) {
      uploads.add(upload);
    }
  }

  private void persist(List<BlobUpload> uploads) {
    if (!uploads.isEmpty()) {
      store.blobs().persist(uploads, retentionClass).forEach(placed -> persisted.put(placed.id(), placed));
    }
  }

  private List<AuditLine> audit(Assembly assembly, String action) {
    Map<String, AuditLine> lines = new TreeMap<>();
    for (Map.Entry<ObjectType, List<String>> written : assembly.byType().entrySet()) {
      Auditing.written(context, written.getKey(), action, written.getValue())
          .forEach(line -> lines.put(line.type(), line));
    }
    return List.copyOf(lines.values());
  }

  /// Erases pictures that were written in vain; not when it is not known whether they were.
  @Override
  public void close() {
    if (!uncertain && !persisted.isEmpty()) {
      store.blobs().erase(List.copyOf(persisted.values()));
    }
  }
}
