package org.openviid.server;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.openviid.schema.ViidException;
import org.openviid.store.AuditHash;
import org.openviid.store.AuditHead;
import org.openviid.store.AuditLine;
import org.openviid.store.AuditTrail;
import org.openviid.store.AuditVerdict;

/// Lets an operator look at the audit trail: who read or wrote which personal data, when and why. Safe for
/// use by any number of threads.
final class AuditAdministration {
  private static final int USUAL_LIMIT = 200;
  private static final long PROGRESS = 100_000;
  private static final int SHOWN_OBJECTS = 3;
  private static final Pattern ANCHOR = Pattern.compile("\\d{1,18}:[0-9a-f]{64}");
  private static final Set<String> SEARCH =
      Set.of("peer", "object", "type", "action", "reason", "from", "until", "limit");

  private final AuditTrail trail;
  private final AuditAnchors anchors;
  private final ZoneOffset zone;
  private final Clock clock;
  private final AuditJson json = new AuditJson();
  private final DateTimeFormatter time;

  AuditAdministration(AuditTrail trail, AuditAnchors anchors, ZoneOffset zone, Clock clock) {
    this.trail = trail;
    this.anchors = anchors;
    this.zone = zone;
    this.clock = clock;
    this.time = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS").withZone(zone);
  }

  /// Carries out one command.
  ///
  /// @param words `search [OPTION=VALUE …]`, `export [OPTION=VALUE …]`, `verify [anchor=NUMBER:HASH]` or `head`
  /// @return the exit status
  int carryOut(List<String> words, AdminOutput out) {
    String verb = words.isEmpty() ? "" : words.getFirst();
    List<String> rest = words.isEmpty() ? List.of() : words.subList(1, words.size());
    return switch (verb) {
      case "search" -> search(OperatorWords.of(rest, SEARCH), out);
      case "export" -> export(OperatorWords.of(rest, SEARCH), out);
      case "verify" -> verify(OperatorWords.of(rest, Set.of("anchor")), out);
      case "head" -> head(out);
      default -> throw new ViidException("OV-2427", verb);
    };
  }

  private int head(AdminOutput out) {
    AuditHead head = trail.head();
    out.line(head.number() + ":" + head.hash());
    return 0;
  }

  /// The newest lines that are looked for, oldest first.
  private int search(OperatorWords options, AdminOutput out) {
    int limit = options.number("limit", USUAL_LIMIT);
    Predicate<AuditLine> wanted = wanted(options);
    Deque<AuditLine> newest = new ArrayDeque<>();
    long[] counts = {0, 0};
    trail.forEach(from(options), until(options), line -> {
      if (++counts[0] % PROGRESS == 0) {
        out.progress("looked at %,d lines, the last from %s".formatted(counts[0], time.format(instant(line))));
      }
      if (wanted.test(line)) {
        counts[1]++;
        newest.addLast(line);
        if (newest.size() > limit) {
          newest.removeFirst();
        }
      }
    });
    newest.forEach(line -> out.line(row(line)));
    out.progress(
        "%,d of %,d lines%s"
            .formatted(counts[1], counts[0], counts[1] > limit ? ", the newest %,d shown".formatted(limit) : ""));
    return counts[1] == 0 ? 1 : 0;
  }

  private static Instant instant(AuditLine line) {
    return Instant.ofEpochMilli(line.at());
  }

  private String row(AuditLine line) {
    String row =
        "%s  %-20s %-15s %-8s %-16s %5d  %s"
            .formatted(
                time.format(instant(line)),
                or(line.peer(), "-"),
                or(line.address(), "-"),
                line.action(),
                or(line.type(), "-"),
                line.count(),
                what(line));
    return line.reason().isEmpty() ? row : row + "  reason: " + line.reason();
  }

  private static String or(String text, String otherwise) {
    return text.isEmpty() ? otherwise : text;
  }

  private static String what(AuditLine line) {
    List<String> objects = line.objects();
    if (objects.isEmpty()) {
      return line.detail();
    }
    List<String> first = new ArrayList<>(objects.subList(0, Math.min(SHOWN_OBJECTS, objects.size())));
    if (objects.size() > SHOWN_OBJECTS) {
      first.add("and " + (objects.size() - SHOWN_OBJECTS) + " more");
    }
    boolean asked = !line.detail().isEmpty() && !objects.contains(line.detail());
    return String.join(" ", first) + (asked ? "  ?" + line.detail() : "");
  }

  private int export(OperatorWords options, AdminOutput out) {
    long[] count = {0};
    int limit = options.number("limit", Integer.MAX_VALUE);
    trail.forEachEntry(from(options), until(options), wanted(options), entry -> {
      out.line(json.write(entry));
      if (++count[0] % PROGRESS == 0) {
        out.progress("exported %,d lines, the last from %s".formatted(count[0], time.format(instant(entry.line()))));
      }
      return count[0] < limit;
    });
    out.progress("exported %,d lines".formatted(count[0]));
    return 0;
  }

  private long from(OperatorWords options) {
    return options.time("from", 0, clock.instant(), zone);
  }

  private long until(OperatorWords options) {
    return options.time("until", Long.MAX_VALUE, clock.instant(), zone);
  }

  private static Predicate<AuditLine> wanted(OperatorWords options) {
    String peer = options.text("peer");
    String object = options.text("object");
    String type = options.text("type");
    String action = options.text("action");
    String reason = options.text("reason");
    return line ->
        (peer.isEmpty() || line.peer().equals(peer))
            && (type.isEmpty() || line.type().equals(type))
            && (action.isEmpty() || line.action().equals(action))
            && (reason.isEmpty() || line.reason().contains(reason))
            && (object.isEmpty() || line.objects().contains(object) || line.detail().contains(object));
  }

  private int verify(OperatorWords options, AdminOutput out) {
    AuditAnchors.Noted noted = anchors.read();
    List<AuditHead> heads = new ArrayList<>(noted.heads());
    if (options.has("anchor")) {
      heads.add(anchor(options.text("anchor")));
    }
    AuditVerdict verdict =
        trail.verify(heads, count -> out.progress("checked %,d lines".formatted(count)));
    noted.foreign().forEach(line -> AuditSentences.say(out, AuditSentences.foreignAnchor(AuditAnchors.FILE, line)));
    AuditSentences.say(out, verdict, time);
    return verdict.isSound() && noted.foreign().isEmpty() ? 0 : 1;
  }

  private static AuditHead anchor(String text) {
    if (!ANCHOR.matcher(text).matches()) {
      throw new ViidException("OV-2428", text);
    }
    int colon = text.indexOf(':');
    return new AuditHead(Long.parseLong(text.substring(0, colon)), AuditHash.parse(text.substring(colon + 1)));
  }
}
