package org.openviid.server;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
  private final KnownObjects objects;
  private final Operator operator;
  private final JsonMapper mapper = new JsonMapper();

  HoldAdministration(ObjectStore store, KnownObjects objects, Operator operator) {
    this.store = store;
    this.objects = objects;
    this.operator = operator;
  }

  /// One hold on an object.
  ///
  /// @param event what it is for; empty for nothing in particular
  /// @param at when it was put on, milliseconds since 1970-01-01T00:00Z
  private record Hold(String event, String reason, long at) {}

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
    Hold hold = new Hold(options.text("event"), options.text("reason"), operator.clock().millis());
    List<StateWrite> writes = new ArrayList<>();
    List<AuditLine> lines = new ArrayList<>();
    for (ObjectKey key : keys(names)) {
      List<Hold> holds = new ArrayList<>(of(key.toString()));
      holds.removeIf(other -> other.event().equals(hold.event()));
      holds.add(hold);
      writes.add(write(key.toString(), holds));
      lines.add(operator.line("hold", key.type(), hold.event(), List.of(key.id()), hold.reason()));
      out.line("on hold: " + key + (objects.read(key).isEmpty() ? " (not there)" : ""));
    }
    store.commit(new Transaction(List.of(), List.of(), lines, writes));
    return 0;
  }

  private List<ObjectKey> keys(List<String> names) {
    List<ObjectKey> keys = new ArrayList<>();
    names.forEach(name -> keys.addAll(objects.named(name)));
    return keys;
  }

  private int release(List<String> names, OperatorWords options, AdminOutput out) {
    boolean byEvent = options.has("event");
    if (names.isEmpty() && !byEvent) {
      throw new ViidException("OV-2447");
    }
    Map<String, List<Hold>> all = all();
    Set<String> asked = Set.copyOf(keys(names).stream().map(ObjectKey::toString).toList());
    List<StateWrite> writes = new ArrayList<>();
    List<AuditLine> lines = new ArrayList<>();
    all.forEach((key, holds) -> {
      List<Hold> left = new ArrayList<>(holds);
      boolean meant = asked.isEmpty() || asked.contains(key);
      if (meant && left.removeIf(hold -> !byEvent || hold.event().equals(options.text("event")))) {
        writes.add(write(key, left));
        lines.add(operator.line("release", key + " " + options.text("event"), 1, options.text("reason")));
        out.line((left.isEmpty() ? "released: " : "still on hold for another event: ") + key);
      }
    });
    store.commit(new Transaction(List.of(), List.of(), lines, writes));
    return writes.isEmpty() ? 1 : 0;
  }

  private int list(OperatorWords options, AdminOutput out) {
    String event = options.text("event");
    all().forEach((key, holds) ->
        holds.stream()
            .filter(hold -> event.isEmpty() || hold.event().equals(event))
            .forEach(hold ->
                out.line(
                    "%s  since %s  %s%s"
                        .formatted(
                            key,
                            Instant.ofEpochMilli(hold.at()),
                            hold.event().isEmpty() ? "" : "event " + hold.event() + "  ",
                            hold.reason()))));
    return 0;
  }

  private Map<String, List<Hold>> all() {
    Map<String, List<Hold>> all = new LinkedHashMap<>();
    store.states().forEach(LegalHolds.SPACE, (key, value) -> all.put(key, read(value)));
    return all;
  }

  private List<Hold> of(String key) {
    return store.states().get(LegalHolds.SPACE, key).map(this::read).orElse(List.of());
  }

  private List<Hold> read(byte[] value) {
    List<Hold> holds = new ArrayList<>();
    for (JsonNode node : mapper.readTree(value)) {
      holds.add(
          new Hold(
              node.required("event").stringValue(),
              node.required("reason").stringValue(),
              node.required("at").longValue()));
    }
    return holds;
  }

  /// No hold is no record.
  private StateWrite write(String key, List<Hold> holds) {
    ArrayNode array = mapper.createArrayNode();
    for (Hold hold : holds) {
      array.addObject().put("event", hold.event()).put("reason", hold.reason()).put("at", hold.at());
    }
    byte[] value = holds.isEmpty() ? new byte[0] : array.toString().getBytes(StandardCharsets.UTF_8);
    return new StateWrite(LegalHolds.SPACE, key, value);
  }
}
