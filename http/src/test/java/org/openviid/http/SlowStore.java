package org.openviid.http;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.openviid.store.Page;
import org.openviid.store.Search;

/// Searches only when it is told to.
final class SlowStore extends StoreWrapper {
  private final Semaphore arrived = new Semaphore(0);
  private final CountDownLatch released = new CountDownLatch(1);

  @Override
  public Page search(Search search) {
    arrived.release();
    try {
      released.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    return super.search(search);
  }

  /// Returns when so many searches are waiting.
  void awaitSearches(int count) throws InterruptedException {
    arrived.acquire(count);
  }

  /// Lets all searches go on, now and later.
  void release() {
    released.countDown();
  }
}
