package org.openviid.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openviid.http.Status.assertMessage;
import static org.openviid.http.TestServer.CAMERA;
import static org.openviid.http.TestServer.PLATFORM;

import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openviid.http.RawClient.Answer;
import org.openviid.peers.Scope;
import org.openviid.peers.Setting;
import org.openviid.peers.SuccessStatus;
import org.openviid.schema.Outcome;
import org.openviid.schema.TableSource;
import org.openviid.store.StoreException;

/// The table of outcomes, row by row: each is made to happen by a request over a socket, and answered with
/// the code of HTTP and the StatusCode that stand there.
class OutcomesIT {
  private static final Outcomes TABLE = Outcomes.load(TableSource.builtIn());
  private static final String ID = CAMERA + "0220260501080000" + "00001" + "02" + "00001";
  private static final String VEHICLES =
      "{\"MotorVehicleListObject\":{\"MotorVehicleObject\":[{\"MotorVehicleID\":\"" + ID + "\",\"PlateNo\":\"x\"}]}}";

  @ParameterizedTest
  @EnumSource
  void theRowIsWhatIsAnswered(Outcome outcome) throws InterruptedException {
    Answer answer = provoke(outcome);

    assertThat(answer.status()).describedAs("%s", answer).isEqualTo(TABLE.http(outcome));
    if (answer.body().startsWith("<")) {
      assertThat(answer.body()).contains("<StatusCode>" + TABLE.statusCode(outcome) + "</StatusCode>");
    } else if (answer.body().contains("StatusCode")) {
      assertMessage(answer);
      assertThat(answer.body()).contains("\"StatusCode\":" + TABLE.statusCode(outcome) + ",");
    }
  }

  private static Answer provoke(Outcome outcome) throws InterruptedException {
    return switch (outcome) {
      case OK -> usual("POST /VIID/MotorVehicles", VEHICLES);
      case CREATED -> created();
      case BAD_JSON -> usual("POST /VIID/MotorVehicles", "{\"MotorVehicleListObject\":");
      case BAD_JSON_CONTENT -> usual("POST /VIID/MotorVehicles", "{\"FaceListObject\":{\"FaceObject\":[]}}");
      case BAD_XML -> usual("POST /VIID/MotorVehicles", "<MotorVehicleListObject><MotorVehicleObject>");
      case BAD_XML_CONTENT -> usual("POST /VIID/MotorVehicles", "<FaceListObject><FaceObject/></FaceListObject>");
      case BAD_REQUEST -> usual("GET /VIID/Faces/%E9%97", "");
      case BAD_QUERY -> usual("GET /VIID/Faces?(Name%20LIKE", "");
      case UNREGISTERED -> unknown();
      case FORBIDDEN -> forbidden();
      case NOT_FOUND -> usual("GET /VIID/MotorVehicles/" + ID, "");
      case METHOD_NOT_ALLOWED -> usual("DELETE /VIID/System/Time", "");
      case CONFLICT -> usual("PUT /VIID/MotorVehicles/other", "{\"MotorVehicleObject\":{\"MotorVehicleID\":\"" + ID + "\"}}");
      case TOO_LARGE -> tooLarge();
      case BUSY -> failing(new StoreException("OV-1684"), 503);
      case STOPPING -> stopping();
      case FAILURE -> failing(new IllegalStateException("a fault"), 500);
    };
  }

  private static Answer usual(String line, String body) {
    try (TestServer server = TestServer.start().registered(CAMERA)) {
      return server.call(CAMERA, line, body);
    }
  }

  private static Answer created() {
    try (TestServer server = TestServer.start().registered(CAMERA)) {
      server.camera(settings -> settings.with(Setting.SUCCESS, SuccessStatus.PRECISE));
      return server.call(CAMERA, "POST /VIID/MotorVehicles", VEHICLES);
    }
  }

  private static Answer unknown() {
    try (TestServer server = TestServer.start()) {
      return server.call(CAMERA, "GET /VIID/Faces", "");
    }
  }

  private static Answer forbidden() {
    try (TestServer server = TestServer.start().registered(CAMERA)) {
      Scope blind = new Scope(Set.of(), Set.of(), Set.of(), false, true);
      server.peers.update(CAMERA, peer -> peer.with(blind));
      return server.call(CAMERA, "GET /VIID/Faces", "");
    }
  }

  private static Answer tooLarge() {
    try (TestServer server = TestServer.start(new LimitsOf().bodyBytes(100).build()).registered(CAMERA)) {
      return server.call(CAMERA, "POST /VIID/MotorVehicles", VEHICLES);
    }
  }

  private static Answer failing(RuntimeException failure, int expected) {
    try (TestServer server =
        TestServer.start(UnaryOperator.identity(), new FailingStore(() -> failure)).registered(CAMERA)) {
      Answer answer = server.call(CAMERA, "GET /VIID/Faces", "");
      assertThat(answer.status()).isEqualTo(expected);
      return answer;
    }
  }

  /// A request that comes while another one keeps the server from ending.
  private static Answer stopping() throws InterruptedException {
    SlowStore store = new SlowStore();
    TestServer server = TestServer.start(UnaryOperator.identity(), store).registered(CAMERA);
    try (RawClient first = new RawClient(server.port());
        RawClient second = new RawClient(server.port())) {
      first.send(TestServer.request(CAMERA, "GET /VIID/Faces", ""));
      store.awaitSearches(1);
      Thread closing = Thread.ofVirtual().start(server::close);
      Answer answer = untilRefused(second);
      store.release();
      closing.join();
      return answer;
    }
  }

  private static Answer untilRefused(RawClient client) {
    Answer answer;
    do {
      answer = client.send("GET /VIID/System/Time HTTP/1.1\r\nHost: viid\r\n\r\n").receive();
    } while (answer.status() == 200);
    return answer;
  }

  @Test
  void aBatchIsAnsweredElementByElementAndCountsAsDone() {
    try (TestServer server = TestServer.start().registered(PLATFORM)) {
      server.call(PLATFORM, "POST /VIID/MotorVehicles", VEHICLES);
      String update = VEHICLES.replace("}]}}", "},{\"MotorVehicleID\":\"none\",\"PlateNo\":\"y\"},{\"PlateNo\":\"z\"}]}}");

      Answer changed = server.call(PLATFORM, "PUT /VIID/MotorVehicles", update);
      Answer deleted = server.call(PLATFORM, "DELETE /VIID/MotorVehicles?IDList=none," + ID + "," + ID, "");

      assertThat(codes(changed)).as("in order").isEqualTo("048");
      assertThat(changed.status()).isEqualTo(200);
      assertThat(codes(deleted)).isEqualTo("404");
      assertThat(deleted.status()).isEqualTo(200);
    }
  }

  private static String codes(Answer answer) {
    StringBuilder codes = new StringBuilder();
    Pattern.compile("\"StatusCode\":(\\d)").matcher(answer.body()).results().forEach(m -> codes.append(m.group(1)));
    return codes.toString();
  }
}
