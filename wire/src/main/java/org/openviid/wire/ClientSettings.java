package org.openviid.wire;

import java.util.Set;
import java.util.function.Supplier;
import org.openviid.auth.DigestAlgorithm;

/// Who a client is, and how it behaves towards its server.
///
/// @param endpoint the server
/// @param basePath what stands before `/VIID` in the paths of the server, such as `/gateway`; empty as a
///     rule
/// @param deviceId the identifier it registers and identifies itself with
/// @param userName its account
/// @param password the password of the account
/// @param algorithms what it answers challenges with; the strongest that is offered
/// @param requireServerAuth whether the server has to prove that it knows the password
/// @param digestAlways whether every request carries credentials, instead of Register and UnRegister only
/// @param cnonces where the client's nonces come from
public record ClientSettings(
    Endpoint endpoint,
    String basePath,
    String deviceId,
    String userName,
    String password,
    Set<DigestAlgorithm> algorithms,
    boolean requireServerAuth,
    boolean digestAlways,
    Supplier<String> cnonces) {
  /// Copies the set.
  public ClientSettings {
    algorithms = Set.copyOf(algorithms);
  }

  /// A device whose account has its own identifier.
  public static ClientSettings of(Endpoint endpoint, String deviceId, String password,
      Supplier<String> cnonces) {
    return new ClientSettings(
        endpoint, "", deviceId, deviceId, password, Set.of(DigestAlgorithm.values()), false, false, cnonces);
  }

  /// The same with another account.
  public ClientSettings withUserName(String other) {
    return new ClientSettings(
        endpoint, basePath, deviceId, other, password, algorithms, requireServerAuth, digestAlways, cnonces);
  }

  /// The same with a server that has to prove itself, or need not.
  public ClientSettings withServerAuth(boolean required) {
    return new ClientSettings(
        endpoint, basePath, deviceId, userName, password, algorithms, required, digestAlways, cnonces);
  }

  /// The same with credentials on every request, or not.
  public ClientSettings withDigestAlways(boolean always) {
    return new ClientSettings(
        endpoint, basePath, deviceId, userName, password, algorithms, requireServerAuth, always, cnonces);
  }

  @Override
  public String toString() {
    return "ClientSettings[" + deviceId + " as " + userName + " at " + endpoint + basePath + "]";
  }
}
