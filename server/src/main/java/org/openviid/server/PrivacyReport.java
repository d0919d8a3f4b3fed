package org.openviid.server;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.openviid.schema.Attribute;
import org.openviid.schema.DataObject;
import org.openviid.schema.ObjectType;
import org.openviid.schema.PictureRules;
import org.openviid.schema.Schema;
import org.openviid.schema.Sensitivity;
import org.openviid.schema.Value;
import org.openviid.schema.ViidException;
import org.openviid.store.AuditLine;
import org.openviid.store.LegalHolds;
import org.openviid.store.ObjectStore;
import org.openviid.store.StoredObject;
import org.openviid.store.Transaction;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Says what personal data is held and who read it. Safe for use by any number of threads.
final class PrivacyReport {
  private static final Set<String> OPTIONS = Set.of("days", "json");
  private static final Set<String> READS = Set.of("read", "query");
  private static final int USUAL_DAYS = 30;

  private final ObjectStore store;
  private final Schema schema;
  private final KnownObjects objects;
  private final PictureRules rules;
  private final Operator operator;
  private final JsonMapper mapper = new JsonMapper();

  PrivacyReport(
      ObjectStore store, Schema schema, KnownObjects objects, PictureRules rules, Operator operator) {
    this.store = store;
    this.schema = schema;
    this.objects = objects;
    this.rules = rules;
    this.operator = operator;
  }

  /// Carries out the command.
  ///
  /// @param words `report [days=N] [json=true]`
  int carryOut(List<String> words, AdminOutput out) {
    if (words.isEmpty() || !words.getFirst().equals("report")) {
      throw new ViidException("OV-2449", words.isEmpty() ? "" : words.getFirst());
    }
    OperatorWords options = OperatorWords.of(words.subList(1, words.size()), OPTIONS);
    int days = options.number("days", USUAL_DAYS);
    Clock clock = operator.clock();
    Instant from = clock.instant().minus(Duration.ofDays(days));
    Map<String, Held> held = held(out);
    Map<String, Reader> readers = readers(from, out);
    store.commit(Transaction.of(operator.line("report", days + " days", held.size(), "")));
    if (options.text("json").equals("true")) {
      out.line(json(from, held, readers));
    } else {
      table(from, held, readers, out);
    }
    return 0;
  }

  /// What there is of a type.
  private static final class Held {
    private long count;
    private long onHold;
    private long oldest = Long.MAX_VALUE;
    private long newest;
    private long pictures;
    private long pictureBytes;
    private long vectors;
    private final Map<String, Long> sensitive = new TreeMap<>();
    private final PictureRules rules;

    Held(PictureRules rules) {
      this.rules = rules;
    }

    void add(StoredObject there) {
      count++;
      oldest = Math.min(oldest, there.receivedAt());
      newest = Math.max(newest, there.receivedAt());
      look(there.object());
    }

    private void look(DataObject object) {
      PictureRules.Place place = rules.place(object.type());
      for (Attribute attribute : object.type().attributes()) {
        Value value = object.value(attribute);
        if (value != null && attribute.sensitivity() == Sensitivity.RESTRICTED) {
          sensitive.merge(attribute.name(), 1L, Long::sum);
        }
        look(value, place != null && place.data() == attribute);
      }
    }

    private void look(@Nullable Value value, boolean picture) {
      switch (value) {
        case Value.Nested nested -> look(nested.object());
        case Value.Sequence sequence -> sequence.values().forEach(each -> look(each, picture));
        case Value.Blob blob -> content(blob.length(), picture);
        case Value.Bytes bytes -> content(bytes.content().length, picture);
        case null -> {}
        case Value.Text _, Value.Whole _, Value.Real _, Value.Flag _, Value.Moment _ -> {}
      }
    }

    /// Content that is no picture is a feature vector.
    private void content(long length, boolean picture) {
      if (picture) {
        pictures++;
        pictureBytes += length;
      } else {
        vectors++;
      }
    }
  }

