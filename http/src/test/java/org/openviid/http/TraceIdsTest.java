package org.openviid.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.eclipse.jetty.http.HttpFields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceIdsTest {
  private static final String NEW = "[0-9a-f]{32}";

  private final TraceIds traces = new TraceIds(1);

  @Test
  void theTraceOfATraceparentIsTaken() {
    HttpFields headers =
        HttpFields.build()
            .add("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
            .add("X-Request-Id", "other");

    assertThat(traces.of(headers)).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
  }

  @Test
  void aRequestIdIsTaken() {
    assertThat(traces.of(HttpFields.build().add("x-request-id", "gate-7_a.B"))).isEqualTo("gate-7_a.B");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a\"b", "中", "a,b", "<script>",
      "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"})
  void whatCouldBeMistakenForSomethingElseIsReplaced(String sent) {
    assertThat(traces.of(HttpFields.build().add("X-Request-Id", sent))).matches(NEW);
  }

  @ParameterizedTest
  @ValueSource(strings =
      {"", "00-", "00-4bf92f3577b34da6a3ce929d0e0e47", "00-4bf92f3577b34da6 a3ce929d0e0e4736-x"})
  void aBrokenTraceparentIsPassedOver(String sent) {
    assertThat(traces.of(HttpFields.build().add("traceparent", sent))).matches(NEW);
  }

  @Test
  void newOnesNeverMeetWithinALifeOrAcrossLives() {
    TraceIds next = new TraceIds(2);
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 10_000; i++) {
      seen.add(traces.next());
      seen.add(next.next());
    }

    assertThat(seen).hasSize(20_000).allMatch(id -> id.matches(NEW));
  }
}
