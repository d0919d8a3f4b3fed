package org.openviid.server;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.openviid.schema.Suggestion;
import org.openviid.schema.ViidException;

/// The options of an operator's command, given as KEY=VALUE. Immutable.
final class OperatorWords {
  private final Map<String, String> options;

  private OperatorWords(Map<String, String> options) {
    this.options = options;
  }

  /// Reads options.
  ///
  /// @param known the keys that there are
  /// @throws ViidException when a word is no option, or its key is none of these
  static OperatorWords of(List<String> words, Set<String> known) {
    Map<String, String> options = new LinkedHashMap<>();
    for (String word : words) {
      int equals = word.indexOf('=');
      String key = equals < 1 ? word : word.substring(0, equals);
      if (equals < 1 || !known.contains(key)) {
        throw new ViidException(
            "OV-2424", word, Suggestion.closest(key, known).orElseGet(() -> String.join(", ", known)));
      }
      options.put(key, word.substring(equals + 1));
    }
    return new OperatorWords(options);
  }

  /// The value of an option; empty when it is not given.
  String text(String key) {
    return options.getOrDefault(key, "");
  }

  boolean has(String key) {
    return !text(key).isEmpty();
  }

  /// The number that an option says.
  ///
  /// @throws ViidException when it is none
  int number(String key, int usual) {
    String text = text(key);
    if (text.isEmpty()) {
      return usual;
    }
    if (!text.matches("\\d{1,9}")) {
      throw new ViidException("OV-2425", key, text);
    }
    return Integer.parseInt(text);
  }

  /// The time that an option says: an instant, a day or a time of day of the given zone, or how long ago.
  ///
  /// @return milliseconds since 1970-01-01T00:00Z
  /// @throws ViidException when it says none
  long time(String key, long usual, Instant now, ZoneOffset zone) {
    String text = text(key);
    if (text.isEmpty()) {
      return usual;
    }
    return ago(text, now)
        .or(() -> instant(text, zone))
        .map(Instant::toEpochMilli)
        .orElseThrow(() -> new ViidException("OV-2426", key, text));
  }

  private static Optional<Instant> ago(String text, Instant now) {
    if (!text.matches("\\d{1,6}[smhd]")) {
      return Optional.empty();
    }
    long count = Long.parseLong(text.substring(0, text.length() - 1));
    return Optional.of(now.minus(
        switch (text.charAt(text.length() - 1)) {
          case 's' -> Duration.ofSeconds(count);
          case 'm' -> Duration.ofMinutes(count);
          case 'h' -> Duration.ofHours(count);
          default -> Duration.ofDays(count);
        }));
  }

  private static Optional<Instant> instant(String text, ZoneOffset zone) {
    String iso = text.replace(' ', 'T');
    try {
      if (iso.length() == 10) {
        return Optional.of(LocalDate.parse(iso).atStartOfDay().toInstant(zone));
      }
      boolean placed = iso.endsWith("Z") || iso.matches(".*[+-]\\d\\d:\\d\\d");
      return Optional.of(placed ? OffsetDateTime.parse(iso).toInstant() : LocalDateTime.parse(iso).toInstant(zone));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