  private Map<String, Held> held(AdminOutput out) {
    Map<String, Held> held = new TreeMap<>();
    LegalHolds holds = LegalHolds.of(store, schema);
    objects.forEach(
        there -> {
          ObjectType type = there.object().type();
          if (type.isPersonal()) {
            Held of = held.computeIfAbsent(type.name(), _ -> new Held(rules));
            of.add(there);
            of.onHold += holds.covers(type, there.id()) ? 1 : 0;
          }
        },
        looked -> {
          if (looked % 100_000 == 0) {
            out.progress("looked at %,d changes".formatted(looked));
          }
        });
    return held;
  }

  /// How much a peer has read.
  private static final class Reader {
    private long requests;
    private long objects;
    private long withReason;
    private long last;
    private final Map<String, Long> byType = new TreeMap<>();

    void add(AuditLine line) {
      requests++;
      objects += line.count();
      withReason += line.reason().isEmpty() ? 0 : 1;
      last = Math.max(last, line.at());
      byType.merge(line.type(), line.count(), Long::sum);
    }
  }

  private Map<String, Reader> readers(Instant from, AdminOutput out) {
    Map<String, Reader> readers = new TreeMap<>();
    long[] looked = {0};
    store.audit().forEach(from.toEpochMilli(), Long.MAX_VALUE, line -> {
      if (READS.contains(line.action())) {
        readers.computeIfAbsent(line.peer(), _ -> new Reader()).add(line);
      }
      if (++looked[0] % 100_000 == 0) {
        out.progress("looked at %,d accesses".formatted(looked[0]));
      }
    });
    return readers;
  }

  private static void table(
      Instant from, Map<String, Held> held, Map<String, Reader> readers, AdminOutput out) {
    out.line("personal data that is held");
    out.line("  %-20s %12s %10s %9s %9s %9s  %-20s  %s".formatted("type", "objects", "pictures", "MiB", "vectors", "on hold", "oldest", "newest"));
    held.forEach((type, of) -> {
      out.line(
          "  %-20s %,12d %,10d %,9d %,9d %,9d  %-20s  %s"
              .formatted(
                  type,
                  of.count,
                  of.pictures,
                  of.pictureBytes >> 20,
                  of.vectors,
                  of.onHold,
                  time(of.oldest),
                  time(of.newest)));
      of.sensitive.forEach((attribute, count) -> out.line("    %-30s %,12d".formatted(attribute, count)));
    });
    out.line("who read it since " + from.truncatedTo(ChronoUnit.SECONDS));
    out.line("  %-20s %10s %12s %12s  %-20s  %s".formatted("peer", "requests", "objects", "with reason", "last", "of type"));
    readers.forEach((peer, of) ->
        out.line(
            "  %-20s %,10d %,12d %,12d  %-20s  %s"
                .formatted(peer, of.requests, of.objects, of.withReason, time(of.last), words(of.byType))));
  }

  private static String words(Map<String, Long> byType) {
    return String.join(", ", byType.entrySet().stream().map(each -> each.getKey() + " " + each.getValue()).toList());
  }

  private static String time(long at) {
    return Instant.ofEpochMilli(at).truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private String json(Instant from, Map<String, Held> held, Map<String, Reader> readers) {
    ObjectNode root = mapper.createObjectNode();
    root.put("at", operator.clock().instant().toString()).put("from", from.toString());
    ObjectNode types = root.putObject("held");
    held.forEach((type, of) -> {
      ObjectNode node = types.putObject(type);
      node.put("objects", of.count).put("pictures", of.pictures).put("pictureBytes", of.pictureBytes);
      node.put("vectors", of.vectors).put("onHold", of.onHold).put("oldest", time(of.oldest)).put("newest", time(of.newest));
      ObjectNode sensitive = node.putObject("sensitive");
      of.sensitive.forEach(sensitive::put);
    });
    ObjectNode peers = root.putObject("readers");
    readers.forEach((peer, of) -> {
      ObjectNode node = peers.putObject(peer);
      node.put("requests", of.requests).put("objects", of.objects).put("withReason", of.withReason);
      node.put("last", time(of.last));
      ObjectNode byType = node.putObject("types");
      of.byType.forEach(byType::put);
    });
    return root.toString();
  }
}
