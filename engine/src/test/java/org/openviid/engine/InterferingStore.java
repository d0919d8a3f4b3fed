package org.openviid.engine;

import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
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

/// The reference model with a picture store that fails, and with others who are quicker: what is put in by
/// [#before] happens right before the next commit, and by [#beforeReading] right before a reading.
final class InterferingStore implements ObjectStore {
  final ObjectStore inner = new InMemoryObjectStore();
  final FaultyBlobs faulty = new FaultyBlobs(inner.blobs());
  private final Deque<Runnable> interferences = new ArrayDeque<>();
  private final Deque<Reading> readings = new ArrayDeque<>();

  private boolean interfering;

  private record Reading(ObjectType type, Runnable interference) {}

  /// Has something happen right before the next commit that nothing else has been put before.
  void before(Runnable interference) {
    interferences.add(interference);
  }

  @Override
  public List<CommitResult> commit(Transaction transaction) {
    Runnable interference = transaction.whole() ? interferences.poll() : null;
    if (interference != null) {
      interference.run();
    }
    return inner.commit(transaction);
  }

  /// Has something happen right before an object of the type is read, once for each call of this.
  void beforeReading(ObjectType type, Runnable interference) {
    readings.add(new Reading(type, interference));
  }

  @Override
  public Optional<StoredObject> read(ObjectType type, String id) {
    Reading next = readings.peek();
    if (next != null && next.type() == type && !interfering) {
      readings.remove();
      interfering = true;
      next.interference().run();
      interfering = false;
    }
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
    return faulty;
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
