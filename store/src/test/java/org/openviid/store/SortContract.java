package org.openviid.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openviid.store.SampleObjects.moment;
import static org.openviid.store.SampleObjects.wagon;
import static org.openviid.store.SampleSchema.WAGON_TYPE;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.openviid.query.Filter;
import org.openviid.query.SortKey;
import org.openviid.schema.Value;

/// What the order of a [Search] means.
public interface SortContract extends StoreUnderTest {

  @Test
  default void everyKindOfValueIsSortedInBothDirections() {
    Map<String, List<Value>> inOrder =
        Map.of(
            "WagonCode", textValues("A", "B", "a", "b", "é", "车", "\uFF21", "𠮷"),
            "Plate", textValues("A12345", "京A12345", "京A12346", "京B00000", "沪A00001"),
            "Paint", textValues("1", "10", "2", "99"),
            "Trim", textValues("A", "AA", "B"),
            "Speed",
                List.of(
                    new Value.Whole(Long.MIN_VALUE),
                    new Value.Whole(-5),
                    new Value.Whole(0),
                    new Value.Whole(9),
                    new Value.Whole(10)),
            "Make", List.of(new Value.Whole(-1), new Value.Whole(3), new Value.Whole(20)),
            "Weight",
                List.of(
                    new Value.Real(-1e300),
                    new Value.Real(-0.5),
                    new Value.Real(0.25),
                    new Value.Real(3),
                    new Value.Real(20)),
            "Wanted", List.of(new Value.Flag(false), new Value.Flag(true)),
            "PassedAt",
                List.of(
                    moment(-1), moment(0), moment(999), moment(1_000), moment(1_760_000_000_000L)),
            "ParkedAt", List.of(moment(5), moment(6_000_000_000_000L)));
    inOrder.forEach(this::sortsBothWays);
  }

  @Test
  default void numbersAreSortedByTheirSizeHoweverTheyAreSearched() {
    sortsBothWays(
        "Seats",
        List.of(
            new Value.Whole(-10), new Value.Whole(2), new Value.Whole(10), new Value.Whole(100)));
    sortsBothWays(
        "Load",
        List.of(new Value.Real(-10), new Value.Real(2.5), new Value.Real(10), new Value.Real(100)));
    sortsBothWays("Foreign", List.of(new Value.Flag(false), new Value.Flag(true)));
  }

  @Test
  default void absentComesLastInEitherDirection() {
    createAll(
        Stream.of(
            wagon("none").build(),
            wagon("two").set("Speed", 2).build(),
            wagon("nothing").build(),
            wagon("one").set("Speed", 1).build()));
    assertThat(wagons(Filter.everything(), ascending("Speed")))
        .containsExactly("one", "two", "none", "nothing");
    assertThat(wagons(Filter.everything(), descending("Speed")))
        .containsExactly("two", "one", "none", "nothing");
  }

  @Test
  default void absentIsNoValueHoweverSmallOrLarge() {
    createAll(
        Stream.of(
            wagon("none").build(),
            wagon("least").set("Speed", Long.MIN_VALUE).set("PassedAt", moment(0)).build(),
            wagon("most").set("Speed", Long.MAX_VALUE).set("PassedAt", moment(1)).build()));
    assertThat(wagons(Filter.everything(), ascending("Speed")))
        .containsExactly("least", "most", "none");
    assertThat(wagons(Filter.everything(), descending("Speed")))
        .containsExactly("most", "least", "none");
  }

  @Test
  default void equalsComeInTheOrderOfTheirSequences() {
    createAll(IntStream.range(0, 12).mapToObj(i -> wagon("W" + i).set("Speed", i % 2).build()));
    assertThat(wagons(Filter.everything(), descending("Speed")))
        .containsExactly("W1", "W3", "W5", "W7", "W9", "W11", "W0", "W2", "W4", "W6", "W8", "W10");
  }

  @Test
  default void theSecondCriterionDecidesWhereTheFirstDoesNot() {
    createAll(
        Stream.of(
            wagon("a").set("Speed", 1).set("Plate", "京A2").build(),
            wagon("b").set("Speed", 2).set("Plate", "京A1").build(),
            wagon("c").set("Speed", 1).set("Plate", "京A3").build(),
            wagon("d").set("Speed", 1).build(),
            wagon("e").set("Plate", "京A1").build()));
    assertThat(wagons(Filter.everything(), ascending("Speed"), descending("Plate")))
        .containsExactly("c", "a", "d", "b", "e");
    assertThat(wagons(Filter.everything(), descending("Speed"), ascending("Plate")))
        .containsExactly("b", "a", "c", "d", "e");
  }

  @Test
  default void timesAreSortedByTheInstantNotByTheirDigits() {
    createAll(
        Stream.of(
            wagon("late").set("PassedAt", new Value.Moment(2_000, "19700101000000")).build(),
            wagon("early").set("PassedAt", new Value.Moment(1_000, "20991231235959")).build()));
    assertThat(wagons(Filter.everything(), ascending("PassedAt"))).containsExactly("early", "late");
  }

  @Test
  default void pagesOfASortedAnswerFitTogether() {
    createAll(
        IntStream.range(0, 100).mapToObj(i -> wagon("W" + i).set("Speed", i * 37 % 10).build()));
    List<String> whole = wagons(Filter.everything(), descending("Speed"));
    List<String> pieces = new ArrayList<>();
    for (int skip = 0; skip < 100; skip += 9) {
      Search search =
          new Search(
              WAGON_TYPE, Filter.everything(), List.of(descending("Speed")), skip, 9, false, 100);
      testee().search(search).objects().forEach(found -> pieces.add(found.id()));
    }
    assertThat(pieces).isEqualTo(whole).hasSize(100);
  }

  @Test
  default void anUpdatedObjectMovesToItsNewPlaceAtOnce() {
    createAll(IntStream.range(0, 5).mapToObj(i -> wagon("W" + i).set("Speed", i).build()));
    done(SampleObjects.replacement(1, wagon("W0").set("Speed", 9).build()));
    assertThat(wagons(Filter.everything(), ascending("Speed")))
        .containsExactly("W1", "W2", "W3", "W4", "W0");
    done(SampleObjects.replacement(6, wagon("W0").build()));
    assertThat(wagons(Filter.everything(), descending("Speed")))
        .containsExactly("W4", "W3", "W2", "W1", "W0");
  }

  private void sortsBothWays(String attribute, List<Value> inOrder) {
    String group = "group " + attribute;
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < inOrder.size(); i++) {
      ids.add(attribute.equals("WagonCode") ? ((Value.Text) inOrder.get(i)).text() : attribute + i);
    }
    createAll(
        IntStream.range(0, ids.size())
            .map(i -> (i * 7 + 3) % ids.size())
            .distinct()
            .mapToObj(
                i ->
                    wagon(ids.get(i)).set("Remark", group).set(attribute, inOrder.get(i)).build()));
    Filter mine = Filter.equal(SampleSchema.wagon("Remark"), new Value.Text(group));
    assertThat(wagons(mine, ascending(attribute))).as(attribute).isEqualTo(ids);
    assertThat(wagons(mine, descending(attribute))).as(attribute).isEqualTo(ids.reversed());
  }

  private static List<Value> textValues(String... texts) {
    return Stream.of(texts).<Value>map(Value.Text::new).toList();
  }

  private static SortKey ascending(String attribute) {
    return new SortKey(SampleSchema.wagon(attribute), false);
  }

  private static SortKey descending(String attribute) {
    return new SortKey(SampleSchema.wagon(attribute), true);
  }
}
