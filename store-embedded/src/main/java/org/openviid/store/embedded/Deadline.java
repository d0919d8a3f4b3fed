package org.openviid.store.embedded;

import java.time.Duration;
import org.apache.lucene.index.QueryTimeout;
import org.openviid.store.StoreException;

/// When a search has to be done. Safe for use by any number of threads.
final class Deadline implements QueryTimeout {
  private final Duration patience;
  private final long end;

  private Deadline(Duration patience) {
    this.patience = patience;
    this.end = System.nanoTime() + patience.toNanos();
  }

  /// The deadline of a search that begins now.
  static Deadline in(Duration patience) {
    return new Deadline(patience);
  }

  @Override
  public boolean shouldExit() {
    return System.nanoTime() - end > 0;
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
