package org.openviid.auth;

import org.jspecify.annotations.Nullable;

/// Writes the fields of a header in the order they are given. Not thread-safe.
final class HeaderPrinter {
  private final StringBuilder out = new StringBuilder(256);
  private String separator;

  HeaderPrinter(String start) {
    this.separator = start;
  }

  /// A value in quotes; nothing for null.
  HeaderPrinter quoted(String name, @Nullable String value) {
    if (value != null) {
      next(name).append('"');
      for (int i = 0; i < value.length(); i++) {
        char c = value.charAt(i);
        if (c == '"' || c == '\\') {
          out.append('\\');
        }
        out.append(c);
      }
      out.append('"');
    }
    return this;
  }

  /// A value without quotes unless it needs them; nothing for null.
  HeaderPrinter token(String name, @Nullable String value) {
    if (value != null && (value.isEmpty() || !value.chars().allMatch(HeaderPrinter::isTokenCharacter))) {
      return quoted(name, value);
    }
    if (value != null) {
      next(name).append(value);
    }
    return this;
  }

  private static boolean isTokenCharacter(int c) {
    return c > ' ' && c != ',' && c != '"';
  }

  private StringBuilder next(String name) {
    out.append(separator).append(name).append('=');
    separator = ", ";
    return out;
  }

  @Override
  public String toString() {
    return out.toString();
  }

  /// Refuses what would let a value break out of its header.
  static void check(@Nullable String value) {
    if (value != null && HeaderParser.isHostile(value)) {
      throw new IllegalArgumentException("a header value has control characters or is too long");
    }
  }
}
