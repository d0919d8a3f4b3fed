package org.openviid.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.openviid.schema.Value;

class QueryLimitsTest {
  private static final QueryParser PARSER = new QueryParser(new QueryLimits(60, 3, 4, 5));

  @Test
  void defaultsAreWhatTheDocumentationSays() {
    assertThat(QueryLimits.DEFAULT).isEqualTo(new QueryLimits(65_536, 64, 1_000, 2_000));
  }

  @Test
  void longestQueryPassesAndOneCharacterMoreDoesNot() {
    PARSER.parse("a=" + "x".repeat(58));
    refuses("a=" + "x".repeat(59), "OV-1100");
    assertThatThrownBy(() -> PARSER.parseText("a=" + "x".repeat(59))).hasMessageContaining("61");
  }

  @Test
  void deepestNestingPassesAndOneLevelMoreDoesNot() {
    PARSER.parse("(((a=1)))");
    refuses("((((a=1))))", "OV-1118");
    PARSER.parse("NOT(NOT a=1)");
    refuses("NOT NOT NOT NOT a=1", "OV-1118");
  }

  @Test
  void conditionsAreCountedWhereverTheyStand() {
    PARSER.parse("a=1&(b=1 or c=1)&d=1");
    refuses("a=1&(b=1 or c=1)&d=1&e=1", "OV-1102");
  }

  @Test
  void listsAreLimitedWhateverTheyList() {
    for (String list : new String[] {"IDList=%s", "Fields=(%s)", "Sort=%s", "a in (%s)"}) {
      PARSER.parse(list.formatted(String.join(",", Collections.nCopies(5, "x"))));
      refuses(list.formatted(String.join(",", Collections.nCopies(6, "x"))), "OV-1103");
    }
  }

  @Test
  void limitsAreNotZero() {
    assertThatThrownBy(() -> new QueryLimits(1, 1, 0, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void deepestAllowedQueryDoesNotExhaustTheStackAnywhere() {
    QueryParser parser = new QueryParser(QueryLimits.DEFAULT);
    String deep = "NOT (Doors=1 AND ".repeat(32) + "Doors=2" + ")".repeat(32);
    Query query = parser.parse(deep);
    BoundQuery bound = new QueryBinder().bind(query, TinyTables.CAR);
    boolean matches =
        FilterEvaluation.matches(bound.filter(), TinyTables.car("Doors", new Value.Whole(1)));
    assertThat(parser.parse(QueryPrinter.print(query))).isEqualTo(query);
    assertThat(matches).isFalse();
  }

  private static void refuses(String raw, String code) {
    assertThatThrownBy(() -> PARSER.parse(raw))
        .isInstanceOfSatisfying(QueryException.class, e -> assertThat(e.code()).isEqualTo(code));
  }
}
