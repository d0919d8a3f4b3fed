package org.openviid.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;

/// The questions of a measurement: a table of texts with places for values, which are drawn from what
/// has been stored. Immutable.
final class QueryTexts {
  private static final String FILE = "queries.csv";
  private static final long SIX_HOURS = 6 * 3600;
  private static final List<String> COLORS = List.of("4", "5", "6", "8", "9");
  private static final List<String> CLASSES = List.of("K32", "K31", "H11");

  private final List<Kind> kinds;

  /// One sort of question.
  ///
  /// @param name ours
  /// @param words what it asks
  /// @param object whether it asks for one object, by the identifier that the pattern becomes
  /// @param addresses whether who asks is sent pictures as addresses
  /// @param pattern the query with `{places}` for values
  record Kind(String name, String words, boolean object, boolean addresses, String pattern) {
    /// What stands behind the path of the collection.
    String behindPath(String text) {
      return (object ? "/" : "?") + encoded(text);
    }
  }

  /// What has been stored when questions are asked.
  ///
  /// @param traffic how the records are spread
  /// @param records how many there are
  /// @param captures those that have pictures
  record Corpus(Stamp.Traffic traffic, long records, Captures captures) {
    private String time(Instant at) {
      return traffic.digits(at);
    }

    private String id(long number) {
      Stamp stamp = new Stamp(traffic);
      stamp.set(number);
      return stamp.texts().id();
    }

    private Instant end() {
      return traffic.timeOf(records);
    }
  }

  /// A stretch of records with pictures.
  ///
  /// @param first the number of the first of them
  /// @param count how many follow one another
  record Captures(long first, long count) {
    private long any(RandomGenerator random) {
      return first + random.nextLong(Math.max(1, count));
    }

    private long late(RandomGenerator random) {
      return first + count - 1 - random.nextLong(Math.max(1, count / 2));
    }
  }

  QueryTexts() {
    InputStream in = QueryTexts.class.getResourceAsStream(FILE);
    if (in == null) {
      throw new IllegalStateException("table " + FILE + " is missing");
    }
    try (var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      this.kinds = reader.lines().skip(1).map(QueryTexts::kind).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("table " + FILE + " cannot be read", e);
    }
  }

  private static Kind kind(String line) {
    String[] cells = line.split(",", 5);
    return new Kind(cells[0], cells[1], cells[2].equals("object"), cells[3].equals("url"), cells[4]);
  }

  List<Kind> kinds() {
    return kinds;
  }

  /// A question with values, not encoded.
  String text(Kind kind, Corpus corpus, RandomGenerator random) {
    String text = kind.pattern();
    while (true) {
      int begin = text.indexOf('{');
      if (begin < 0) {
        return text;
      }
      int end = text.indexOf('}', begin);
      text = replace(text, text.substring(begin + 1, end), corpus, random);
    }
  }

  private static String replace(String text, String place, Corpus corpus, RandomGenerator random) {
    if (place.endsWith(".from")) {
      long span = place.startsWith("six") ? SIX_HOURS : spanOfHalf(corpus);
      Instant from = from(corpus, span, random);
      String stem = place.substring(0, place.indexOf('.'));
      return text.replace("{" + place + "}", corpus.time(from))
          .replace("{" + stem + ".to}", corpus.time(from.plusSeconds(span)));
    }
    return text.replace("{" + place + "}", value(place, corpus, random));
  }

  private static long spanOfHalf(Corpus corpus) {
    return (corpus.end().getEpochSecond() - corpus.traffic().begin().getEpochSecond()) / 2;
  }

  private static Instant from(Corpus corpus, long span, RandomGenerator random) {
    long whole = corpus.end().getEpochSecond() - corpus.traffic().begin().getEpochSecond();
    return corpus.traffic().begin().plusSeconds(random.nextLong(Math.max(1, whole - span + 1)));
  }

  private static String value(String place, Corpus corpus, RandomGenerator random) {
    return switch (place) {
      case "device" -> corpus.traffic().device(random.nextInt(corpus.traffic().devices()));
      case "plate.one" -> digits(random, 1);
      case "plate.two" -> digits(random, 2);
      case "plate.three" -> digits(random, 3);
      case "plate.four" -> digits(random, 4);
      case "captures.begin" -> corpus.time(corpus.traffic().timeOf(corpus.captures().first()));
      case "captures.end" -> corpus.time(corpus.traffic().timeOf(corpus.captures().late(random)));
      case "capture" -> corpus.id(corpus.captures().any(random));
      case "color" -> COLORS.get(random.nextInt(COLORS.size()));
      case "class" -> CLASSES.get(random.nextInt(CLASSES.size()));
      case "speed" -> Integer.toString(60 + random.nextInt(60));
      default -> throw new IllegalStateException(FILE + " has a place {" + place + "} that nothing fills");
    };
  }

  private static String digits(RandomGenerator random, int count) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < count; i++) {
      digits.append((char) ('0' + random.nextInt(10)));
    }
    return digits.toString();
  }

  /// A query as it stands in a request line.
  static String encoded(String query) {
    StringBuilder out = new StringBuilder();
    for (byte next : query.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (next & 255);
      if (c > ' ' && c < 127 && "%<>'\"{}|\\^`#".indexOf(c) < 0) {
        out.append(c);
      } else {
        out.append('%').append(String.format("%02X", (int) c));
      }
    }
    return out.toString();
  }
}
