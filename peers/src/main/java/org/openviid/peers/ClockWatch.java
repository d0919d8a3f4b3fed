package org.openviid.peers;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// How far the clocks of peers are from ours [7.5]. Safe for use by any number of threads; in memory only,
/// as it is found out anew within minutes.
///
/// A time that a device stamps is as much older than its receipt as the message took. The least delay is
/// therefore the best witness: of what came within the last two windows, the one that is furthest ahead
/// tells the drift. A device that is ahead of us by that is ahead for certain; one that seems behind may
/// merely send late.
public final class ClockWatch {
  /// What is further ahead than this cannot be called delay, and is counted.
  public static final long TOLERATED_MILLIS = 10_000;

  private static final long WINDOW_MILLIS = 600_000;
  private static final int MAX_DEVICES = 200_000;

  private final ConcurrentHashMap<String, Windows> devices = new ConcurrentHashMap<>();

  /// What is known of a clock.
  ///
  /// @param millis how far it is ahead of ours; negative when it is behind, or what it sends is late
  /// @param at when this was last looked at, in milliseconds since 1970-01-01T00:00Z
  /// @param stamps how many times it stated
  /// @param future how many of them were ahead of ours by more than [#TOLERATED_MILLIS]
  public record Drift(long millis, long at, long stamps, long future) {
    /// Whether the clock is out by more than is tolerated, in either direction.
    public boolean isOff() {
      return Math.abs(millis) > TOLERATED_MILLIS;
    }
  }

  /// The stamps of one device; immutable.
  private record Windows(long since, long best, long before, Drift drift) {}

  /// A device stated a time.
  ///
  /// @param deviceId the device
  /// @param stated what its clock said, in milliseconds since 1970-01-01T00:00Z
  /// @param receivedAt what ours said then
  public void stated(String deviceId, long stated, long receivedAt) {
    if (devices.size() < MAX_DEVICES || devices.containsKey(deviceId)) {
      devices.compute(deviceId, (_, known) -> next(known, stated - receivedAt, receivedAt));
    }
  }

  private static Windows next(@Nullable Windows known, long lead, long at) {
    long future = lead > TOLERATED_MILLIS ? 1 : 0;
    if (known == null) {
      return new Windows(at, lead, Long.MIN_VALUE, new Drift(lead, at, 1, future));
    }
    boolean turned = at - known.since() >= WINDOW_MILLIS;
    boolean stale = at - known.since() >= 2 * WINDOW_MILLIS;
    long before = stale ? Long.MIN_VALUE : turned ? known.best() : known.before();
    long best = turned ? lead : Math.max(known.best(), lead);
    Drift drift = known.drift();
    return new Windows(
        turned ? at : known.since(),
        best,
        before,
        new Drift(Math.max(best, before), at, drift.stamps() + 1, drift.future() + future));
  }

  /// What is known of the clock of a device.
  public Optional<Drift> of(String deviceId) {
    return Optional.ofNullable(devices.get(deviceId)).map(Windows::drift);
  }

  /// What is known of all clocks, by device, the worst first.
  public Map<String, Drift> all() {
    Map<String, Drift> drifts = new LinkedHashMap<>();
    devices.entrySet().stream()
        .map(known -> Map.entry(known.getKey(), known.getValue().drift()))
        .sorted(
            Comparator.comparingLong((Map.Entry<String, Drift> known) -> -Math.abs(known.getValue().millis()))
                .thenComparing(Map.Entry::getKey))
        .forEach(known -> drifts.put(known.getKey(), known.getValue()));
    return drifts;
  }

  /// How many clocks are known to be off.
  public long countOff() {
    return devices.values().stream().filter(known -> known.drift().isOff()).count();
  }

  /// How far the clock that is furthest ahead is, 0 when none is ahead.
  public long furthestAhead() {
    return Math.max(0, devices.values().stream().mapToLong(known -> known.drift().millis()).max().orElse(0));
  }
}
