package org.openviid.http;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.openviid.schema.ObjectType;
import org.openviid.store.CommitResult;
import org.openviid.store.StoredObject;
import org.openviid.store.Transaction;

/// Takes every object in at once and forgets it, so that what is measured above it is only that.
final class ForgetfulStore extends StoreWrapper {
  private final AtomicLong sequence = new AtomicLong();

  @Override
  public List<CommitResult> commit(Transaction transaction) {
    return transaction.changes().isEmpty()
        ? super.commit(transaction)
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
}
