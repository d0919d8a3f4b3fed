package org.openviid.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openviid.codec.DataSource;
import org.openviid.codec.WriteOptions;
import org.openviid.schema.DataObject;
import org.openviid.schema.Profile;
import org.openviid.wire.ClientSettings;
import org.openviid.wire.HttpTransport;
import org.openviid.wire.Messages;
import org.openviid.wire.ViidClient;
import org.openviid.wire.WireLimits;

class DemoQuestionsIT {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final Instant NOON = Instant.parse("2026-05-01T04:00:00Z");
  private static final String DEVICE = "33010600001190000001";

  private final FakeLibrary library = new FakeLibrary();
  private final HttpTransport transport = HttpTransport.of(WireLimits.DEFAULT);
  private final Messages messages = new Messages(FakeLibrary.SCHEMA, ZONE);
  private final Surroundings surroundings =
      new Surroundings(FakeLibrary.SCHEMA, messages, transport, Clock.fixed(NOON, ZoneOffset.UTC));
  private final DemoQuestions questions = new DemoQuestions(surroundings, ZONE);

  DemoQuestionsIT() throws IOException {}

  @AfterEach
  void closeAll() {
    transport.close();
    library.close();
  }

  private List<DemoAnswer> ask() {
    ClientSettings settings = ClientSettings.of(library.endpoint(), DEVICE, "secret", () -> "0a4f113b");
    try (ViidClient client = new ViidClient(transport, messages, settings)) {
      client.register();
      return questions.ask(client, DEVICE, NOON, NOON.plusSeconds(10));
    }
  }

  private List<DataObject> vehicles() {
    StreetCamera camera = new StreetCamera(FakeLibrary.SCHEMA, StreetCameraTest.settings(View.CHECKPOINT, 3));
    List<DataObject> vehicles = new ArrayList<>(camera.capture(NOON));
    vehicles.addAll(camera.capture(NOON.plusSeconds(1)));
    return vehicles;
  }

  private String decoded(int question) {
    return URLDecoder.decode(library.queries.get(question), StandardCharsets.UTF_8);
  }

  @Test
  void laterQuestionsAskForWhatTheFirstAnswerShows() throws IOException {
    List<DataObject> vehicles = vehicles();
    byte[] body =
        messages.write(
            FakeLibrary.SCHEMA.type("MotorVehicleList"), vehicles, DataSource.NONE,
            WriteOptions.of(Profile.GBT46363).withPictures(false));
    library.answerQueries(new String(body, StandardCharsets.UTF_8));

    List<DemoAnswer> answers = ask();

    String plate = vehicles.getFirst().text("PlateNo");
    assertThat(answers).hasSize(3).allMatch(answer -> answer.found() == 2);
    assertThat(decoded(0))
        .contains("DeviceID=" + DEVICE)
        .contains("BETWEEN 20260501120000 AND 20260501120011");
    assertThat(decoded(1)).contains("LIKE %" + Objects.requireNonNull(plate).substring(2, 5) + "%");
    assertThat(decoded(2)).contains("VehicleColor=" + vehicles.getFirst().text("VehicleColor"));
    assertThat(answers.getFirst().lines()).hasSize(5).anyMatch(line -> line.contains(plate));
    assertThat(answers.getFirst().lines().getFirst()).startsWith("经过时刻");
    assertThat(answers.get(1).en()).contains(plate.substring(2, 5));
  }

  @Test
  void anEmptyLibraryGivesAnEmptyTableAndNoFurtherQuestions() {
    library.answerQueries("{\"MotorVehicleListObject\":{\"MotorVehicleObject\":[]}}");
    List<DemoAnswer> answers = ask();
    assertThat(answers).hasSize(3).allMatch(answer -> answer.found() == 0);
    assertThat(answers.getFirst().lines()).hasSize(3);
    assertThat(library.queries).hasSize(1);
  }

  @Test
  void anAnswerThatIsNoneIsShownAsAProblem() {
    library.answerQueries("<html>");
    assertThat(ask().getFirst().lines()).singleElement().asString().contains("OV-12");
  }

  @Test
  void separatorsOfTheGrammarStayReadable() {
    assertThat(DemoQuestions.encoded("(A LIKE %浙%)&B=1")).isEqualTo("(A%20LIKE%20%25%E6%B5%99%25)&B=1");
  }
}
