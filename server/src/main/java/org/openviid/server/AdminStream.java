package org.openviid.server;

import java.util.List;

/// Commands that take long or say much, so that their answer is sent while they work.
interface AdminStream {
  /// Whether a command is one of these.
  boolean covers(String command);

  /// Carries out a command.
  ///
  /// @param words the command and what follows
  /// @return the exit status: 0 when it found what was hoped for, 1 when not
  int carryOut(List<String> words, AdminOutput out);
}
