package org.openviid.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openviid.http.RawClient.Answer;
import org.openviid.schema.DataObject;
import org.openviid.schema.Value;

/// Looks into answers as a peer would.
final class Status {
  private static final Pattern ONE =
      Pattern.compile(
          "\\{\"ResponseStatusObject\":\\{\"RequestURL\":\"([^\"]+)\",\"StatusCode\":(\"?\\d\"?),"
              + "\"StatusString\":\"([^\"]+)\"(,\"Id\":\"([^\"]+)\")?,\"LocalTime\":\"\\d{14}\"}}");

  private Status() {}

  /// Checks that an answer is a message of the protocol with a single status.
  static void assertStatus(Answer answer, int http, int statusCode) {
    assertThat(answer.status()).describedAs("%s", answer).isEqualTo(http);
    assertMessage(answer);
    assertThat(matcher(answer).group(2)).describedAs("%s", answer).isEqualTo(Integer.toString(statusCode));
  }

  /// Checks that an answer is a message of the protocol that shows nothing of the program.
  static void assertMessage(Answer answer) {
    assertThat(answer.header("Content-Type")).contains("application/VIID+JSON;charset=UTF-8");
    assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
    assertThat(answer.header("X-Request-Id").orElse("")).isNotEmpty();
    assertThat(answer.header("Server")).isEmpty();
    assertThat(answer.body()).startsWith("{\"").endsWith("}}")
        .doesNotContain("Exception", "org.", "java.", "\\tat ");
  }

  /// The codes of a list of statuses.
  static List<Long> codes(DataObject list) {
    Value.Sequence statuses = (Value.Sequence) list.value(list.type().attributes().getFirst());
    return Objects.requireNonNull(statuses).values().stream()
        .map(status -> ((Value.Nested) status).object().value("StatusCode"))
        .map(code -> ((Value.Whole) code).number())
        .toList();
  }

  static String id(Answer answer) {
    String id = matcher(answer).group(5);
    return id == null ? "" : id;
  }

  static String text(Answer answer) {
    return matcher(answer).group(3);
  }

  static String url(Answer answer) {
    return matcher(answer).group(1);
  }

  private static Matcher matcher(Answer answer) {
    Matcher matcher = ONE.matcher(answer.body());
    assertThat(matcher.matches()).describedAs("a single status: %s", answer).isTrue();
    return matcher;
  }
}
