package org.openviid.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.Error;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openviid.http.RawClient.Answer;

/// That the other tests would notice a message that breaks its schema.
class WrittenMessagesTest {
  private static final WrittenMessages MESSAGES = WrittenMessages.of(TestServer.SCHEMA);
  private static final String STATUS =
      "{\"ResponseStatusObject\":{\"RequestURL\":\"/\",\"StatusCode\":0,\"StatusString\":\"OK\"}}";

  private static List<String> keywords(String message, int tolerated) {
    return MESSAGES.faults(message, _ -> tolerated).stream().map(Error::getKeyword).distinct().toList();
  }

  @Test
  void aRightMessagePasses() {
    assertThat(keywords(STATUS, 0)).isEmpty();
    assertThat(MESSAGES.xmlFaults("<KeepaliveObject><DeviceID>33010600001190000001</DeviceID></KeepaliveObject>"))
        .isEmpty();
  }

  @Test
  void aMissingAttributeAWrongTypeAndAnUnknownMessageAreFaults() {
    assertThat(keywords(STATUS.replace("\"StatusCode\":0,", ""), 1)).containsExactly("required");
    assertThat(keywords(STATUS.replace(":\"OK\"", ":1"), 1)).containsExactly("type");
    assertThat(keywords(STATUS.replace("ResponseStatusObject", "StatusObject"), 1)).contains("additionalProperties");
  }

  @Test
  void aWrongValueIsForgivenOnlyWhenItWasCounted() {
    String vehicle = "{\"MotorVehicleObject\":{\"DeviceID\":\"1\",\"VehicleColor\":\"red\"}}";

    assertThat(keywords(vehicle, 0)).containsExactlyInAnyOrder("minLength", "enum");
    assertThat(keywords(vehicle, 1)).isEmpty();
  }

  @Test
  void xmlIsHeldToItsSchemaButForWhatTheTablesDoNotKnow() {
    assertThat(MESSAGES.xmlFaults("<MotorVehicleObject><More/><SubImageList><Other/></SubImageList></MotorVehicleObject>"))
        .isEmpty();
    assertThat(MESSAGES.xmlFaults("<MotorVehicleObject><InfoKind>x</InfoKind></MotorVehicleObject>")).isNotEmpty();
    assertThat(MESSAGES.xmlFaults("<KeepaliveObject/>")).isNotEmpty();
    assertThat(MESSAGES.xmlFaults("<KeepaliveObject>")).isNotEmpty();
  }

  @Test
  void anAnswerThatBreaksItsSchemaFailsTheTest() {
    Answer wrong = new Answer(200, List.of("Content-Type: application/VIID+JSON;charset=UTF-8"), "{\"Nothing\":{}}");

    assertThatThrownBy(() -> MESSAGES.check(wrong, _ -> 0)).isInstanceOf(AssertionError.class);
  }
}
