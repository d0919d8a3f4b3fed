package org.openviid.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.openviid.codec.Notation;
import org.openviid.query.BoundQuery;
import org.openviid.query.FilterEvaluation;
import org.openviid.query.QueryBinder;
import org.openviid.query.QueryLimits;
import org.openviid.query.QueryParser;
import org.openviid.schema.Schema;

class QueryTextsTest {
  private static final Schema SCHEMA = Schema.load();
  private static final long RECORDS = 200_000_000;
  private final RecordPool pool = new RecordPool(SCHEMA, 2, Notation.JSON);
  private final QueryTexts texts = new QueryTexts();
  private final QueryTexts.Corpus corpus = new QueryTexts.Corpus(
      StampTest.TRAFFIC, RECORDS, new QueryTexts.Captures(RECORDS, 10_000));
  private final SplittableRandom random = new SplittableRandom(5);

  private BoundQuery bind(String text) {
    QueryParser parser = new QueryParser(QueryLimits.DEFAULT);
    return new QueryBinder().bind(parser.parse(QueryTexts.encoded(text)), pool.type());
  }

  @Test
  void everyQuestionIsUnderstoodWithoutTolerance() {
    for (QueryTexts.Kind kind : texts.kinds()) {
      for (int i = 0; i < (kind.object() ? 0 : 50); i++) {
        assertThat(bind(texts.text(kind, corpus, random)).tolerances()).as(kind.name()).isEmpty();
      }
    }
  }

  @Test
  void questionsOfASortDiffer() {
    for (QueryTexts.Kind kind : texts.kinds()) {
      Set<String> seen = new HashSet<>();
      for (int i = 0; i < 20; i++) {
        seen.add(texts.text(kind, corpus, random));
      }
      assertThat(seen).as(kind.name()).hasSizeGreaterThan(3);
    }
  }

  @Test
  void anObjectIsAskedForByTheIdentifierOfOneWithAPicture() {
    QueryTexts.Kind kind = texts.kinds().stream().filter(QueryTexts.Kind::object).findFirst().orElseThrow();
    String id = texts.text(kind, corpus, random);
    assertThat(id).matches("\\d{48}");
    assertThat(kind.behindPath(id)).isEqualTo("/" + id);
  }

  @Test
  void theCountFindsHalfOfEverything() {
    QueryTexts.Kind count =
        texts.kinds().stream().filter(kind -> kind.name().equals("count")).findFirst().orElseThrow();
    BoundQuery query = bind(texts.text(count, corpus, random));
    assertThat(query.query().countOnly()).isTrue();
    Stamp stamp = new Stamp(StampTest.TRAFFIC);
    int found = 0;
    for (int i = 0; i < 2_000; i++) {
      long number = i * (RECORDS / 2_000);
      stamp.set(number);
      found += FilterEvaluation.matches(query.filterWithIds(), pool.object(number, stamp.texts())) ? 1 : 0;
    }
    assertThat(found).isBetween(995, 1_005);
  }

  @Test
  void encodingKeepsTheSeparatorsOfTheGrammar() {
    assertThat(QueryTexts.encoded("(A LIKE %浙%)&(B>=1)"))
        .isEqualTo("(A%20LIKE%20%25%E6%B5%99%25)&(B%3E=1)");
  }
}
