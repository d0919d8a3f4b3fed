package org.openviid.store.embedded;

/// Write batches as the bytes that RocksDB puts into its write-ahead log, so that a whole group of
/// transactions crosses into native code in one call, and so that most of it is put together by the
/// threads that commit instead of the one that writes.
///
/// ```
/// batch  := number:fixed64le (0, the database fills it in)  operations:fixed32le  record*
/// record := tag:byte  family:varint  key:(length:varint byte*)  [value:(length:varint byte*)]
/// ```
final class BatchImage {
  /// How long the start of a batch is.
  static final int HEADER = 12;

  /// Tags of records with a column family, by RocksDB's numbering of its value types.
  private static final int PUT = 0x05;

  private static final int DELETE = 0x04;
  private static final int MERGE = 0x06;
  private static final int DELETE_RANGE = 0x0E;

  private final FormWriter out;
  private int operations;
  private int commonLength;
  private int commonOperations;

  /// An empty list of records.
  BatchImage(int capacity) {
    out = new FormWriter(capacity);
  }

  /// The bytes of the records so far, without a header.
  int length() {
    return out.position();
  }

  int operations() {
    return operations;
  }

  /// Says that the records so far are to be written in any case, and those that follow perhaps.
  void endCommon() {
    commonLength = length();
    commonOperations = operations;
  }

  /// The bytes of the records that are to be written in any case.
  int commonLength() {
    return commonLength;
  }

  int commonOperations() {
    return commonOperations;
  }

  /// Copies a part of the records.
  void copyTo(int from, int until, byte[] target, int offset) {
    out.copyTo(from, until, target, offset);
  }

  BatchImage put(int family, byte[] key, byte[] value) {
    record(PUT, family, key);
    out.varint(value.length);
    out.raw(value);
    return this;
  }

  /// Puts a value that has holes.
  ///
  /// @return where the value begins
  int put(int family, byte[] key, FormWriter value) {
    record(PUT, family, key);
    out.varint(value.position());
    int start = out.position();
    out.raw(value);
    return start;
  }

  BatchImage delete(int family, byte[] key) {
    record(DELETE, family, key);
    return this;
  }

  BatchImage merge(int family, byte[] key, byte[] value) {
    record(MERGE, family, key);
    out.varint(value.length);
    out.raw(value);
    return this;
  }

  BatchImage deleteRange(int family, byte[] from, byte[] until) {
    record(DELETE_RANGE, family, from);
    out.varint(until.length);
    out.raw(until);
    return this;
  }

  /// Puts a value that is a sequence still to be known.
  ///
  /// @return where the sequence has to be put
  int putHole(int family, byte[] key) {
    record(PUT, family, key);
    out.varint(8);
    out.fixed(0);
    return out.position() - 8;
  }

  /// Puts a value under a key that ends in a sequence still to be known.
  ///
  /// @param prefix what the key begins with
  /// @return where the sequence has to be put
  int putUnderHole(int family, byte[] prefix, FormWriter value) {
    begin(PUT, family);
    out.varint(prefix.length + 8L);
    out.raw(prefix);
    int hole = out.position();
    out.fixed(0);
    out.varint(value.position());
    out.raw(value);
    return hole;
  }

  private void record(int tag, int family, byte[] key) {
    begin(tag, family);
    out.varint(key.length);
    out.raw(key);
  }

  private void begin(int tag, int family) {
    out.octet(tag);
    out.varint(family);
    operations++;
  }

  /// Writes the header of a batch to its start.
  static void header(byte[] batch, int operations) {
    for (int i = 0; i < 8; i++) {
      batch[i] = 0;
    }
    for (int i = 0; i < 4; i++) {
      batch[8 + i] = (byte) (operations >> (8 * i));
    }
  }

  /// The records as a batch of their own.
  byte[] toBatch() {
    byte[] batch = new byte[HEADER + out.position()];
    header(batch, operations);
    out.copyTo(0, out.position(), batch, HEADER);
    return batch;
  }
}
