package org.openviid.http;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.openviid.schema.ObjectType;
import org.openviid.store.AuditTrail;
import org.openviid.store.BlobStore;
import org.openviid.store.ChangeLog;
import org.openviid.store.CommitResult;
import org.openviid.store.InMemoryObjectStore;
import org.openviid.store.ObjectStore;
import org.openviid.store.Page;
import org.openviid.store.Search;
import org.openviid.store.StateTable;
import org.openviid.store.StoreHealth;
import org.openviid.store.StoredObject;
import org.openviid.store.Transaction;

/// Takes every object in at once and forgets it, so that what is measured above it is only that.
final class ForgetfulStore implements ObjectStore {
  private final InMemoryObjectStore rest = new InMemoryObjectStore();
  private final AtomicLong sequence = new AtomicLong();

  @Override
  public List<CommitResult> commit(Transaction transaction) {
    return transaction.changes().isEmpty()
        ? rest.commit(transaction)
        : transaction.changes().stream()
            .<CommitResult>map(_ -> new CommitResult.Done(sequence.incrementAndGet()))
            .toList();
  }

  @Override
  public Optional<StoredObject> read(ObjectType type, String id) {
    return Optional.empty();
  }

  @Override
  public long sequenceOf(ObjectType type, String id) {
    return 0;
  }

  @Override
  public Page search(Search search) {
    return rest.search(search);
  }

  @Override
  public Optional<InputStream> openBlob(long id) {
    return rest.openBlob(id);
  }

  @Override
  public BlobStore blobs() {
    return rest.blobs();
  }

  @Override
  public ChangeLog log() {
    return rest.log();
  }

  @Override
  public StateTable states() {
    return rest.states();
  }

  @Override
  public AuditTrail audit() {
    return rest.audit();
  }

  @Override
  public StoreHealth health() {
    return rest.health();
  }

  @Override
  public void close() {
    rest.close();
  }
}
