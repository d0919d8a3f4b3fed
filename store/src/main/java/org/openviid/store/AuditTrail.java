package org.openviid.store;

import java.util.function.Consumer;

/// The record of all access to personal data. Written through [ObjectStore#commit].
public interface AuditTrail {
  /// Passes the lines of a span of time to `receiver`, oldest first.
  ///
  /// @param from milliseconds since 1970-01-01T00:00Z, included
  /// @param until milliseconds since 1970-01-01T00:00Z, not included
  void forEach(long from, long until, Consumer<AuditLine> receiver);
}
