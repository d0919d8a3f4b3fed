package org.openviid.store;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.openviid.schema.ObjectType;

/// A durable store of objects. Safe for use by any number of threads.
///
/// All methods throw [StoreException] when the store cannot serve: full, damaged, closed or behind.
public interface ObjectStore extends AutoCloseable {

  /// Applies a transaction and returns when it is durable.
  ///
  /// Each change is applied only if its object's current sequence is the one expected; the others of
  /// the transaction are applied all the same, and audit lines, states and placements are always
  /// written; unless the transaction is to be done as a whole, where one condition that does not hold
  /// lets nothing of it happen, and every change is answered with the sequence that is current then.
  ///
  /// @return one result a change, in order
  List<CommitResult> commit(Transaction transaction);

  /// The current version of an object.
  Optional<StoredObject> read(ObjectType type, String id);

  /// The sequence of the current version of an object, 0 when there is none; cheaper than [#read].
  long sequenceOf(ObjectType type, String id);

  /// Finds objects. The answer reflects everything that was acknowledged before the call.
  Page search(Search search);

  /// Finds objects for a change that waits for them: not held up by the searches of readers, however many
  /// there are. For conditions on identifiers, which find little and soon.
  default Page searchAhead(Search search) {
    return search(search);
  }

  /// Opens the content of a [org.openviid.schema.Value.Blob]; empty when it has been deleted.
  /// The caller closes the stream, which fails with an exception when the content is damaged.
  Optional<InputStream> openBlob(long id);

  /// Where pictures are collected before the objects that name them are committed.
  BlobStore blobs();

  /// The log of changes.
  ChangeLog log();

  /// Small durable records that are not objects: registrations, cursors, settings.
  StateTable states();

  /// The audit trail.
  AuditTrail audit();

  /// How the store is doing.
  StoreHealth health();

  @Override
  void close();
}
