package org.openviid.kit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// Messages that wait to be sent, in order. Used by one thread.
final class Outbox {
  private final Deque<Upload> waiting = new ArrayDeque<>();
  private final int most;

  /// A message.
  ///
  /// @param path where it goes to
  /// @param body the bytes; not to be modified
  /// @param records how many objects it holds
  @SuppressWarnings("ArrayRecordComponent") // never compared, and nobody writes into it
  record Upload(String path, byte[] body, int records) {}

  /// @param most how many it keeps
  Outbox(int most) {
    this.most = most;
  }

  /// Adds a message at the end.
  ///
  /// @return whether the oldest one was dropped for it
  boolean add(Upload upload) {
    waiting.addLast(upload);
    if (waiting.size() <= most) {
      return false;
    }
    waiting.removeFirst();
    return true;
  }

  /// The message to be sent next; it stays until [#done].
  Optional<Upload> next() {
    return Optional.ofNullable(waiting.peekFirst());
  }

  /// The message that was sent last needs not be sent again.
  void done() {
    waiting.removeFirst();
  }
}
