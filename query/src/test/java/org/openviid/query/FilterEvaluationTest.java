package org.openviid.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openviid.query.TinyTables.car;
import static org.openviid.query.TinyTables.path;
import static org.openviid.query.TinyTables.shot;
import static org.openviid.query.TinyTables.shots;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openviid.schema.DataObject;
import org.openviid.schema.Value;

class FilterEvaluationTest {
  private static final DataObject EMPTY = DataObject.builder(TinyTables.CAR).build();

  @Test
  void everythingMatchesAndEmptyConnectivesKeepTheirNeutralMeaning() {
    assertThat(matches(Filter.everything(), EMPTY)).isTrue();
    assertThat(matches(new Filter.And(List.of()), EMPTY)).isTrue();
    assertThat(matches(new Filter.Or(List.of()), EMPTY)).isFalse();
  }

  @Test
  void absentAttributeSatisfiesNothingButNot() {
    Filter equal = Filter.equal(path("Plate"), text("浙A12345"));
    Filter range = new Filter.Range(path("Doors"), null, true, null, true);
    Filter like = new Filter.Like(path("Plate"), new LikePattern(List.of(), true, true));
    for (Filter filter : List.of(equal, range, like, new Filter.Present(path("Plate")))) {
      assertThat(matches(filter, EMPTY)).as("%s", filter).isFalse();
      assertThat(matches(new Filter.Not(filter), EMPTY)).as("not %s", filter).isTrue();
    }
  }

  @Test
  void boundsAreInOrOutAsTheRangeSays() {
    for (long doors = 1; doors <= 5; doors++) {
      DataObject car = car("Doors", new Value.Whole(doors));
      assertThat(matches(range(2, true, 4, true), car)).isEqualTo(doors >= 2 && doors <= 4);
      assertThat(matches(range(2, false, 4, false), car)).isEqualTo(doors == 3);
    }
    Filter open = new Filter.Range(path("Speed"), new Value.Whole(60), false, null, false);
    assertThat(matches(open, car("Speed", new Value.Real(60.5)))).isTrue();
    assertThat(matches(open, car("Speed", new Value.Real(60)))).isFalse();
  }

  @Test
  void valueOfAnotherKindIsNeitherEqualNorWithinARange() {
    DataObject car = car("Doors", text("four"));
    assertThat(matches(range(0, true, 9, true), car)).isFalse();
    assertThat(matches(new Filter.Range(path("Doors"), new Value.Whole(0), true, null, true), car))
        .isFalse();
    assertThat(matches(Filter.equal(path("Doors"), new Value.Whole(4)), car)).isFalse();
    assertThat(matches(new Filter.Present(path("Doors")), car)).isTrue();
  }

  @Test
  void anyOccurrenceInNestedListsIsEnoughAndOccurrencesMayDiffer() {
    DataObject car = car("Shots", shots(shot("01", 100), shot("11", 50)));
    Filter type = Filter.equal(path("Shots.Type"), text("11"));
    Filter width = Filter.equal(path("Shots.Width"), new Value.Whole(100));
    assertThat(matches(type, car)).isTrue();
    assertThat(matches(Filter.both(type, width), car)).isTrue();
    assertThat(matches(Filter.equal(path("Shots.Type"), text("14")), car)).isFalse();
    assertThat(matches(new Filter.Not(type), car)).isFalse();
    assertThat(matches(new Filter.Present(path("Shots.Type")), car("Shots", shots()))).isFalse();
  }

  @Test
  void everyTextOfAListOfTextsCounts() {
    DataObject car = car("Tags", new Value.Sequence(List.of(text("a"), text("b"))));
    assertThat(matches(Filter.equal(path("Tags"), text("b")), car)).isTrue();
    assertThat(matches(Filter.equal(path("Tags"), text("c")), car)).isFalse();
  }

  @Test
  void longListsOfValuesAreSearchedExactly() {
    List<Value> values = new ArrayList<>();
    for (int i = 999; i >= 1; i -= 2) {
      values.add(text("T" + i));
    }
    Filter filter = new Filter.AnyOf(path("Plate"), values);
    for (int i = 0; i <= 1000; i++) {
      assertThat(matches(filter, car("Plate", text("T" + i)))).as("T%d", i).isEqualTo(i % 2 == 1);
    }
  }

  @Test
  void momentsAreEqualWhenTheInstantIs() {
    Filter filter = Filter.equal(path("Seen"), new Value.Moment(1000, "19700101080001"));
    assertThat(matches(filter, car("Seen", new Value.Moment(1000, "19700101080001000")))).isTrue();
    assertThat(matches(filter, car("Seen", new Value.Moment(1001, "19700101080001001")))).isFalse();
  }

  @Test
  void evaluationAllocatesNothing() {
    Filter filter =
        new Filter.And(
            List.of(
                range(2, true, 4, true),
                new Filter.Like(path("Plate"), new LikePattern(List.of("A1"), true, true)),
                new Filter.Not(Filter.equal(path("Shots.Type"), text("14"))),
                new Filter.AnyOf(path("Plate"), List.of(text("浙A12345"), text("b")))));
    DataObject car =
        DataObject.builder(TinyTables.CAR)
            .set("Doors", 4)
            .set("Plate", "浙A12345")
            .set("Shots", shots(shot("01", 100), shot("11", 50)))
            .build();
    assertThat(hits(filter, car, 20_000)).isEqualTo(20_000);
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    int hits = hits(filter, car, 20_000);
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertThat(hits).isEqualTo(20_000);
    assertThat(allocated).as("bytes for 20,000 evaluations").isLessThan(20_000);
  }

  private static int hits(Filter filter, DataObject car, int times) {
    int hits = 0;
    for (int i = 0; i < times; i++) {
      hits += FilterEvaluation.matches(filter, car) ? 1 : 0;
    }
    return hits;
  }

  private static boolean matches(Filter filter, DataObject object) {
    return FilterEvaluation.matches(filter, object);
  }

  private static Filter range(
      long lower, boolean lowerIncluded, long upper, boolean upperIncluded) {
    return new Filter.Range(
        path("Doors"),
        new Value.Whole(lower),
        lowerIncluded,
        new Value.Whole(upper),
        upperIncluded);
  }

  private static Value text(String text) {
    return new Value.Text(text);
  }
}
