package org.openviid.auth;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// Whether a digest-uri names the resource of a request, and what had to be overlooked for that.
///
/// @param tolerances what had to be overlooked
record SameResource(Set<Tolerance> tolerances) {

  /// Compares path and query; empty for another resource.
  ///
  /// @param uri the digest-uri as sent
  /// @param target the target of the request line
  static Optional<SameResource> of(String uri, String target) {
    Set<Tolerance> needed = EnumSet.noneOf(Tolerance.class);
    if (uri.equals(target)) {
      return Optional.of(new SameResource(needed));
    }
    String signed = pathOf(uri);
    String asked = pathOf(target);
    if (!signed.equals(uri)) {
      needed.add(Tolerance.ABSOLUTE_URI);
    }
    if (signed.equals(asked)) {
      return Optional.of(new SameResource(needed));
    }
    if (endsWithPath(signed, asked) || endsWithPath(asked, signed)) {
      needed.add(Tolerance.OTHER_BASE_PATH);
      return Optional.of(new SameResource(needed));
    }
    return Optional.empty();
  }

  /// Path and query of a URL or path.
  private static String pathOf(String uri) {
    int scheme = uri.indexOf("://");
    int query = uri.indexOf('?');
    if (uri.startsWith("/") || scheme < 0 || (query >= 0 && query < scheme)) {
      return uri;
    }
    int path = uri.indexOf('/', scheme + 3);
    return path < 0 ? "/" : uri.substring(path);
  }

  /// The shorter one must be a path itself, with more than one segment, so that `/` is not everything's end.
  private static boolean endsWithPath(String longer, String shorter) {
    int query = shorter.indexOf('?');
    String path = query < 0 ? shorter : shorter.substring(0, query);
    return longer.endsWith(shorter) && path.startsWith("/") && path.indexOf('/', 1) > 1;
  }
}
