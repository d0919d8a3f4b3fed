package org.openviid.peers;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The registrations of one device, one an address. Immutable apart from when each was last used.
final class DeviceSessions {
  private final String deviceId;
  private final Session[] sessions;

  private DeviceSessions(String deviceId, List<Session> sessions) {
    this.deviceId = deviceId;
    this.sessions = sessions.toArray(new Session[0]);
  }

  static DeviceSessions of(Session session) {
    return new DeviceSessions(session.deviceId(), List.of(session));
  }

  @Nullable Session at(String address) {
    for (Session session : sessions) {
      if (session.address().equals(address)) {
        return session;
      }
    }
    return null;
  }

  /// With another session, which replaces one from the same address, and the least recently used one
  /// when there are too many.
  DeviceSessions with(Session session, int most) {
    List<Session> kept = new ArrayList<>(List.of(sessions));
    kept.removeIf(other -> other.address().equals(session.address()));
    if (kept.size() >= most) {
      kept.remove(Collections.min(kept, Comparator.comparingLong(Session::lastSeen)));
    }
    kept.add(session);
    return new DeviceSessions(deviceId, kept);
  }

  /// Without the sessions that meet a condition; null when none is left, the same when all are.
  @Nullable DeviceSessions without(Predicate<Session> gone) {
    List<Session> kept = new ArrayList<>(List.of(sessions));
    if (!kept.removeIf(gone)) {
      return this;
    }
    return kept.isEmpty() ? null : new DeviceSessions(deviceId, kept);
  }

  List<Session> list() {
    return List.of(sessions);
  }

  long lastSeen() {
    long last = Long.MIN_VALUE;
    for (Session session : sessions) {
      last = Math.max(last, session.lastSeen());
    }
    return last;
  }

  byte[] encode() {
    Map<String, String> fields = new LinkedHashMap<>();
    for (int i = 0; i < sessions.length; i++) {
      Session session = sessions[i];
      fields.put(
          Integer.toString(i),
          String.join(
              " ", Long.toString(session.registeredAt()), Long.toString(session.lastSeen()), session.address(),
              session.peerId()));
    }
    return Lines.encode(fields);
  }

  /// @throws PeerException when the record is damaged
  static DeviceSessions decode(String deviceId, byte[] record) {
    List<Session> sessions = new ArrayList<>();
    try {
      for (String line : Lines.decode(record).values()) {
        String[] parts = line.split(" ", 4);
        sessions.add(
            new Session(deviceId, parts[3], parts[2], Long.parseLong(parts[0]), Long.parseLong(parts[1])));
      }
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
      throw new PeerException(e, "OV-1812", deviceId);
    }
    return new DeviceSessions(deviceId, sessions);
  }
}
