package org.openviid.http;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;
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

/// The reference model, to be departed from in some respect.
class StoreWrapper implements ObjectStore {
  private final ObjectStore inner = new InMemoryObjectStore();

  @Override
  public List<CommitResult> commit(Transaction transaction) {
    return inner.commit(transaction);
  }

  @Override
  public Optional<StoredObject> read(ObjectType type, String id) {
    return inner.read(type, id);
  }

  @Override
  public long sequenceOf(ObjectType type, String id) {
    return inner.sequenceOf(type, id);
  }

  @Override
  public Page search(Search search) {
    return inner.search(search);
  }

  @Override
  public Optional<InputStream> openBlob(long id) {
    return inner.openBlob(id);
  }

  @Override
  public BlobStore blobs() {
    return inner.blobs();
  }

  @Override
  public ChangeLog log() {
    return inner.log();
  }

  @Override
  public StateTable states() {
    return inner.states();
  }

  @Override
  public AuditTrail audit() {
    return inner.audit();
  }

  @Override
  public StoreHealth health() {
    return inner.health();
  }

  @Override
  public void close() {
    inner.close();
  }
}
