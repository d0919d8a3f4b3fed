package org.openviid.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What answers of real servers mean.
class ReplyTest {
  private static Reply reply(int status, String body) {
    Answer answer =
        new Answer(status, "HTTP/1.1 " + status + " X\n\n", body.getBytes(StandardCharsets.UTF_8));
    return new Reply(answer, ViidScene.MESSAGES.statuses(answer));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "200 | {'ResponseStatusObject':{'RequestURL':'/','StatusCode':0,'StatusString':'OK'}} | true",
    "200 | {'ResponseStatusObject':{'RequestURL':'/','StatusCode':'0','StatusString':'OK'}} | true",
    "200 | {'ResponseStatusObject':{'StatusCode':0}} | true",
    "201 | {'ResponseStatusObject':{'StatusCode':0}} | true",
    "200 | {'ResponseStatusListObject':{'ResponseStatusObject':[{'StatusCode':0},{'StatusCode':'0'}]}} | true",
    "200 | {'ResponseStatusListObject':{'ResponseStatusObject':[{'StatusCode':0},{'StatusCode':8}]}} | false",
    "200 | {'ResponseStatusListObject':{'ResponseStatusObject':{'StatusCode':0}}} | true",
    "200 | {'ResponseStatusObject':{'StatusCode':'8','StatusString':'not found RegisterObject'}} | false",
    "200 | {'ResponseStatusObject':{'StatusCode':-1}} | false",
    "200 | {'ResponseStatusObject':{'StatusString':'OK'}} | false",
    "200 | '' | true",
    "200 | <html>Login</html> | false",
    "200 | {'code':0} | false",
    "400 | {'ResponseStatusObject':{'StatusCode':0}} | false",
    "500 | '' | false",
  })
  void isAcceptedOnlyWhenNothingSaysOtherwise(int status, String body, boolean accepted) {
    assertThat(reply(status, body.replace('\'', '"')).isAccepted()).isEqualTo(accepted);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "401 | '' | true",
    "401 | {'ResponseStatusObject':{'StatusCode':4}} | true",
    "200 | {'ResponseStatusObject':{'StatusCode':4}} | true",
    "200 | {'ResponseStatusListObject':{'ResponseStatusObject':[{'StatusCode':4},{'StatusCode':4}]}} | true",
    "200 | {'ResponseStatusListObject':{'ResponseStatusObject':[{'StatusCode':4},{'StatusCode':0}]}} | false",
    "404 | {'ResponseStatusObject':{'StatusCode':4}} | false",
    "200 | {'ResponseStatusObject':{'StatusCode':0}} | false",
    "200 | '' | false",
  })
  void registrationIsNeededAfter401AndAfter200WithInvalidOperation(int status, String body, boolean needed) {
    assertThat(reply(status, body.replace('\'', '"')).needsRegistration()).isEqualTo(needed);
  }

  @Test
  void everythingAStatusSaysIsRead() {
    Reply reply = reply(200, "{\"ResponseStatusObject\":{\"RequestURL\":\"/VIID/Faces\",\"StatusCode\":\"8\","
        + "\"StatusString\":\"Invalid\",\"Id\":\"1\",\"LocalTime\":\"20260501080000\"}}");

    assertThat(reply.statuses())
        .containsExactly(new Status("/VIID/Faces", 8, "Invalid", "1", "20260501080000"));
  }
}
