package org.openviid.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openviid.http.Status.assertMessage;
import static org.openviid.http.TestServer.CAMERA;
import static org.openviid.http.TestServer.PLATFORM;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openviid.http.RawClient.Answer;
import org.openviid.schema.InterfaceRow;
import org.openviid.schema.ObjectType;
import org.openviid.schema.Operation;
import org.openviid.schema.TypeKind;

/// Every row of the message groups 7.2 to 7.20, 7.40 and 7.41 and of their 1400 predecessors, under its
/// path and every other path it has.
class InterfaceRowsIT {
  private static final TestServer SERVER = TestServer.start().registered(PLATFORM);
  private static final Set<Operation> PUBLIC =
      Set.of(Operation.REGISTER, Operation.UNREGISTER, Operation.KEEPALIVE, Operation.TIME);

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  static List<InterfaceRow> rows() {
    return Rows.ofResources();
  }

  @Test
  void allGroupsAreThere() {
    assertThat(rows()).extracting(InterfaceRow::clause46363)
        .contains("7.2", "7.3", "7.4", "7.5", "7.6", "7.7", "7.8", "7.9", "7.10", "7.11", "7.12", "7.13", "7.14", "7.15",
            "7.16", "7.17", "7.18", "7.19", "7.20", "7.40", "7.41");
    assertThat(rows()).hasSizeGreaterThan(170);
  }

  private static Answer call(String method, String path, String body) {
    return SERVER.call(PLATFORM, method + " " + path, body);
  }

  private static void assertDone(Answer answer) {
    assertThat(answer.status()).describedAs("%s", answer).isEqualTo(200);
    if (answer.body().contains("StatusCode")) {
      assertMessage(answer);
      assertThat(answer.body()).contains("\"StatusCode\":0").doesNotContainPattern("\"StatusCode\":[1-9]");
    }
  }

  /// Stores an object of the type, if there is a way to.
  private static String stored(ObjectType type) {
    String id = Rows.id(type);
    rows().stream()
        .filter(row -> row.operation() == Operation.CREATE || row.operation() == Operation.NOTIFY)
        .filter(row -> row.type().orElseThrow() == type && !row.path().contains("{ID}"))
        .findFirst()
        .ifPresent(row -> assertDone(call("POST", row.path(), Rows.message(row, id, ""))));
    return id;
  }

  private static String set(InterfaceRow row) {
    String collection = row.path().substring(0, row.path().indexOf("{ID}"));
    InterfaceRow read =
        rows().stream().filter(each -> each.path().equals(collection + "{ID}")).findFirst().orElseThrow();
    return stored(read.type().orElseThrow());
  }

  @ParameterizedTest
  @MethodSource("rows")
  void theRowDoesWhatItSays(InterfaceRow row) {
    ObjectType type = row.type().orElseThrow();
    if (PUBLIC.contains(row.operation())) {
      return; // RegistrationIT
    }
    boolean below = row.path().matches(".*\\{ID\\}/[A-Z]\\w+s") && type.kind() == TypeKind.RESOURCE;
    int ways = Rows.paths(row, "").size();
    for (int way = 0; way < ways; way++) {
      String id = below ? set(row) : type.kind() == TypeKind.RESOURCE ? stored(type) : "";
      perform(row, Rows.paths(row, id).get(way), id, below);
    }
  }

