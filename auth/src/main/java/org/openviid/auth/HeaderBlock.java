package org.openviid.auth;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A scheme with its fields, as found in a header. Filled by [HeaderParser], then read only.
final class HeaderBlock {
  private static final Set<String> TOKENS = Set.of("algorithm", "qop", "nc", "stale", "charset", "userhash");

  private final String scheme;
  private final boolean challenge;
  private final Map<String, HeaderField> fields = new LinkedHashMap<>();
  private final Set<Tolerance> tolerances = EnumSet.noneOf(Tolerance.class);
  private boolean repeats;

  /// @param challenge whether `qop` is a list, which is quoted, instead of a token
  HeaderBlock(String scheme, boolean challenge) {
    this.scheme = scheme;
    this.challenge = challenge;
  }

  void add(HeaderField field) {
    if (fields.putIfAbsent(field.key(), field) != null) {
      repeats = true;
    }
    boolean token = TOKENS.contains(field.key()) && !(challenge && field.key().equals("qop"));
    boolean extended = field.key().endsWith("*");
    if (field.quoted() && token) {
      tolerances.add(Tolerance.QUOTED_TOKEN);
    } else if (!field.quoted() && !token && !extended) {
      tolerances.add(Tolerance.UNQUOTED_FIELD);
    }
  }

  void needed(Tolerance tolerance) {
    tolerances.add(tolerance);
  }

  boolean isDigest() {
    return scheme.equalsIgnoreCase("Digest");
  }

  String scheme() {
    return scheme;
  }

  /// Whether a field occurs twice, so that readers could disagree on its value.
  boolean repeats() {
    return repeats;
  }

  @Nullable String value(String key) {
    HeaderField field = fields.get(key);
    return field == null ? null : field.value();
  }

  Set<Tolerance> tolerances() {
    return tolerances;
  }
}
