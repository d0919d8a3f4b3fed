package org.openviid.peers;

/// How accounts work on this server.
///
/// @param realm the Digest realm of all passwords
/// @param sharedPassword what a device that has no account yet may register with under its 20-digit
///     identifier, which makes it one; empty when devices need an account
public record AccountSettings(String realm, String sharedPassword) {
  /// Whether devices may make themselves an account.
  public boolean isOpen() {
    return !sharedPassword.isEmpty();
  }

  @Override
  public String toString() {
    return "AccountSettings[realm=" + realm + ", open=" + isOpen() + "]";
  }
}
