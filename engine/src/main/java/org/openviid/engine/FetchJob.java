package org.openviid.engine;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.openviid.store.StateWrite;

/// An object whose pictures are still to be fetched.
///
/// @param type the key of its type
/// @param id its identifier
/// @param peer who sent it
/// @param attempts how often it has been tried
/// @param nextAt when it is tried next, in milliseconds since 1970-01-01T00:00Z
record FetchJob(int type, String id, String peer, int attempts, long nextAt) {
  /// The space of the state table that jobs are kept in.
  static final String SPACE = "fetch";

  String key() {
    return type + " " + id;
  }

  FetchJob later(long at) {
    return new FetchJob(type, id, peer, attempts + 1, at);
  }

  StateWrite write() {
    String text = attempts + " " + nextAt + " " + peer;
    return new StateWrite(SPACE, key(), text.getBytes(StandardCharsets.UTF_8));
  }

  StateWrite removal() {
    return new StateWrite(SPACE, key(), new byte[0]);
  }

  /// The job of a record; empty for one that cannot be read, which is no reason not to start.
  static Optional<FetchJob> read(String key, byte[] record) {
    try {
      String[] name = key.split(" ", 2);
      String[] parts = new String(record, StandardCharsets.UTF_8).split(" ", 3);
      return Optional.of(
          new FetchJob(
              Integer.parseInt(name[0]), name[1], parts[2], Integer.parseInt(parts[0]), Long.parseLong(parts[1])));
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }
}
