package org.openviid.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openviid.http.Status.assertStatus;
import static org.openviid.http.TestServer.CAMERA;

import org.junit.jupiter.api.Test;
import org.openviid.http.RawClient.Answer;
import org.openviid.schema.Schema;
import org.openviid.schema.TableSource;

/// A name that is corrected in the tables is corrected on the wire, and nowhere else.
class CorrectedTablesIT {
  private static TableSource corrected() {
    TableSource paths =
        Tables.replacing("interfaces.csv", "/VIID/System/Keepalive,/VIID/Keepalive",
            "/VIID/Alive,/VIID/System/Keepalive");
    TableSource roots =
        Tables.replacing(paths, "types.csv", "KeepaliveObject,KeepaliveObject", "AliveObject,AliveObject");
    TableSource status =
        Tables.replacing(roots, "types.csv", "ResponseStatusObject,ResponseStatusObject",
            "StatusObject,StatusObject");
    TableSource attributes =
        Tables.replacing(status, "objects/ResponseStatus.csv", "2,StatusCode,", "2,Code,");
    return Tables.replacing(attributes, "objects/Keepalive.csv", "1,DeviceID,", "1,DeviceCode,");
  }

  @Test
  void pathsWrappersAndAttributesFollowTheTables() {
    try (TestServer server = TestServer.start(Schema.load(corrected())).registered(CAMERA)) {
      String body = "{\"AliveObject\":{\"DeviceCode\":\"" + CAMERA + "\"}}";

      Answer answer = server.call(CAMERA, "POST /VIID/Alive", body);

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.body())
          .startsWith("{\"StatusObject\":{\"RequestURL\":\"/VIID/Alive\",\"Code\":0,")
          .contains("\"Id\":\"" + CAMERA + "\"");
      assertThat(server.call(CAMERA, "POST /VIID/System/Keepalive", body).status()).isEqualTo(200);
      assertThat(server.call(CAMERA, "POST /VIID/Keepalive", body).status()).isEqualTo(404);
    }
  }

  @Test
  void theTablesAsTheyAreNameThingsOtherwise() {
    try (TestServer server = TestServer.start().registered(CAMERA)) {
      assertStatus(server.call(CAMERA, "POST /VIID/Alive", ""), 404, 4);
    }
  }
}
