package org.openviid.http;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.openviid.schema.ViidException;

/// Lets in as many requests at a time as the limits allow, and none when the server stops. Safe for use
/// by any number of threads.
final class Gate {
  private final int places;
  private final Semaphore free;
  private volatile boolean closed;

  Gate(int places) {
    this.places = places;
    this.free = new Semaphore(places);
  }

  /// Takes a place, to be given back by [#leave].
  ///
  /// @throws ViidException when all places are taken, or the server is stopping
  void enter() {
    if (!free.tryAcquire()) {
      throw closed ? new ViidException("OV-2120") : new ViidException("OV-2121", places);
    }
    if (closed) {
      free.release();
      throw new ViidException("OV-2122");
    }
  }

  /// Gives a place back.
  void leave() {
    free.release();
  }

  /// How many requests are inside.
  int inside() {
    return places - free.availablePermits();
  }

  /// Whether nobody is let in any more.
  boolean isClosed() {
    return closed;
  }

  /// Lets nobody in any more and waits until everybody has left.
  ///
  /// @return whether they have, or the time was up
  boolean close(Duration patience) throws InterruptedException {
    closed = true;
    boolean left = free.tryAcquire(places, patience.toMillis(), TimeUnit.MILLISECONDS);
    if (left) {
      free.release(places);
    }
    return left;
  }
}
