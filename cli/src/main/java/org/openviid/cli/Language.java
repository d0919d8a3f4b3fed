package org.openviid.cli;

import org.jspecify.annotations.Nullable;

/// Which of its two languages the program speaks to the one before it.
final class Language {
  private Language() {}

  /// Whether to speak Chinese: as asked, else as the terminal is set.
  ///
  /// @param asked `zh` or `en`, or null
  static boolean isChinese(@Nullable String asked) {
    return asked == null ? isOfTerminal() : asked.startsWith("zh");
  }

  /// As POSIX ranks them.
  private static boolean isOfTerminal() {
    for (String name : new String[] {"LC_ALL", "LC_MESSAGES", "LANG"}) {
      String value = System.getenv(name);
      if (value != null && !value.isEmpty()) {
        return value.startsWith("zh");
      }
    }
    return false;
  }
}
