package org.openviid.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.openviid.schema.Outcome;
import org.openviid.schema.TableSource;

class OutcomesTest {
  private static final Outcomes OUTCOMES = Outcomes.load(TableSource.builtIn());

  /// Standard, protocol.md 3.5: what is known of annex A.6, and our choices beside it.
  @ParameterizedTest
  @CsvSource({
    "OK, 200, 0",
    "BAD_JSON, 400, 7",
    "BAD_JSON_CONTENT, 400, 8",
    "BAD_XML, 400, 5",
    "BAD_XML_CONTENT, 400, 6",
    "BAD_REQUEST, 400, 4",
    "BAD_QUERY, 400, 8",
    "UNREGISTERED, 401, 4",
    "FORBIDDEN, 403, 4",
    "NOT_FOUND, 404, 4",
    "METHOD_NOT_ALLOWED, 405, 4",
    "CONFLICT, 409, 4",
    "TOO_LARGE, 413, 2",
    "BUSY, 503, 2",
    "STOPPING, 503, 9",
    "FAILURE, 500, 1"
  })
  void everyRowOfTheTableSaysWhatIsKnown(Outcome outcome, int http, int status) {
    assertThat(OUTCOMES.http(outcome)).isEqualTo(http);
    assertThat(OUTCOMES.statusCode(outcome)).isEqualTo(status);
  }

  @ParameterizedTest
  @EnumSource
  void everyStatusCodeIsOneOfTheStandard(Outcome outcome) {
    Set<String> codes = TestServer.SCHEMA.codeList("ConfirmStatusType").orElseThrow().codes().keySet();

    assertThat(codes).contains(Integer.toString(OUTCOMES.statusCode(outcome)));
  }

  @Test
  void anOutcomeWithoutARowStopsTheStart() {
    String table = Arrays.stream(Outcome.values())
        .filter(outcome -> outcome != Outcome.BUSY)
        .map(outcome -> outcome + ",200,0")
        .collect(Collectors.joining("\n", "outcome,http,status\n", ""));

    assertThatThrownBy(() -> Outcomes.load(source(table))).hasMessageContaining("BUSY has no row");
  }

  @Test
  void anOutcomeWithTwoRowsStopsTheStart() {
    assertThatThrownBy(() -> Outcomes.load(source("outcome,http,status\nOK,200,0\nOK,201,0")))
        .hasMessageContaining("outcomes.csv line 3");
  }

  private static TableSource source(String table) {
    return _ -> new ByteArrayInputStream(table.getBytes(StandardCharsets.UTF_8));
  }
}
