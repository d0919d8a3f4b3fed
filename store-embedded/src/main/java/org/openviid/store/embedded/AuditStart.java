package org.openviid.store.embedded;

import org.openviid.store.AuditHash;
import org.openviid.store.AuditHead;

/// Where the part of the audit trail begins that is kept.
///
/// @param before the chain before the oldest line that is kept
/// @param cutoff lines from before this time have expired; milliseconds since 1970-01-01T00:00Z
record AuditStart(AuditHead before, long cutoff) {
  /// What the line of the trail begins with that says where it begins.
  static final String ACTION = "expire";

  static AuditStart of(Database database) {
    byte[] stored = database.get(Family.AUDIT, AuditLink.START);
    if (stored == null) {
      return new AuditStart(AuditHead.NONE, Long.MIN_VALUE);
    }
    FormReader in = new FormReader(stored, 0);
    long number = in.fixed();
    long cutoff = in.fixed();
    return new AuditStart(new AuditHead(number, AuditHash.of(in.raw())), cutoff);
  }

  byte[] toBytes() {
    FormWriter out = new FormWriter(64);
    out.fixed(before.number());
    out.fixed(cutoff);
    byte[] hash = before.hash().bytes();
    out.varint(hash.length);
    out.raw(hash);
    return out.toBytes();
  }

  /// What the line says that was written when the lines before expired.
  String inWords() {
    return "1.." + before.number() + " " + before.hash();
  }

  /// The newest line of the trail, or else where it begins.
  static AuditHead head(Database database) {
    byte[] last = database.lastKey(Family.AUDIT);
    if (last != null && AuditLink.isKey(last)) {
      byte[] value = database.get(Family.AUDIT, last);
      if (value != null) {
        return AuditLink.read(last, value).last();
      }
    }
    return of(database).before();
  }
}
