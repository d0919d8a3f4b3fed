package org.openviid.peers;

import java.util.List;
import java.util.stream.Stream;

/// How accounts work on this server.
///
/// @param realm the Digest realm of all passwords
/// @param sharedPassword what a device that has no account yet may register with under its 20-digit
///     identifier, which makes it one; empty when devices need an account
/// @param previousSharedPassword the one before, which works beside it; empty for none
public record AccountSettings(String realm, String sharedPassword, String previousSharedPassword) {
  /// With a shared password that none preceded.
  public AccountSettings(String realm, String sharedPassword) {
    this(realm, sharedPassword, "");
  }

  /// The shared passwords that work, the present one first.
  List<String> sharedPasswords() {
    return Stream.of(sharedPassword, previousSharedPassword).filter(password -> !password.isEmpty()).toList();
  }

  /// Whether devices may make themselves an account.
  public boolean isOpen() {
    return !sharedPasswords().isEmpty();
  }

  @Override
  public String toString() {
    return "AccountSettings[realm=" + realm + ", open=" + isOpen() + "]";
  }
}
