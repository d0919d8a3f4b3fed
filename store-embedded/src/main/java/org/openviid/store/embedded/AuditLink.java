package org.openviid.store.embedded;

import java.util.ArrayList;
import java.util.List;
import org.openviid.store.AuditHash;
import org.openviid.store.AuditHead;

/// The lines of the audit trail that became durable together: which they are, and the chain after them.
///
/// Links are in the family of the lines, after all of them, under the number of their last line.
///
/// ```
/// link := form:byte  hash:byte{32}  count:varint  (at:signed  counter:signed  digest:byte{8})*
/// ```
/// Times and counters are differences from those before; of each line's digest there is the beginning,
/// which tells the line that was changed from its neighbours.
///
/// @param last the chain after its lines
/// @param lines its lines, in order
record AuditLink(AuditHead last, List<Line> lines) {
  /// How much of a digest is kept.
  static final int DIGEST = 8;

  private static final int FORM = 1;
  private static final byte[] PREFIX = {(byte) 0xFF, 2};
  private static final byte[] END = {(byte) 0xFF, 3};

  /// Where the chain begins that is kept; absent when it is kept from its first line.
  static final byte[] START = {(byte) 0xFF, 1};

  /// A line of a link.
  ///
  /// @param key the key of the line
  /// @param digest the beginning of its digest
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Line(byte[] key, byte[] digest) {}

  AuditLink {
    lines = List.copyOf(lines);
  }

  /// The key of the link that ends with a line.
  static byte[] key(long lastNumber) {
    return Keys.of(PREFIX, lastNumber);
  }

  /// The key after those of all links.
  static byte[] end() {
    return END.clone();
  }

  static boolean isKey(byte[] key) {
    return Keys.startsWith(key, PREFIX);
  }

  /// The number of its first line.
  long first() {
    return last.number() - lines.size() + 1;
  }

  /// The line of that number.
  Line line(long number) {
    return lines.get((int) (number - first()));
  }

  static AuditLink read(byte[] key, byte[] value) {
    byte[] hash = new byte[AuditHash.LENGTH];
    System.arraycopy(value, 1, hash, 0, hash.length);
    FormReader in = new FormReader(value, 1 + hash.length);
    long count = in.varint();
    List<Line> lines = new ArrayList<>();
    long at = 0;
    long counter = 0;
    for (long i = 0; i < count; i++) {
      at += in.signed();
      counter += in.signed();
      lines.add(new Line(AuditForm.key(at, counter), Keys.of(in.fixed())));
    }
    return new AuditLink(new AuditHead(FormReader.fixedAt(key, PREFIX.length), AuditHash.of(hash)), lines);
  }

  /// Puts a link together. Used by one thread.
  static final class Builder {
    private final FormWriter lines = new FormWriter(64);
    private AuditHead head;
    private long count;
    private long at;
    private long counter;

    /// @param before the chain before its lines
    Builder(AuditHead before) {
      head = before;
    }

    /// Adds a line.
    ///
    /// @return its number
    long add(byte[] key, byte[] digest) {
      lines.signed(AuditForm.at(key) - at);
      lines.signed(AuditForm.counter(key) - counter);
      lines.raw(digest, 0, DIGEST);
      at = AuditForm.at(key);
      counter = AuditForm.counter(key);
      count++;
      head = head.then(digest);
      return head.number();
    }

    boolean isEmpty() {
      return count == 0;
    }

    /// The chain after its lines.
    AuditHead head() {
      return head;
    }

    /// Adds the link to what is written.
    ///
    /// @param family the number of the family
    void putTo(BatchImage batch, int family) {
      FormWriter link = new FormWriter(64 + lines.position());
      link.octet(FORM);
      link.raw(head.hash().bytes());
      link.varint(count);
      link.raw(lines);
      batch.put(family, key(head.number()), link.toBytes());
    }
  }
}