  private static void perform(InterfaceRow row, String path, String id, boolean below) {
    String method = row.method();
    ObjectType type = row.type().orElseThrow();
    switch (row.operation()) {
      case CREATE, NOTIFY -> {
        String fresh = Rows.id(type);
        assertDone(call(method, path, Rows.message(row, fresh, "\"x\":\"y\",")));
        if (below) {
          assertThat(call("GET", path, "").body()).contains(fresh);
        }
      }
      case QUERY -> query(type, path, id, below);
      case UPDATE, REPLACE, UPDATE_INFO -> {
        assertDone(call(method, path, Rows.message(row, id, "\"x\":\"changed\",")));
        assertThat(call("GET", single(row, id), "").body()).contains("changed");
      }
      case DELETE -> {
        assertDone(call(method, path + "?IDList=" + id, ""));
        assertThat(call("GET", single(row, id), "").status()).isEqualTo(404);
      }
      case REMOVE -> {
        assertDone(call(method, path, ""));
        assertThat(call("GET", path, "").status()).isEqualTo(404);
      }
      case READ -> read(type, path, id);
      case CANCEL -> {
        assertDone(call(method, path, Rows.message(row, id, "\"OperateType\":1,")));
        assertThat(call("GET", path, "").body()).contains("Status\":1");
      }
      case READ_INFO -> assertThat(call(method, path, "").body()).contains(id);
      case REMOVE_INFO -> {
        assertDone(call("PUT", path, "{\"" + type.name() + "InfoObject\":{\"Title\":\"gate\",\"x\":\"y\"}}"));
        assertDone(call(method, path, ""));
        assertThat(call("GET", path, "").body()).contains(id).doesNotContain("gate");
      }
      case WRITE_DATA -> assertDone(call(method, path, "AAAA"));
      case READ_DATA, REMOVE_DATA -> {
        assertDone(call("POST", path, "AAAA"));
        assertDone(call(method, path, ""));
        assertThat(call("GET", path, "").status()).isEqualTo(row.operation() == Operation.READ_DATA ? 200 : 404);
      }
      case STATUS ->
          assertThat(call(method, path, "").body())
              .isEqualTo("{\"SystemStatusObject\":{\"VIIDServerID\":\"" + TestServer.SERVER_ID
                  + "\",\"IsOnline\":\"1\",\"CurrentTime\":\"20260501080000\"}}");
      case REGISTER, UNREGISTER, KEEPALIVE, TIME, CONTROL, CAPABILITY, SEARCH -> throw new AssertionError(row.id());
    }
  }

  private static String single(InterfaceRow row, String id) {
    ObjectType type = row.type().orElseThrow();
    return rows().stream()
        .filter(each -> each.operation() == Operation.READ && each.type().orElseThrow() == type)
        .map(each -> each.path().replace("{ID}", id))
        .findFirst()
        .orElseGet(() -> row.path() + "?IDList=" + id);
  }

  private static void query(ObjectType type, String path, String id, boolean below) {
    Answer answer = call("GET", path, "");
    assertThat(answer.status()).describedAs("%s", answer).isEqualTo(200);
    assertThat(answer.body()).startsWith("{\"" + type.name()).contains("ListObject\":{");
    boolean storable = !Set.of("Lane", "VIIDServer", "AppPlatform", "NTPServer").contains(type.name());
    if (storable && !below) {
      assertThat(call("GET", path + "?IDList=" + id, "").body()).contains(id);
    }
  }

  private static void read(ObjectType type, String path, String id) {
    boolean known = type.name().equals("VIIDServer") || type.name().equals("AppPlatform");
    String own = type.name().equals("VIIDServer") ? TestServer.SERVER_ID : PLATFORM;
    Answer answer = call("GET", known ? path.replace(id, own) : path, "");
    assertThat(answer.status()).describedAs("%s", answer).isEqualTo(200);
    assertThat(answer.body()).startsWith("{\"" + type.root() + "\":{").contains(known ? own : id);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void nobodyIsServedUnknown(InterfaceRow row) {
    if (row.operation() == Operation.TIME) {
      return;
    }
    String body = row.request().isPresent() ? Rows.message(row, CAMERA, "") : "";
    for (String path : Rows.paths(row, "1")) {
      Answer answer = SERVER.call("33010600001190000099", row.method() + " " + path, body);
      assertThat(answer.status()).describedAs("%s", answer).isEqualTo(401);
      assertMessage(answer);
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void whatIsNotThereIsNotFound(InterfaceRow row) {
    boolean single = row.path().contains("{ID}") && row.operation() != Operation.CREATE;
    String body = row.request().isPresent() && single ? Rows.message(row, "none", "") : "AAAA";
    if (single) {
      assertThat(call(row.method(), row.path().replace("{ID}", "none"), body).status()).isEqualTo(404);
    }
  }
}
