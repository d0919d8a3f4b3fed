package org.openviid.engine;

import java.time.ZoneId;
import java.time.ZoneOffset;

/// The engine's limits and conventions.
///
/// @param pageDefault how many objects a page has when the query does not say
/// @param pageLimit how many objects a page has at the most
/// @param retentionClass under which pictures are kept, see [org.openviid.store.BlobStore]
/// @param zone the zone of times without one
public record EngineSettings(int pageDefault, int pageLimit, String retentionClass, ZoneId zone) {
  /// Pages of 100, at most 1,000; Beijing time.
  public static final EngineSettings DEFAULT =
      new EngineSettings(100, 1_000, "standard", ZoneOffset.ofHours(8));
}
