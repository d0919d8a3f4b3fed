package org.openviid.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openviid.http.TestServer.CAMERA;
import static org.openviid.http.TestServer.PLATFORM;

import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.openviid.http.RawClient.Answer;

/// Answers that do not fit into one buffer.
class LargeAnswersIT {
  private static String id(int serial) {
    return CAMERA + "02" + "20260501080000" + "%05d".formatted(serial);
  }

  private static String picture(int serial, int length) {
    byte[] bytes = new byte[length];
    new Random(serial).nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }

  /// Stores images of one length.
  static void store(TestServer server, int count, int length) {
    for (int i = 1; i <= count; i++) {
      String image =
          "{\"ImageListObject\":{\"Image\":[{\"ImageInfo\":{\"ImageID\":\"%s\",\"DeviceID\":\"%s\"},\"Data\":\"%s\"}]}}"
              .formatted(id(i), CAMERA, picture(i, length));
      assertThat(server.call(PLATFORM, "POST /VIID/Images", image).body()).contains("\"StatusCode\":0");
    }
  }

  @Test
  void aLongAnswerIsStreamedAndTheConnectionGoesOn() {
    try (TestServer server = TestServer.start().registered(PLATFORM);
        RawClient client = new RawClient(server.port())) {
      store(server, 8, 300_000);
      String query = TestServer.request(PLATFORM, "GET /VIID/Images?Sort=ImageID", "");

      Answer answer = client.send(query).receive();

      assertThat(answer.header("Transfer-Encoding")).contains("chunked");
      assertThat(answer.header("Content-Length")).isEmpty();
      for (int i = 1; i <= 8; i++) {
        assertThat(answer.body().contains("\"Data\":\"" + picture(i, 300_000) + "\"")).isTrue();
      }
      assertThat(answer.body()).endsWith("]}}");
      assertThat(client.send(query).receive().body().equals(answer.body())).isTrue();
    }
  }

  @Test
  void aLongAnswerOverHttp10EndsWithItsConnection() {
    try (TestServer server = TestServer.start().registered(PLATFORM)) {
      store(server, 1, 300_000);

      Answer answer =
          RawClient.exchange(
              server.port(), TestServer.request(PLATFORM, "GET /VIID/Images", "").replace("1.1", "1.0"));

      assertThat(answer.header("Transfer-Encoding")).isEmpty();
      assertThat(answer.body()).endsWith("\"}]}}");
    }
  }

  @Test
  void anAnswerThatFitsHasItsExactLength() {
    try (TestServer server = TestServer.start().registered(PLATFORM)) {
      store(server, 1, 20_000);

      Answer answer = server.call(PLATFORM, "GET /VIID/Images", "");

      assertThat(answer.header("Content-Length")).contains(Integer.toString(answer.body().length()));
    }
  }

  @Test
  void aPageEndsBeforeItsPicturesBecomeTooMuchAndThenSaysHowManyThereAre() {
    HttpLimits limits = new LimitsOf().answerBytes(100_000).build();
    try (TestServer server = TestServer.start(limits).registered(PLATFORM)) {
      store(server, 5, 30_000);

      Answer page = server.call(PLATFORM, "GET /VIID/Images?Sort=ImageID", "");
      Answer rest = server.call(PLATFORM, "GET /VIID/Images?Sort=ImageID&RecordStartNo=3", "");

      assertThat(page.body()).contains(id(1), id(2), "\"TotalNum\":5").doesNotContain(id(3));
      assertThat(rest.body()).contains(id(3), id(4), "\"TotalNum\":5").doesNotContain(id(5));
    }
  }

  @Test
  void aPageHasAtLeastOneObjectHoweverLargeItsPicturesAre() {
    HttpLimits limits = new LimitsOf().answerBytes(1).build();
    try (TestServer server = TestServer.start(limits).registered(PLATFORM)) {
      store(server, 2, 30_000);

      assertThat(server.call(PLATFORM, "GET /VIID/Images?Sort=ImageID", "").body()).contains(id(1))
          .doesNotContain(id(2));
    }
  }
}
