package org.openviid.store.embedded;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.openviid.store.AuditHash;
import org.openviid.store.AuditHead;
import org.openviid.store.AuditLine;
import org.openviid.store.AuditProblem;
import org.openviid.store.AuditProblem.Kind;
import org.openviid.store.AuditVerdict;

/// Checks the audit trail: first along the chain, which finds what is missing or changed, then along the
/// lines, which finds what was put between them. Used by one thread, once.
final class AuditVerification {
  private static final int PIECE = 256;
  private static final int PROBLEMS = 100;

  private final Database database;
  private final LongConsumer progress;
  private final TreeMap<Long, AuditHash> anchors = new TreeMap<>();
  private final List<AuditProblem> problems = new ArrayList<>();
  private final AuditStart start;
  private AuditHead head;

  /// Whether the hash of the line before is known, so that the next one can be computed.
  private boolean known = true;

  private boolean attested;
  private long problemCount;
  private long lines;
  private long expired;
  private long unchained;
  private long compared;

  AuditVerification(Database database, List<AuditHead> anchors, LongConsumer progress) {
    this.database = database;
    this.progress = progress;
    anchors.forEach(anchor -> this.anchors.put(anchor.number(), anchor.hash()));
    this.start = AuditStart.of(database);
    this.head = start.before();
    this.attested = head.number() == 0;
  }

  /// @param end the last line to check
  AuditVerdict run(AuditHead end) {
    compare();
    links(end);
    if (head.number() < end.number()) {
      problem(Kind.BROKEN, head.number() + 1, 0);
    }
    if (!attested) {
      problem(Kind.START, start.before().number() + 1, 0);
    }
    anchors.tailMap(end.number(), false).keySet().forEach(number -> problem(Kind.CUT, number, 0));
    foreign();
    long first = start.before().number() + 1;
    return new AuditVerdict(first, end, lines, expired, unchained, compared, problems, problemCount);
  }

  private void links(AuditHead end) {
    byte[] from = AuditLink.key(head.number() + 1);
    List<Database.Row> piece;
    do {
      piece = database.page(Family.AUDIT, from, AuditLink.key(end.number() + 1), PIECE);
      for (Database.Row row : piece) {
        from = row.next();
        link(AuditLink.read(row.key(), row.value()));
      }
      progress.accept(lines);
    } while (piece.size() == PIECE);
  }

  private void link(AuditLink link) {
    if (link.first() != head.number() + 1) {
      if (link.first() - 1 > AuditStart.of(database).before().number()) {
        problem(Kind.BROKEN, head.number() + 1, 0);
      }
      head = new AuditHead(link.first() - 1, AuditHash.NONE);
      known = false;
    }
    List<byte @Nullable []> rows = AuditLinks.lines(database, link);
    for (int i = 0; i < rows.size(); i++) {
      line(link.lines().get(i), rows.get(i));
    }
    if (known && !head.equals(link.last())) {
      problem(Kind.BROKEN, link.first(), AuditForm.at(link.lines().getFirst().key()));
    }
    head = link.last();
    known = true;
  }

  private void line(AuditLink.Line expected, byte @Nullable [] value) {
    long number = head.number() + 1;
    byte[] digest = value == null ? missing(expected, number) : digest(expected, value, number);
    known &= digest != null;
    head = known && digest != null ? head.then(digest) : new AuditHead(number, AuditHash.NONE);
    if (known) {
      compare();
    }
    lines++;
  }

  private byte @Nullable [] missing(AuditLink.Line expected, long number) {
    AuditStart now = AuditStart.of(database);
    long at = AuditForm.at(expected.key());
    if (number <= now.before().number() || at < now.cutoff()) {
      expired++;
    } else {
      problem(Kind.MISSING, number, at);
    }
    return null;
  }

  /// The digest of a line, or null when it is not the line that was written.
  private byte @Nullable [] digest(AuditLink.Line expected, byte[] value, long number) {
    try {
      AuditLine line = AuditForm.read(expected.key(), value);
      byte[] digest = AuditHash.digest(line);
      if (AuditForm.number(value) == number
          && Arrays.equals(digest, 0, AuditLink.DIGEST, expected.digest(), 0, AuditLink.DIGEST)) {
        attested |= line.action().equals(AuditStart.ACTION) && line.detail().equals(start.inWords());
        return digest;
      }
    } catch (IndexOutOfBoundsException | NegativeArraySizeException e) {
      // not the bytes of a line: reported below
    }
    problem(Kind.CHANGED, number, AuditForm.at(expected.key()));
    return null;
  }

  private void compare() {
    AuditHash noted = anchors.get(head.number());
    if (noted != null) {
      compared++;
      if (!noted.equals(head.hash())) {
        problem(Kind.OTHER, head.number(), 0);
      }
    }
  }

  /// Every line that is there has to be the one that its link names.
  private void foreign() {
    AuditLinks links = new AuditLinks(database);
    byte[] from = Keys.of(0);
    List<Database.Row> piece;
    do {
      piece = database.page(Family.AUDIT, from, AuditLink.START, PIECE);
      for (Database.Row row : piece) {
        from = row.next();
        foreign(links, row);
      }
      progress.accept(lines);
    } while (piece.size() == PIECE);
  }

  private void foreign(AuditLinks links, Database.Row row) {
    long number = AuditForm.number(row.value());
    if (number == 0) {
      unchained++;
      return;
    }
    AuditLink link = links.containing(number);
    if (link == null || !Arrays.equals(link.line(number).key(), row.key())) {
      problem(Kind.FOREIGN, number, AuditForm.at(row.key()));
    }
  }

  private void problem(Kind kind, long number, long at) {
    problemCount++;
    if (problems.size() < PROBLEMS) {
      problems.add(new AuditProblem(kind, number, at));
    }
  }
}
