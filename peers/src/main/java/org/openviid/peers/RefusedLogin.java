package org.openviid.peers;

import java.util.Optional;
import java.util.Set;
import org.openviid.auth.Credentials;
import org.openviid.schema.ErrorText;

/// A login that failed, or was asked for and never came, for the operator.
///
/// @param deviceId as what it came, perhaps empty
/// @param userName the account it claimed, perhaps empty
/// @param address where from
/// @param cause why, for programs
/// @param text why, for people
/// @param sent what it tried to prove itself with
/// @param needed the tolerances that would have let it in, for [Cause#STRICT]
/// @param since the first time, in milliseconds since 1970-01-01T00:00Z
/// @param at the last time, in milliseconds since 1970-01-01T00:00Z
/// @param times how often
public record RefusedLogin(
    String deviceId,
    String userName,
    String address,
    Cause cause,
    ErrorText text,
    Optional<Sent> sent,
    Set<String> needed,
    long since,
    long at,
    long times) {
  /// Copies the set.
  public RefusedLogin {
    needed = Set.copyOf(needed);
  }

  /// Why a login failed.
  public enum Cause {
    /// It was asked to prove itself and has not tried.
    NO_LOGIN,
    /// The digest was right, but made with a nonce that can no longer be used, and it has not tried again.
    STALE,
    /// Too many wrong passwords: it is not listened to for a while.
    LOCKED,
    /// What it sent is no Digest, or not one of this server's challenges.
    UNUSABLE,
    /// There is no account of that name.
    UNKNOWN_USER,
    /// The digest is wrong.
    WRONG_PASSWORD,
    /// The account may not speak for that device.
    FOREIGN_DEVICE,
    /// The account is held to the letter of the standard, and its credentials are not to the letter.
    STRICT;

    /// Whether it says less than any other cause.
    boolean isWeak() {
      return this == NO_LOGIN || this == STALE || this == LOCKED;
    }
  }

  /// The request that was to prove it.
  ///
  /// @param method its method
  /// @param target its path and query
  /// @param credentials what its header said
  public record Sent(String method, String target, Credentials credentials) {}

  /// This one after an earlier one of the same device and address. What tells less does not displace what
  /// tells more: between two wrong passwords there is always a login that has not come yet.
  RefusedLogin after(RefusedLogin before) {
    boolean keep = cause.isWeak() && !before.cause.isWeak();
    RefusedLogin told = keep ? before : this;
    boolean begins = before.cause == Cause.NO_LOGIN && cause != Cause.NO_LOGIN;
    boolean counts = cause != Cause.NO_LOGIN || before.cause == Cause.NO_LOGIN;
    return new RefusedLogin(
        deviceId, told.userName, address, told.cause, told.text, told.sent, told.needed, before.since, at,
        (begins ? 0 : before.times) + (counts ? 1 : 0));
  }
}
