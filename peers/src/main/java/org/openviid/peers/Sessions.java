package org.openviid.peers;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.Lock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openviid.store.StateTable;
import org.openviid.store.StateWrite;
import org.openviid.store.Transaction;

/// Who is registered from where, durable in the state table under `session`, so that a restart does not
/// make every device register again. Each address of a device is a registration of its own; a new one
/// never ends the others. Safe for use by any number of threads; finding one takes no lock.
///
/// The caller runs [#maintain] every few seconds.
public final class Sessions {
  private final DurableSpace space;
  private final SessionSettings settings;
  private final Presence presence;
  private final long lapse;
  private final ConcurrentMap<String, DeviceSessions> devices = new ConcurrentHashMap<>();
  private volatile long savedAt;

  /// Reads the registrations. All that had not lapsed when the program ended are valid again for a whole
  /// period, because nobody could renew them meanwhile.
  ///
  /// @param states where they are
  /// @param committer makes changes to them durable: `store::commit`
  /// @param settings how long they last
  /// @param presence is told who comes and goes
  /// @param clock for the time of the start
  /// @throws PeerException when a record is damaged
  public Sessions(
      StateTable states,
      Consumer<Transaction> committer,
      SessionSettings settings,
      Presence presence,
      Clock clock) {
    this.space = new DurableSpace(states, committer, "session");
    this.settings = settings;
    this.presence = presence;
    this.lapse = settings.lapse().toMillis();
    this.savedAt = clock.millis();
    restore(clock.millis());
  }

  private void restore(long now) {
    space.forEach((deviceId, record) -> {
      DeviceSessions saved = DeviceSessions.decode(deviceId, record);
      saved.list().forEach(session -> session.renew(now));
      devices.put(deviceId, saved);
      presence.restored(deviceId);
    });
  }

  /// The registration of a device from an address, unless it has lapsed. Does not renew it.
  ///
  /// @param now milliseconds since 1970-01-01T00:00Z
  public @Nullable Session find(String deviceId, String address, long now) {
    DeviceSessions device = devices.get(deviceId);
    Session session = device == null ? null : device.at(address);
    return session == null || now - session.lastSeen() > lapse ? null : session;
  }

  /// Registers a device from an address, or renews that. Returns when it is durable.
  ///
  /// @param deviceId the device
  /// @param peerId the peer whose account it used
  /// @param address where from, without port
  /// @param now milliseconds since 1970-01-01T00:00Z
  public Session open(String deviceId, String peerId, String address, long now) {
    Session session = new Session(deviceId, peerId, address, now, now);
    Lock lock = space.lockOf(DurableSpace.shareOf(deviceId));
    lock.lock();
    try {
      DeviceSessions before = devices.get(deviceId);
      DeviceSessions after =
          before == null ? DeviceSessions.of(session) : before.with(session, settings.addresses());
      space.commit(deviceId, after.encode());
      devices.put(deviceId, after);
      presence.arrived(deviceId, now);
    } finally {
      lock.unlock();
    }
    presence.tell();
    return session;
  }

  /// Ends the registration of a device from an address. Returns when that is durable.
  ///
  /// @return whether there was one
  public boolean close(String deviceId, String address, long now) {
    return end(deviceId, session -> session.address().equals(address), now, PresenceEvent.Cause.UNREGISTERED);
  }

  /// Ends all registrations that used the account of a peer.
  public void closeAll(String peerId, long now) {
    Predicate<Session> its = session -> session.peerId().equals(peerId);
    devices.forEach((deviceId, device) -> {
      if (device.list().stream().anyMatch(its)) {
        end(deviceId, its, now, PresenceEvent.Cause.REMOVED);
      }
    });
  }

  private boolean end(String deviceId, Predicate<Session> which, long now, PresenceEvent.Cause cause) {
    Lock lock = space.lockOf(DurableSpace.shareOf(deviceId));
    lock.lock();
    try {
      DeviceSessions before = devices.get(deviceId);
      DeviceSessions after = before == null ? null : before.without(which);
      if (before == after) {
        return false;
      }
      space.commit(deviceId, after == null ? new byte[0] : after.encode());
      replace(deviceId, after, now, cause);
    } finally {
      lock.unlock();
    }
    presence.tell();
    return true;
  }

  private void replace(String deviceId, @Nullable DeviceSessions after, long now, PresenceEvent.Cause cause) {
    if (after == null) {
      devices.remove(deviceId);
      presence.left(deviceId, now, cause);
    } else {
      devices.put(deviceId, after);
    }
  }

  /// The registrations of a device that have not lapsed.
  public List<Session> of(String deviceId, long now) {
    DeviceSessions device = devices.get(deviceId);
    return device == null
        ? List.of()
        : device.list().stream().filter(session -> now - session.lastSeen() <= lapse).toList();
  }

  /// The registrations that used the account of a peer and have not lapsed, the latest used first.
  public List<Session> ofPeer(String peerId, long now) {
    return all(now).filter(session -> session.peerId().equals(peerId))
        .sorted(Comparator.comparingLong(Session::lastSeen).reversed())
        .toList();
  }

  /// All registrations that have not lapsed.
  public Stream<Session> all(long now) {
    return devices.values().stream()
        .flatMap(device -> device.list().stream())
        .filter(session -> now - session.lastSeen() <= lapse);
  }

  /// When the device was last heard of, in milliseconds since 1970-01-01T00:00Z; 0 when it is not
  /// registered.
  public long lastSeen(String deviceId) {
    DeviceSessions device = devices.get(deviceId);
    return device == null ? 0 : device.lastSeen();
  }

  /// How many devices are registered.
  public int count() {
    return devices.size();
  }

  /// Ends what has lapsed, and saves when the others were last seen if that is due.
  public void maintain(long now) {
    maintain(now, now - savedAt >= settings.saveEvery().toMillis());
  }

  /// Saves when all were last seen, for an orderly stop.
  public void saveAll(long now) {
    maintain(now, true);
  }

  private void maintain(long now, boolean save) {
    List<List<String>> shares = new ArrayList<>();
    for (int share = 0; share < DurableSpace.SHARES; share++) {
      shares.add(new ArrayList<>());
    }
    devices.forEach((deviceId, device) -> {
      if (hasLapsed(device, now) || (save && device.lastSeen() > savedAt)) {
        shares.get(DurableSpace.shareOf(deviceId)).add(deviceId);
      }
    });
    for (int share = 0; share < DurableSpace.SHARES; share++) {
      maintain(share, shares.get(share), now);
    }
    if (save) {
      savedAt = now;
    }
    presence.tell();
  }

  private boolean hasLapsed(DeviceSessions device, long now) {
    return device.list().stream().anyMatch(session -> now - session.lastSeen() > lapse);
  }

  private void maintain(int share, List<String> deviceIds, long now) {
    Lock lock = space.lockOf(share);
    lock.lock();
    try {
      List<StateWrite> writes = new ArrayList<>();
      for (String deviceId : deviceIds) {
        DeviceSessions device = devices.get(deviceId);
        if (device != null) {
          writes.add(maintain(deviceId, device, now));
        }
      }
      space.commit(writes);
    } finally {
      lock.unlock();
    }
  }

  private StateWrite maintain(String deviceId, DeviceSessions device, long now) {
    DeviceSessions valid = device.without(session -> now - session.lastSeen() > lapse);
    if (valid != device) {
      replace(deviceId, valid, now, PresenceEvent.Cause.SILENT);
    }
    return space.write(deviceId, valid == null ? new byte[0] : valid.encode());
  }
}
