package org.openviid.wire;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where a redirected Register goes.
///
/// @param endpoint the server
/// @param basePath what stands before the path of the interface there
record Redirection(Endpoint endpoint, String basePath) {
  private static final Set<Integer> STATUSES = Set.of(301, 302, 307, 308);

  static boolean isOne(Answer answer) {
    return STATUSES.contains(answer.status());
  }

  /// Empty when the answer does not say where, points to something else than the interface, or would
  /// give up TLS.
  ///
  /// @param from the server that answered
  /// @param path the path of the interface
  static Optional<Redirection> of(Answer answer, Endpoint from, String path) {
    @Nullable String location = answer.header("Location");
    if (location == null) {
      return Optional.empty();
    }
    try {
      URI target = new URI(from.toString()).resolve(location.trim());
      Endpoint endpoint = Endpoint.of(target.toString());
      String there = target.getRawPath() == null ? "" : target.getRawPath();
      boolean asSafe = endpoint.tls() || !from.tls();
      return asSafe && there.endsWith(path)
          ? Optional.of(new Redirection(endpoint, there.substring(0, there.length() - path.length())))
          : Optional.empty();
    } catch (URISyntaxException | IllegalArgumentException | WireException e) {
      return Optional.empty(); // nowhere that can be reached
    }
  }
}
