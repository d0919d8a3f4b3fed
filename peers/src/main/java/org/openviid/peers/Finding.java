package org.openviid.peers;

import org.openviid.schema.ErrorText;

/// A departure from the standard that came from a peer, however often.
///
/// @param subject what it was
/// @param count how often it came
/// @param firstAt when it came first, in milliseconds since 1970-01-01T00:00Z
/// @param lastAt when it came last, in milliseconds since 1970-01-01T00:00Z
/// @param example the sentence that can be sent to the vendor, with what came lately; without pictures,
///     secrets and values of personal attributes
public record Finding(Subject subject, long count, long firstAt, long lastAt, ErrorText example) {

  /// What departs from the standard.
  ///
  /// @param name of the tolerance, as in `tolerances/*.csv`, or an error code where there is none
  /// @param place the attribute or key concerned; empty when it is the request as a whole
  /// @param refused whether it was refused rather than tolerated
  public record Subject(String name, String place, boolean refused) {}
}
