package org.openviid.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openviid.store.embedded.IndexTables.car;
import static org.openviid.store.embedded.IndexTables.moment;
import static org.openviid.store.embedded.IndexTables.path;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.openviid.query.Filter;
import org.openviid.query.FilterEvaluation;
import org.openviid.schema.Value;

class NumberSpanTest {
  private static final List<Value> NUMBERS = numbers();

  private static List<Value> numbers() {
    long two53 = 1L << 53;
    LongStream wholes =
        LongStream.of(
            0, 1, -1, 2, 7, two53 - 1, two53, two53 + 1, -two53 - 1, Long.MAX_VALUE, Long.MAX_VALUE - 1, Long.MIN_VALUE,
            Long.MIN_VALUE + 1, 1L << 62);
    DoubleStream reals =
        DoubleStream.of(
            0, -0.0, 0.5, -0.5, 1, 1.5, 2, 7.25, 0x1p53, 0x1p53 + 2, -0x1p53, 0x1p63, -0x1p63, -0x1p64, 1e300, -1e300,
            Double.MIN_VALUE, -Double.MIN_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE);
    return Stream.concat(wholes.<Value>mapToObj(Value.Whole::new), reals.<Value>mapToObj(Value.Real::new)).toList();
  }

  @Test
  void spansHoldTheNumbersThatRangesMatch() {
    for (String attribute : List.of("Doors", "Speed")) {
      ColumnForm form = attribute.equals("Doors") ? ColumnForm.WHOLE : ColumnForm.REAL;
      for (Filter.Range range : ranges(attribute)) {
        NumberSpan span = NumberSpan.of(form, range);
        for (Value value : NUMBERS) {
          if (form.holds(value)) {
            long number = form.number(value);
            assertThat(span.first() <= number && number <= span.last())
                .as("%s %s: %s", value, range, span)
                .isEqualTo(FilterEvaluation.matches(range, car("C").set(attribute, value).build()));
          }
        }
      }
    }
  }

  private static List<Filter.Range> ranges(String attribute) {
    List<Filter.Range> ranges = new ArrayList<>();
    for (Value bound : NUMBERS) {
      for (boolean included : List.of(true, false)) {
        ranges.add(new Filter.Range(path(attribute), bound, included, null, false));
        ranges.add(new Filter.Range(path(attribute), null, false, bound, included));
        ranges.add(new Filter.Range(path(attribute), bound, true, bound, included));
      }
    }
    return ranges;
  }

  @Test
  void numbersAreInTheOrderOfTheValues() {
    List<Double> sorted = DoubleStream.of(-1e300, -1, -Double.MIN_VALUE, 0, Double.MIN_VALUE, 1, 1e300).boxed().toList();
    assertThat(sorted.stream().map(ColumnForm::sortable)).isSorted();
    assertThat(ColumnForm.sortable(-0.0)).isEqualTo(ColumnForm.sortable(0.0));
  }

  @Test
  void boundsOfAnotherKindLeaveNothing() {
    Filter.Range range = new Filter.Range(path("Doors"), new Value.Text("1"), true, null, true);
    assertThat(NumberSpan.of(ColumnForm.WHOLE, range).isEmpty()).isTrue();
    assertThat(NumberSpan.of(ColumnForm.MOMENT, new Value.Whole(0)).isEmpty()).isTrue();
    assertThat(NumberSpan.of(ColumnForm.MOMENT, moment(7))).isEqualTo(new NumberSpan(7, 7));
    assertThat(NumberSpan.of(ColumnForm.FLAG, new Value.Flag(true))).isEqualTo(new NumberSpan(1, 1));
  }
}
