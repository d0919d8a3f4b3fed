package org.openviid.peers;

import java.util.List;
import org.openviid.auth.Verification.Attempt;
import org.openviid.schema.ErrorText;

/// A login that failed, for the operator.
///
/// @param deviceId as what it came, perhaps empty
/// @param userName the account it claimed, perhaps empty
/// @param address where from
/// @param text why
/// @param attempts what the response should have been, by the ways clients compute it
/// @param at the last time, in milliseconds since 1970-01-01T00:00Z
/// @param times how often
public record RefusedLogin(
    String deviceId, String userName, String address, ErrorText text, List<Attempt> attempts, long at,
    long times) {
  /// Copies the list.
  public RefusedLogin {
    attempts = List.copyOf(attempts);
  }
}
