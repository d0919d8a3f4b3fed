package org.openviid.benchmarks;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/// A server that is measured.
///
/// @param uri scheme, host and port
/// @param account by which the load registers; empty when the server asks for no registration
/// @param pid of the server's process when it runs on this machine, to count its CPU time
/// @param folder where its data lies when it runs on this machine, to count bytes on disk
public record Target(URI uri, Optional<Account> account, OptionalLong pid, Optional<Path> folder) {

  /// Whom the load registers as.
  ///
  /// @param device the 20 digits that requests name as their sender
  /// @param user of the account
  /// @param password of the account
  public record Account(String device, String user, String password) {
    @Override
    public String toString() {
      return "Account[" + device + ", " + user + "]";
    }
  }

  /// Whom requests name as their sender.
  String identity() {
    return account.map(Account::device).orElse("00000000001190000000");
  }

  /// Where to connect to.
  InetSocketAddress address() {
    return new InetSocketAddress(uri.getHost(), uri.getPort() < 0 ? 80 : uri.getPort());
  }

  /// Its process, if it is known.
  Optional<ProcessProbe> probe() {
    return pid.isPresent() ? Optional.of(new ProcessProbe(pid.getAsLong())) : Optional.empty();
  }
}
