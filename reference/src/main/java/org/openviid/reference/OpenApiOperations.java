package org.openviid.reference;

import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.openviid.schema.InterfaceRow;
import org.openviid.schema.Label;
import org.openviid.schema.ObjectType;
import org.openviid.schema.Operation;
import org.openviid.schema.Outcome;

/// Describes operations in an OpenAPI document. Used by one thread.
final class OpenApiOperations {
  private static final String JSON = "application/VIID+JSON";
  private static final String XML = "application/VIID+XML";
  private static final String TEXT = "text/plain";

  private static final Set<Outcome> REFUSALS =
      EnumSet.of(
          Outcome.BAD_REQUEST, Outcome.UNREGISTERED, Outcome.NOT_FOUND, Outcome.METHOD_NOT_ALLOWED, Outcome.BUSY);

  private final Standard standard;
  private final JsonText json;
  private final JsonTypes types;
  private final OpenApiParameters parameters;

  OpenApiOperations(Standard standard, JsonText json, JsonTypes types, OpenApiParameters parameters) {
    this.standard = standard;
    this.json = json;
    this.types = types;
    this.parameters = parameters;
  }

  /// The members of an operation.
  void operation(Place place) {
    InterfaceRow row = place.row();
    Label group = standard.group(row);
    json.put("operationId", place.operationId());
    json.texts("tags", List.of(group.zh()));
    json.put("summary", summary(row));
    json.putUnlessEmpty("description", row.note());
    if (place.isAlias()) {
      json.put("deprecated", true);
      json.put("x-alias-of", row.path());
    }
    parameters.references(row);
    request(row);
    json.object("responses", () -> responses(place));
    security(row);
    json.putUnlessEmpty("x-clause-46363", row.clause46363());
    json.putUnlessEmpty("x-clause-1400", row.clause1400());
    json.put("x-provenance", Edition.word(row.provenance()));
    json.put("x-served", standard.served().test(row));
  }

  private static String summary(InterfaceRow row) {
    Label verb = Verbs.of(row.operation());
    Label object = row.type().map(ObjectType::label).orElseGet(() -> new Label("", ""));
    return (verb.zh() + object.zh() + " · " + verb.en() + " " + object.en()).strip();
  }

  private void request(InterfaceRow row) {
    if (row.request().isEmpty() && !row.rawRequest()) {
      return;
    }
    json.object("requestBody", () -> {
      json.put("required", true);
      json.object("content", () -> {
        row.request().ifPresent(type -> message(type, sent(row.operation())));
        if (row.rawRequest()) {
          base64();
        }
      });
    });
  }

  /// Changes name only what changes.
  private static Extent sent(Operation operation) {
    return switch (operation) {
      case UPDATE, REPLACE, UPDATE_INFO, CANCEL -> Extent.PART;
      case REGISTER, UNREGISTER, KEEPALIVE, TIME, CREATE, QUERY, DELETE, READ, REMOVE, READ_INFO, REMOVE_INFO,
          READ_DATA, WRITE_DATA, REMOVE_DATA, CONTROL, STATUS, CAPABILITY, SEARCH, NOTIFY ->
          Extent.WHOLE;
    };
  }

  private void message(ObjectType type, Extent extent) {
    json.object(JSON, () -> json.object("schema", () -> types.message(type, extent)));
    json.object(XML, () -> json.object("schema", () -> types.type(type, extent)));
  }

  private void base64() {
    json.object(TEXT, () -> json.object("schema", () -> {
      json.put("type", "string");
      json.put("contentEncoding", "base64");
    }));
  }

  private void responses(Place place) {
    InterfaceRow row = place.row();
    json.object(Integer.toString(code(Outcome.OK)), () -> {
      json.put("description", "成功 · done");
      json.object("content", () -> {
        row.response().ifPresent(type -> message(type, Extent.PART));
        if (row.rawResponse()) {
          base64();
        }
      });
    });
    boolean list = row.response().filter(type -> type.key() == MessageKeys.STATUS_LIST).isPresent();
    refusals(place).forEach(code -> refused(Integer.toString(code), list));
    refused("default", list);
  }

  private void refused(String code, boolean list) {
    json.object(code, () -> json.put("$ref", "#/components/responses/" + nameOfRefusal(code, list)));
  }

  private static String nameOfRefusal(String code, boolean list) {
    return (list ? "refused-list-" : "refused-") + code;
  }

  /// The definitions of all refusals: a status, or a list of one where a list belongs.
  void refusals() {
    for (boolean list : new boolean[] {false, true}) {
      int key = list ? MessageKeys.STATUS_LIST : MessageKeys.STATUS;
      ObjectType status = Objects.requireNonNull(standard.schema().find(key), "the response status");
      REFUSALS.forEach(outcome -> refusal(Integer.toString(code(outcome)), list, status));
      refusal("default", list, status);
    }
  }

  private void refusal(String code, boolean list, ObjectType status) {
    json.object(nameOfRefusal(code, list), () -> {
      json.put("description", Reasons.of(code));
      json.object("content", () -> message(status, Extent.PART));
    });
  }

  private Set<Integer> refusals(Place place) {
    Set<Integer> codes = new LinkedHashSet<>();
    InterfaceRow row = place.row();
    if (row.request().isPresent() || row.rawRequest() || row.operation() == Operation.QUERY) {
      codes.add(code(Outcome.BAD_REQUEST));
    }
    if (row.operation() != Operation.TIME) {
      codes.add(code(Outcome.UNREGISTERED));
    }
    if (place.isOfOne()) {
      codes.add(code(Outcome.NOT_FOUND));
    }
    if (!standard.served().test(row)) {
      codes.add(code(Outcome.METHOD_NOT_ALLOWED));
    }
    codes.add(code(Outcome.BUSY));
    return codes;
  }

  private int code(Outcome outcome) {
    return Objects.requireNonNull(standard.statuses().get(outcome), outcome.name());
  }

  private void security(InterfaceRow row) {
    json.array("security", () -> {
      if (row.operation() != Operation.TIME) {
        json.object(() -> json.array("digest", () -> {}));
      }
      if (row.operation() != Operation.TIME && row.operation() != Operation.REGISTER) {
        json.object(() -> json.array("registered", () -> {}));
      }
    });
  }
}
