package org.openviid.store.embedded;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openviid.store.AuditEntry;
import org.openviid.store.AuditHash;
import org.openviid.store.AuditHead;
import org.openviid.store.AuditLine;

/// Finds the place of lines in the chain. Keeps the links it saw last, since neighbours share them. Used by
/// one thread.
final class AuditLinks {
  private static final int KEPT = 16;

  private final Database database;
  private final Map<Long, AuditLink> recent = new LinkedHashMap<>();
  private List<AuditHead> heads = List.of();
  private long headsOf = -1;

  AuditLinks(Database database) {
    this.database = database;
  }

  /// The link that has the line of that number, or null.
  @Nullable AuditLink containing(long number) {
    for (AuditLink link : recent.values()) {
      if (link.first() <= number && number <= link.last().number()) {
        return link;
      }
    }
    List<Database.Row> row = database.page(Family.AUDIT, AuditLink.key(number), AuditLink.end(), 1);
    AuditLink link = row.isEmpty() ? null : AuditLink.read(row.getFirst().key(), row.getFirst().value());
    if (link == null || link.first() > number) {
      return null;
    }
    if (recent.size() == KEPT) {
      recent.remove(recent.keySet().iterator().next());
    }
    recent.put(link.last().number(), link);
    return link;
  }

  /// The lines of a link as they are stored, with null for those that are not there.
  static List<byte @Nullable []> lines(Database database, AuditLink link) {
    return database.getAll(Family.AUDIT, link.lines().stream().map(AuditLink.Line::key).toList());
  }

  /// A line with its place; where lines before it are gone, the hashes between are not known and zero.
  AuditEntry entry(AuditLine line, long number) {
    AuditLink link = number == 0 ? null : containing(number);
    if (link == null) {
      return new AuditEntry(line, AuditHead.NONE, AuditHead.NONE);
    }
    if (headsOf != link.last().number()) {
      heads = heads(link);
      headsOf = link.last().number();
    }
    int place = (int) (number - link.first());
    return new AuditEntry(line, heads.get(place), heads.get(place + 1));
  }

  /// The chain before the first line of a link, and after each of its lines.
  private List<AuditHead> heads(AuditLink link) {
    List<AuditHead> all = new ArrayList<>();
    AuditHead head = before(link);
    all.add(head);
    List<byte @Nullable []> rows = lines(database, link);
    for (int i = 0; i < rows.size(); i++) {
      byte[] value = rows.get(i);
      boolean known = value != null && (head.number() == 0 || !head.hash().equals(AuditHash.NONE));
      head =
          known && value != null
              ? head.then(AuditHash.digest(AuditForm.read(link.lines().get(i).key(), value)))
              : new AuditHead(head.number() + 1, AuditHash.NONE);
      all.add(head);
    }
    all.set(all.size() - 1, link.last());
    return all;
  }

  private AuditHead before(AuditLink link) {
    long number = link.first() - 1;
    if (number == 0) {
      return AuditHead.NONE;
    }
    byte[] value = database.get(Family.AUDIT, AuditLink.key(number));
    if (value != null) {
      return AuditLink.read(AuditLink.key(number), value).last();
    }
    AuditHead start = AuditStart.of(database).before();
    return start.number() == number ? start : new AuditHead(number, AuditHash.NONE);
  }
}
