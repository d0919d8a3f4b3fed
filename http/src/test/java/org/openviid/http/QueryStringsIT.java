package org.openviid.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openviid.http.Status.assertMessage;
import static org.openviid.http.Status.assertStatus;
import static org.openviid.http.TestServer.PLATFORM;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openviid.http.RawClient.Answer;

/// What real peers put into the query of a request line [protocol.md 5.1]: it passes as it is, or the
/// answer says what to do.
class QueryStringsIT {
  private static final String ID = "33010600001190000001022026050108000000001" + "02" + "00001";
  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.start().registered(PLATFORM);
    String body =
        "{\"MotorVehicleListObject\":{\"MotorVehicleObject\":[{\"MotorVehicleID\":\"%s\",\"PlateNo\":\"浙A#1\",\"Speed\":60}]}}"
            .formatted(ID);
    assertThat(server.call(PLATFORM, "POST /VIID/MotorVehicles", body).body()).contains("\"StatusCode\":0");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Answer query(String raw) {
    return server.call(PLATFORM, "GET /VIID/MotorVehicles?" + raw, "");
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "(Speed>=50)&(Speed<70)",
    "(Speed<>1)&(PlateNo='浙A#1')",
    "PlateNo=\"浙A#1\"",
    "PlateNo=浙A#1",
    "PlateNo=%E6%B5%99A%231",
    "PlateNo=%D5%E3A%231",
    "(PlateNo%20LIKE%20%A%)&Speed=60",
    "PlateNo%20LIKE%20'%E6%B5%99%'",
    "(MotorVehicle.PlateNo%20LIKE%20浙A)",
    "(MotorVehicle.PlateNo+LIKE+'浙A')&(Sort+=+MotorVehicle.Speed)",
    "((Speed>=5%20OR%20Speed<=3)%20AND%20(Speed!=7))",
    "Speed!<60&Speed!>60",
    "Fields=(PlateNo,%20Speed)&PageRecordNum=20"
  })
  void itPassesAsItIs(String raw) {
    Answer answer = query(raw);

    assertThat(answer.status()).describedAs("%s", answer).isEqualTo(200);
    assertThat(answer.body()).contains(ID);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PlateNo LIKE A", "PlateNo = x", "(Sort = Speed)"})
  void rawBlanksAreRefusedWithAWordOnPercentEncoding(String raw) {
    Answer answer = query(raw);

    assertStatus(answer, 400, 4);
    assertThat(Status.text(answer)).contains("%20");
    assertThat(answer.header("Connection")).contains("close");
  }

  @Test
  void rawGbkIsRefusedWithAWordOnPercentEncoding() {
    byte[] line = "GET /VIID/MotorVehicles?PlateNo=浙A1 HTTP/1.1\r\n".getBytes(Charset.forName("GBK"));
    byte[] headers = ("Host: viid\r\nUser-Identify: " + PLATFORM + "\r\n\r\n")
        .getBytes(StandardCharsets.US_ASCII);
    try (RawClient client = new RawClient(server.port())) {
      Answer answer = client.send(line).send(headers).receive();

      assertThat(answer.status()).isEqualTo(400);
      assertMessage(answer);
      assertThat(answer.body()).contains("\"StatusCode\":8", "GBK", "百分号编码");
    }
  }

  @Test
  void anUnknownAttributeIsNamed() {
    Answer answer = query("Nonsense=1");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("\"StatusCode\":8", "Nonsense");
  }
}
