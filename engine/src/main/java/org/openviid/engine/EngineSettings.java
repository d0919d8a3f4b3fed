package org.openviid.engine;

import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;

/// The engine's limits and conventions.
///
/// @param pageDefault how many objects a page has when the query does not say
/// @param pageLimit how many objects a page has at the most
/// @param retentionClass under which pictures are kept, see [org.openviid.store.BlobStore]
/// @param zone the zone of times without one
/// @param searchTime after how long a search of several parts begins no further part
/// @param reasonFor names of the object types that may be read only with a reason
public record EngineSettings(
    int pageDefault,
    int pageLimit,
    String retentionClass,
    ZoneId zone,
    Duration searchTime,
    Set<String> reasonFor) {
  /// Pages of 100, at most 1,000; Beijing time.
  public static final EngineSettings DEFAULT =
      new EngineSettings(100, 1_000, "standard", ZoneOffset.ofHours(8), Duration.ofSeconds(2), Set.of());

  /// Copies the set.
  public EngineSettings {
    reasonFor = Set.copyOf(reasonFor);
  }
}
