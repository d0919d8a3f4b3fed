package org.openviid.store.embedded;

import java.time.Duration;
import java.util.Map;

/// How long data is kept. Ages count from receipt, never from the clocks of cameras.
///
/// @param days by name of the object type, for how many days its objects are kept; objects of other
///     types are kept until they are deleted. Of a type that stands only inside others, for how many days
///     these keep it
/// @param volumeBytes how many bytes pictures and records may take; 0 for no limit. When it is reached,
///     the oldest objects of the types that have days go first
/// @param minDays what is younger is never deleted for the volume's sake; creates are refused instead
/// @param logKeep how long superseded and deleted versions stay in the log
/// @param auditDays for how many days the audit trail is kept; 0 for ever
public record RetentionSettings(
    Map<String, Integer> days, long volumeBytes, int minDays, Duration logKeep, int auditDays) {

  /// Copies the map and checks the numbers.
  public RetentionSettings {
    days = Map.copyOf(days);
    if (days.values().stream().anyMatch(count -> count < 1)) {
      throw new IllegalArgumentException("objects are kept for at least one day");
    }
    if (volumeBytes < 0 || minDays < 0 || logKeep.isNegative() || auditDays < 0) {
      throw new IllegalArgumentException("a limit is 0 or more");
    }
  }

  /// Nothing expires, superseded versions stay for 7 days, the audit trail for 180.
  public static RetentionSettings standard() {
    return new RetentionSettings(Map.of(), 0, 30, Duration.ofDays(7), 180);
  }
}
