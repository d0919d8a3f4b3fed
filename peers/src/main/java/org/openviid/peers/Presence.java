package org.openviid.peers;

import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Which devices are there. Transitions are queued where they are found and told outside of locks, by
/// one thread at a time, so that a listener sees those of a device in order. Safe for use by any number
/// of threads.
public final class Presence {
  private static final Logger LOG = LoggerFactory.getLogger(Presence.class);

  private final PresenceListener listener;
  private final Set<String> online = ConcurrentHashMap.newKeySet();
  private final Queue<PresenceEvent> untold = new ConcurrentLinkedQueue<>();
  private final ReentrantLock telling = new ReentrantLock();

  /// Nobody is there yet.
  ///
  /// @param listener is told of transitions; when it fails, that is logged, and the next is told
  public Presence(PresenceListener listener) {
    this.listener = listener;
  }

  /// Whether the device is there.
  public boolean isOnline(String deviceId) {
    return online.contains(deviceId);
  }

  /// How many devices are there.
  public int count() {
    return online.size();
  }

  /// The device was there before the program started, and is given time to show up: no transition.
  void restored(String deviceId) {
    online.add(deviceId);
  }

  void arrived(String deviceId, long at) {
    if (online.add(deviceId)) {
      untold.add(new PresenceEvent(deviceId, true, at, PresenceEvent.Cause.REGISTERED));
    }
  }

  void left(String deviceId, long at, PresenceEvent.Cause cause) {
    if (online.remove(deviceId)) {
      untold.add(new PresenceEvent(deviceId, false, at, cause));
    }
  }

  /// Tells what is queued. When another thread is at it, that one tells it all.
  void tell() {
    while (!untold.isEmpty() && telling.tryLock()) {
      try {
        for (PresenceEvent event = untold.poll(); event != null; event = untold.poll()) {
          tell(event);
        }
      } finally {
        telling.unlock();
      }
    }
  }

  private void tell(PresenceEvent event) {
    try {
      listener.changed(event);
    } catch (RuntimeException e) {
      LOG.error("{} was not taken note of", event, e);
    }
  }
}
