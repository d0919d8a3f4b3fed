package org.openviid.server;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.openviid.schema.Schema;
import org.openviid.schema.ViidException;
import org.openviid.store.AuditLine;
import org.openviid.store.LegalHolds;
import org.openviid.store.ObjectKey;
import org.openviid.store.ObjectStore;
import org.openviid.store.StateWrite;
import org.openviid.store.Transaction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/// Puts objects on legal hold and releases them. An object can be held for several events; it is free when it
/// is released for all of them. Safe for use by any number of threads; changes are made one after another.
final class HoldAdministration {
  private static final Set<String> OPTIONS = Set.of("event", "reason");

  private final ObjectStore store;
  private final Schema schema;
  private final KnownObjects objects;
  private final Operator operator;
  private final JsonMapper mapper = new JsonMapper();

  HoldAdministration(ObjectStore store, Schema schema, KnownObjects objects, Operator operator) {
    this.store = store;
    this.schema = schema;
    this.objects = objects;
    this.operator = operator;
  }

  /// One hold on an object.
  ///
  /// @param event what it is for; empty for nothing in particular
  /// @param at when it was put on, milliseconds since 1970-01-01T00:00Z
  /// @param with the object that was to be held, when this one was a member of it or the image that it was
  ///     found in; these stay on hold when that one is changed. Otherwise empty
  private record Hold(String event, String reason, long at, String with) {
    boolean isSameAs(Hold other) {
      return event.equals(other.event) && with.equals(other.with);
    }
  }

  /// Carries out one command.
  ///
  /// @param words `add OBJECT… [event=E] reason=R`, `release OBJECT… [event=E]`, `release event=E`, or
  ///     `list [event=E]`
  synchronized int carryOut(List<String> words, AdminOutput out) {
    String verb = words.isEmpty() ? "" : words.getFirst();
    List<String> names = new ArrayList<>();
    List<String> rest = new ArrayList<>();
    words.stream().skip(1).forEach(word -> (word.contains("=") ? rest : names).add(word));
    OperatorWords options = OperatorWords.of(rest, OPTIONS);
    return switch (verb) {
      case "add" -> add(names, options, out);
      case "release" -> release(names, options, out);
      case "list" -> list(options, out);
      default -> throw new ViidException("OV-2445", verb);
    };
  }

  private int add(List<String> names, OperatorWords options, AdminOutput out) {
    if (names.isEmpty() || !options.has("reason")) {
      throw new ViidException("OV-2446");
    }
    for (ObjectKey key : keys(names)) {
      Hold hold = new Hold(options.text("event"), options.text("reason"), operator.clock().millis(), "");
      AuditLine line = operator.line("hold", key.type(), hold.event(), List.of(key.id()), hold.reason());
      List<StateWrite> writes = new ArrayList<>();
      writes.add(added(LegalHolds.SPACE, key, hold));
      out.line("on hold: " + key + (objects.read(key).isEmpty() ? " (not there)" : ""));
      Hold covered = new Hold(hold.event(), hold.reason(), hold.at(), key.toString());
      for (ObjectKey part : LegalHolds.on(key, store, schema).all()) {
        if (!part.equals(key) && objects.read(part).isPresent()) {
          writes.add(added(LegalHolds.COVERED, part, covered));
          out.line("on hold with it: " + part);
        }
      }
      store.commit(new Transaction(List.of(), List.of(), List.of(line), writes));
    }
    return 0;
  }

  private StateWrite added(String space, ObjectKey key, Hold hold) {
    List<Hold> holds =
        new ArrayList<>(store.states().get(space, key.toString()).map(this::read).orElse(List.of()));
    holds.removeIf(hold::isSameAs);
    holds.add(hold);
    return write(space, key.toString(), holds);
  }

  private List<ObjectKey> keys(List<String> names) {
    List<ObjectKey> keys = new ArrayList<>();
    names.forEach(name -> keys.addAll(objects.named(name)));
    return keys;
  }

  private int release(List<String> names, OperatorWords options, AdminOutput out) {
    if (names.isEmpty() && !options.has("event")) {
      throw new ViidException("OV-2447");
    }
    Set<String> asked = Set.copyOf(keys(names).stream().map(ObjectKey::toString).toList());
    List<StateWrite> writes = new ArrayList<>();
    List<AuditLine> lines = new ArrayList<>();
    for (String space : List.of(LegalHolds.SPACE, LegalHolds.COVERED)) {
      all(space).forEach((key, holds) -> {
        List<Hold> left = new ArrayList<>(holds);
        if (left.removeIf(hold -> isMeant(hold, key, asked, options))) {
          writes.add(write(space, key, left));
          lines.add(released(key, options));
          out.line((left.isEmpty() ? "released: " : "still on hold for another event: ") + key);
        }
      });
    }
    store.commit(new Transaction(List.of(), List.of(), lines, writes));
    return writes.isEmpty() ? 1 : 0;
  }

  /// What was covered by a hold is released with it.
  private static boolean isMeant(Hold hold, String key, Set<String> asked, OperatorWords options) {
    String object = hold.with().isEmpty() ? key : hold.with();
    return (asked.isEmpty() || asked.contains(object))
        && (!options.has("event") || hold.event().equals(options.text("event")));
  }

  private AuditLine released(String key, OperatorWords options) {
    return LegalHolds.key(schema, key)
        .map(object ->
            operator.line(
                "release", object.type(), options.text("event"), List.of(object.id()), options.text("reason")))
        .orElseGet(() -> operator.line("release", key, 1, options.text("reason")));
  }

  private int list(OperatorWords options, AdminOutput out) {
    String event = options.text("event");
    for (String space : List.of(LegalHolds.SPACE, LegalHolds.COVERED)) {
      all(space).forEach((key, holds) ->
          holds.stream()
              .filter(hold -> event.isEmpty() || hold.event().equals(event))
              .forEach(hold -> out.line(row(key, hold))));
    }
    return 0;
  }

  private static String row(String key, Hold hold) {
    return "%s  since %s  %s%s%s"
        .formatted(
            key,
            Instant.ofEpochMilli(hold.at()),
            hold.event().isEmpty() ? "" : "event " + hold.event() + "  ",
            hold.reason(),
            hold.with().isEmpty() ? "" : "  with " + hold.with());
  }

  private Map<String, List<Hold>> all(String space) {
    Map<String, List<Hold>> all = new LinkedHashMap<>();
    store.states().forEach(space, (key, value) -> all.put(key, read(value)));
    return all;
  }

  private List<Hold> read(byte[] value) {
    List<Hold> holds = new ArrayList<>();
    for (JsonNode node : mapper.readTree(value)) {
      holds.add(
          new Hold(
              node.required("event").stringValue(),
              node.required("reason").stringValue(),
              node.required("at").longValue(),
              node.path("with").asString("")));
    }
    return holds;
  }

  /// No hold is no record.
  private StateWrite write(String space, String key, List<Hold> holds) {
    ArrayNode array = mapper.createArrayNode();
    for (Hold hold : holds) {
      array
          .addObject()
          .put("event", hold.event())
          .put("reason", hold.reason())
          .put("at", hold.at())
          .put("with", hold.with());
    }
    byte[] value = holds.isEmpty() ? new byte[0] : array.toString().getBytes(StandardCharsets.UTF_8);
    return new StateWrite(space, key, value);
  }
}
