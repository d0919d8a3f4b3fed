package org.openviid.peers;

/// A device came or went.
///
/// @param deviceId the device
/// @param online whether it is there now
/// @param at since when, in milliseconds since 1970-01-01T00:00Z; for a device that fell silent, the
///     time this was noticed
/// @param cause why
public record PresenceEvent(String deviceId, boolean online, long at, Cause cause) {
  /// Why a device came or went.
  public enum Cause {
    /// It registered.
    REGISTERED,
    /// It unregistered from its last address.
    UNREGISTERED,
    /// It has been silent for too long.
    SILENT,
    /// Its account was removed.
    REMOVED
  }
}
