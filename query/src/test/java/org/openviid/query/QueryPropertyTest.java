package org.openviid.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class QueryPropertyTest {
  private static final QueryParser PARSER = new QueryParser(QueryLimits.DEFAULT);
  private static final String[] GRAMMAR = {
    "(",
    ")",
    "&",
    "=",
    "<",
    ">",
    "!",
    "'",
    "\"",
    ",",
    " ",
    "+",
    "%",
    "%2",
    "%26",
    "%E6",
    "%B5%99",
    "AND ",
    " or ",
    "NOT",
    "LIKE",
    " in ",
    "BETWEEN ",
    "IS NULL",
    "PageRecordNum",
    "Sort",
    "Fields",
    "IDList",
    "COUNT=",
    ".In",
    "Plate",
    "Doors",
    "Seen",
    "Shots.Type",
    "20190901",
    "1",
    "（",
    "）",
    "＝",
    "“",
    "”",
    "\uD83D",
    "\u0000",
    "?",
    "."
  };

  @Test
  void parsingWhatWasPrintedGivesTheSameQuery() {
    roundTrips(5_000, 1L);
  }

  @Test
  @Tag("soak")
  void parsingWhatWasPrintedGivesTheSameQueryForALongTime() {
    roundTrips(400_000, System.nanoTime());
  }

  @Test
  void garbageIsRefusedWithAQueryExceptionOrUnderstoodAndThenPrintable() {
    garbage(20_000, 2L);
  }

  @Test
  @Tag("soak")
  void garbageIsRefusedForALongTime() {
    garbage(1_000_000, System.nanoTime());
  }

  /// Neither parser nor binder may take time that grows faster than the length.
  @Test
  void longestAllowedQueriesTakeBoundedTime() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    for (String piece :
        List.of(
            "(",
            ")",
            "'",
            "\"",
            "“",
            " and ",
            "a and ",
            "and",
            "NOT ",
            "a=",
            "a=b ",
            "%",
            "%E6",
            "&",
            "=",
            "a in (1,",
            "a like %",
            "a=1&",
            "a=b or ",
            "(a=1 and ",
            "!",
            ".",
            "a.",
            "%D5%E3",
            "a=%26",
            "Sort=a ",
            ",",
            "a=(",
            "（")) {
      String query = piece.repeat(65_536 / piece.length());
      long start = threads.getCurrentThreadCpuTime();
      understand(query);
      long millis = (threads.getCurrentThreadCpuTime() - start) / 1_000_000;
      // Linear work takes milliseconds; a quadratic pass over 64 Ki characters takes seconds.
      assertThat(millis).as("CPU ms for repeated '%s'", piece).isLessThan(1_500);
    }
  }

  private static void roundTrips(int rounds, long seed) {
    RandomQueries queries = new RandomQueries(seed);
    for (int i = 0; i < rounds; i++) {
      Query query = queries.query();
      String printed = QueryPrinter.print(query);
      try {
        assertThat(PARSER.parse(printed))
            .as("seed %d, round %d: %s", seed, i, printed)
            .isEqualTo(query);
      } catch (QueryException e) {
        fail("seed " + seed + ", round " + i + ": " + printed + " for " + query, e);
      }
      String readable = QueryPrinter.readable(query);
      assertThat(PARSER.parseText(readable))
          .as("seed %d, round %d: %s", seed, i, readable)
          .isEqualTo(query);
    }
  }

  private static void garbage(int rounds, long seed) {
    Random random = new Random(seed);
    int understood = 0;
    for (int i = 0; i < rounds; i++) {
      String raw = random.nextBoolean() ? bytes(random) : words(random);
      try {
        understood += understand(raw) ? 1 : 0;
      } catch (RuntimeException | StackOverflowError e) {
        fail("seed " + seed + ", round " + i + ": " + raw, e);
      }
    }
    assertThat(understood).as("some of it has to make sense by chance").isPositive();
  }

  private static String bytes(Random random) {
    byte[] bytes = new byte[random.nextInt(60)];
    random.nextBytes(bytes);
    Charset charset =
        random.nextBoolean() ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_16BE;
    return new String(bytes, charset);
  }

  private static String words(Random random) {
    StringBuilder text = new StringBuilder();
    for (int n = random.nextInt(16); n > 0; n--) {
      text.append(GRAMMAR[random.nextInt(GRAMMAR.length)]);
    }
    return text.toString();
  }

  /// Whether the query parses. What parses binds or is refused with a text, and prints.
  private static boolean understand(String raw) {
    Query query;
    try {
      query = PARSER.parse(raw);
    } catch (QueryException e) {
      assertThat(e.text().en()).isNotEmpty();
      return false;
    }
    assertThat(QueryPrinter.print(query)).isNotNull();
    try {
      new QueryBinder().bind(query, TinyTables.CAR);
    } catch (QueryException e) {
      assertThat(e.text().zh()).isNotEmpty();
    }
    return true;
  }
}
