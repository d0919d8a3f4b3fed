package org.openviid.store.embedded;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.apache.lucene.index.QueryTimeout;
import org.openviid.store.StoreException;

/// When a search has to be done. Safe for use by any number of threads.
final class Deadline implements QueryTimeout {
  private final Duration patience;
  private final LongSupplier nanos;
  private final long end;

  /// The deadline of a search that begins now.
  ///
  /// @param nanos a clock that only runs forward, in nanoseconds; asked as the search goes on, once in so many
  ///     documents
  Deadline(Duration patience, LongSupplier nanos) {
    this.patience = patience;
    this.nanos = nanos;
    this.end = nanos.getAsLong() + patience.toNanos();
  }

  @Override
  public boolean shouldExit() {
    return nanos.getAsLong() - end > 0;
  }

  /// Ends a search that is too long.
  ///
  /// @throws StoreException after the deadline
  void check() {
    if (shouldExit()) {
      throw new StoreException("OV-1701", patience.toMillis());
    }
  }
}
