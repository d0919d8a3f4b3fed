package org.openviid.store.embedded;

import org.openviid.store.AuditLine;

/// The bytes of an audit line. Its time is in the key, followed by a counter that keeps lines of one
/// moment apart and in order.
final class AuditForm {
  private static final int FORM = 1;

  private AuditForm() {}

  static byte[] key(long at, long counter) {
    return Keys.of(Keys.of(at), counter);
  }

  static byte[] write(AuditLine line) {
    FormWriter out = new FormWriter(160);
    out.octet(FORM);
    out.text(line.peer());
    out.text(line.address());
    out.text(line.action());
    out.text(line.type());
    out.text(line.detail());
    out.signed(line.count());
    out.text(line.reason());
    out.text(line.trace());
    return out.toBytes();
  }

  static AuditLine read(byte[] key, byte[] value) {
    FormReader in = new FormReader(value, 1);
    return new AuditLine(
        FormReader.fixedAt(key, 0),
        in.text(),
        in.text(),
        in.text(),
        in.text(),
        in.text(),
        in.signed(),
        in.text(),
        in.text());
  }
}
