package org.openviid.store.embedded;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.openviid.store.StoreException;

/// Threads of their own for searches, a few of them. Safe for use by any number of threads.
///
/// A search is work for a processor until its deadline. Virtual threads are not taken off their carrier
/// while they compute: as many dear searches as there are processors would keep every other request from
/// running at all. On platform threads they share the processors with the others.
final class SearchThreads implements AutoCloseable {
  private static final int LEAST = 4;

  private final Semaphore places;
  private final Duration patience;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(Thread.ofPlatform().name("search-", 0).daemon().factory());

  /// @param places how many searches run at a time; more wait for their turn
  /// @param patience how long they wait
  SearchThreads(int places, Duration patience) {
    this.places = new Semaphore(places, true);
    this.patience = patience;
  }

  /// As many as suit this machine.
  static SearchThreads standard(Duration patience) {
    return new SearchThreads(Math.max(LEAST, 2 * Runtime.getRuntime().availableProcessors()), patience);
  }

  /// Does a search on one of the threads, and waits for it.
  ///
  /// @throws StoreException when none was free in time, or this is closed; what the search throws
  <T> T run(Supplier<T> search) {
    try {
      if (!places.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new StoreException("OV-1714", patience.toMillis());
      }
      try {
        return threads.submit(search::get).get();
      } finally {
        places.release();
      }
    } catch (ExecutionException e) {
      throw rethrown(e.getCause());
    } catch (RejectedExecutionException e) {
      throw new StoreException(e, "OV-1715");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException(e, "OV-1715");
    }
  }

  private static RuntimeException rethrown(@Nullable Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
  }

  /// Takes no more searches; those that run are done within their deadline.
  @Override
  public void close() {
    threads.shutdown();
  }
}
