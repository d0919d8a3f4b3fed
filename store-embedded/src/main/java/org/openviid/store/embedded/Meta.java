package org.openviid.store.embedded;

import java.nio.charset.StandardCharsets;

/// The keys of what the store notes for itself. They must never change.
final class Meta {
  /// Followed by the sequence of a deletion whose contents have still to be erased.
  static final byte[] ERASURE = key("erase/");

  /// Followed by a sequence → when the change of that sequence was received.
  static final byte[] MARK = key("mark/");

  /// Followed by the number of a type → the sequence up to which expired objects of it are deleted.
  static final byte[] EXPIRED = key("expired/");

  /// Followed by the sequence of an object that was not deleted when its turn came, because it was on
  /// hold or received later than its neighbours.
  static final byte[] KEPT = key("kept/");

  /// Followed by the number of a type → the sequence up to which nested objects of it are removed.
  static final byte[] PARTS = key("parts/");

  /// Followed by the number of a type and the sequence of an object from which nested objects of that type
  /// were not removed when its turn came, because it was on hold or received later than its neighbours.
  static final byte[] PARTS_KEPT = key("partskept/");

  /// Followed by a block of the log that has to be compacted because entries were removed from it.
  static final byte[] COMPACTION = key("compact/");

  /// The last sequence at the time when entries were last removed from the log.
  static final byte[] LAST = key("last");

  /// The value of [org.openviid.store.ChangeLog#trimmedBefore].
  static final byte[] TRIMMED = key("trimmed");

  /// How often the folder has been opened.
  static final byte[] OPENED = key("opened");

  /// The generation of the search index and the fingerprint of its schema.
  static final byte[] INDEX = key("index");

  /// When what holds deleted data was last rewritten.
  static final byte[] PURGED = key("purged");

  private Meta() {}

  private static byte[] key(String name) {
    return name.getBytes(StandardCharsets.US_ASCII);
  }

  /// The key after all that begin with `prefix`.
  static byte[] end(byte[] prefix) {
    byte[] end = prefix.clone();
    end[end.length - 1]++;
    return end;
  }
}
