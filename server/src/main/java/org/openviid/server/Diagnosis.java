package org.openviid.server;

import java.util.List;

/// What an examination found.
///
/// @param key which sentence says it: a row of `doctor.csv`
/// @param arguments what its `{0}`, `{1}` … stand for
record Diagnosis(String key, List<String> arguments) {
  /// How bad it is.
  enum Verdict {
    /// As it should be.
    GOOD,
    /// It works, but not for long or not for all.
    DOUBTFUL,
    /// It does not work.
    BAD
  }

  /// Copies the list.
  Diagnosis {
    arguments = List.copyOf(arguments);
  }

  static Diagnosis of(String key, Object... arguments) {
    return new Diagnosis(key, List.of(arguments).stream().map(String::valueOf).toList());
  }
}
