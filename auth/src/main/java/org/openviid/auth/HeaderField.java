package org.openviid.auth;

import java.util.Locale;

/// One `name=value` of a challenge or of credentials.
///
/// @param name as sent
/// @param value without quotes and escapes
/// @param quoted whether it stood in quotes
record HeaderField(String name, String value, boolean quoted) {
  String key() {
    return name.toLowerCase(Locale.ROOT);
  }
}
