package org.openviid.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openviid.http.Status.assertMessage;
import static org.openviid.http.TestServer.CAMERA;
import static org.openviid.http.TestServer.PLATFORM;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openviid.codec.Notation;
import org.openviid.http.RawClient.Answer;
import org.openviid.schema.InterfaceRow;
import org.openviid.schema.ObjectType;
import org.openviid.schema.Operation;
import org.openviid.schema.TypeKind;

/// Every row of the message groups 7.2 to 7.20, 7.40 and 7.41 and of their 1400 predecessors, under its
/// path and every other path it has, in both notations, over the store on the disk.
class InterfaceRowsIT {
  @TempDir private static Path folder;
  private static TestServer server;
  private static final Set<Operation> PUBLIC =
      Set.of(Operation.REGISTER, Operation.UNREGISTER, Operation.KEEPALIVE, Operation.TIME);

  @BeforeAll
  static void start() {
    server = TestServer.onDisk(folder).registered(PLATFORM);
  }

  @AfterAll
  static void stop() {
    server.close();
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

  /// One exchange: the body in the notation, the answer in JSON. What is found is asked for in XML once more.
  private static Answer call(Notation notation, String method, String path, String body) {
    boolean translated = notation == Notation.XML && body.startsWith("{");
    Answer answer = call(method + " " + path, "application/VIID+JSON", translated ? Transcript.inXml(body) : body);
    if (notation == Notation.XML && method.equals("GET") && answer.body().startsWith("{")) {
      assertThat(call(method + " " + path, "application/VIID+XML", "").body())
          .startsWith("<?xml")
          .contains("<" + answer.body().substring(2, answer.body().indexOf('"', 2)));
    }
    return answer;
  }

  private static Answer call(String line, String accept, String body) {
    String request = TestServer.request(PLATFORM, line, body);
    return RawClient.exchange(server.port(), request.replaceFirst("Content-Type: [^\r]*", "Accept: " + accept));
  }

  private static void assertDone(Answer answer) {
    assertThat(answer.status()).describedAs("%s", answer).isEqualTo(200);
    if (answer.body().contains("StatusCode")) {
      assertMessage(answer);
      assertThat(answer.body()).contains("\"StatusCode\":0").doesNotContainPattern("\"StatusCode\":[1-9]");
    }
  }

  /// Stores an object of the type, if there is a way to.
  private static String stored(Notation notation, ObjectType type) {
    String id = Rows.id(type);
    rows().stream()
        .filter(row -> row.operation() == Operation.CREATE || row.operation() == Operation.NOTIFY)
        .filter(row -> row.type().orElseThrow() == type && !row.path().contains("{ID}"))
        .findFirst()
        .ifPresent(row -> assertDone(call(notation, "POST", row.path(), Rows.message(row, id, ""))));
    return id;
  }

  private static String set(Notation notation, InterfaceRow row) {
    String collection = row.path().substring(0, row.path().indexOf("{ID}"));
    InterfaceRow read =
        rows().stream().filter(each -> each.path().equals(collection + "{ID}")).findFirst().orElseThrow();
    return stored(notation, read.type().orElseThrow());
  }

  @ParameterizedTest
  @MethodSource("rows")
  void theRowDoesWhatItSays(InterfaceRow row) {
    perform(Notation.JSON, row);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void theRowDoesTheSameInXml(InterfaceRow row) {
    perform(Notation.XML, row);
  }

  private static void perform(Notation notation, InterfaceRow row) {
    ObjectType type = row.type().orElseThrow();
    if (PUBLIC.contains(row.operation())) {
      return; // RegistrationIT
    }
    boolean below = row.path().matches(".*\\{ID\\}/[A-Z]\\w+s") && type.kind() == TypeKind.RESOURCE;
    int ways = Rows.paths(row, "").size();
    for (int way = 0; way < ways; way++) {
      String id = below ? set(notation, row) : type.kind() == TypeKind.RESOURCE ? stored(notation, type) : "";
      perform(new Trial(notation, row, Rows.paths(row, id).get(way), id, below));
    }
  }

  /// One row under one of its paths.
  ///
  /// @param id of the object, or of the set
  /// @param below whether it is about the members of a set
  private record Trial(Notation notation, InterfaceRow row, String path, String id, boolean below) {
    Answer call(String method, String path, String body) {
      return InterfaceRowsIT.call(notation, method, path, body);
    }
  }

  private static void perform(Trial trial) {
    InterfaceRow row = trial.row();
    String path = trial.path();
    String id = trial.id();
    String method = row.method();
    ObjectType type = row.type().orElseThrow();
    switch (row.operation()) {
      case CREATE, NOTIFY -> {
        String fresh = Rows.id(type);
        assertDone(trial.call(method, path, Rows.message(row, fresh, "\"x\":\"y\",")));
        if (trial.below()) {
          assertThat(trial.call("GET", path, "").body()).contains(fresh);
        }
      }
      case QUERY -> query(trial, type);
      case UPDATE, REPLACE, UPDATE_INFO -> {
        assertDone(trial.call(method, path, Rows.message(row, id, "\"x\":\"changed\",")));
        assertThat(trial.call("GET", single(row, id), "").body()).contains("changed");
      }
      case DELETE -> {
        assertDone(trial.call(method, path + "?IDList=" + id, ""));
        assertThat(trial.call("GET", single(row, id), "").status()).isEqualTo(404);
      }
      case REMOVE -> {
        assertDone(trial.call(method, path, ""));
        assertThat(trial.call("GET", path, "").status()).isEqualTo(404);
      }
      case READ -> read(trial, type);
      case CANCEL -> {
        assertDone(trial.call(method, path, Rows.message(row, id, "\"OperateType\":1,")));
        assertThat(trial.call("GET", path, "").body()).contains("Status\":1");
      }
      case READ_INFO -> assertThat(trial.call(method, path, "").body()).contains(id);
      case REMOVE_INFO -> {
        assertDone(trial.call("PUT", path, "{\"" + type.name() + "InfoObject\":{\"Title\":\"gate\",\"x\":\"y\"}}"));
        assertDone(trial.call(method, path, ""));
        assertThat(trial.call("GET", path, "").body()).contains(id).doesNotContain("gate");
      }
      case WRITE_DATA -> assertDone(trial.call(method, path, "AAAA"));
      case READ_DATA, REMOVE_DATA -> {
        assertDone(trial.call("POST", path, "AAAA"));
        assertDone(trial.call(method, path, ""));
        assertThat(trial.call("GET", path, "").status()).isEqualTo(row.operation() == Operation.READ_DATA ? 200 : 404);
      }
      case STATUS ->
          assertThat(trial.call(method, path, "").body())
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

  private static void query(Trial trial, ObjectType type) {
    Answer answer = trial.call("GET", trial.path(), "");
    assertThat(answer.status()).describedAs("%s", answer).isEqualTo(200);
    assertThat(answer.body()).startsWith("{\"" + type.name()).contains("ListObject\":{");
    boolean storable = !Set.of("Lane", "VIIDServer", "AppPlatform", "NTPServer").contains(type.name());
    if (storable && !trial.below()) {
      assertThat(trial.call("GET", trial.path() + "?IDList=" + trial.id(), "").body()).contains(trial.id());
    }
  }

  private static void read(Trial trial, ObjectType type) {
    String id = trial.id();
    String path = trial.path();
    boolean known = type.name().equals("VIIDServer") || type.name().equals("AppPlatform");
    String own = type.name().equals("VIIDServer") ? TestServer.SERVER_ID : PLATFORM;
    Answer answer = trial.call("GET", known ? path.replace(id, own) : path, "");
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
      Answer answer = server.call("33010600001190000099", row.method() + " " + path, body);
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
      assertThat(call(Notation.JSON, row.method(), row.path().replace("{ID}", "none"), body).status()).isEqualTo(404);
    }
  }
}
