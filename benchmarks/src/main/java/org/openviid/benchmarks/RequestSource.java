package org.openviid.benchmarks;

import java.nio.ByteBuffer;

/// Makes the requests of one connection. Used by one thread.
interface RequestSource {
  /// Writes the next request, head and body, into the buffer from position 0 and sets its limit.
  ///
  /// @return how often the text that means success must occur in the answer; below 0 when that is open
  int next(ByteBuffer out);

  /// Whether there are no more requests.
  default boolean isDone() {
    return false;
  }

  /// How many bytes the largest request has.
  int largest();
}
