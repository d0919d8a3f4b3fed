package org.openviid.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openviid.store.SampleObjects.creation;
import static org.openviid.store.SampleObjects.moment;
import static org.openviid.store.SampleObjects.paper;
import static org.openviid.store.SampleObjects.papers;
import static org.openviid.store.SampleObjects.photo;
import static org.openviid.store.SampleObjects.photos;
import static org.openviid.store.SampleObjects.texts;
import static org.openviid.store.SampleObjects.visitor;
import static org.openviid.store.SampleObjects.wagon;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.openviid.query.Filter;
import org.openviid.schema.Value;

/// What every kind of [Filter] finds on every kind of value.
public interface FilterContract extends StoreUnderTest {

  /// For each attribute four values in their order; an implementation may not confuse neighbours.
  private static Map<String, List<Value>> ladder() {
    Map<String, List<Value>> ladder = new LinkedHashMap<>();
    ladder.put("WagonCode", list("A1", "B", "B1", "车"));
    ladder.put("SourceCode", list("33010600001190000001", "33010600001190000002", "4", "五"));
    ladder.put("Plate", list("A1", "京A12345", "京A12346", "沪"));
    ladder.put("Remark", list("A", "AB", "\uFF21", "𠮷"));
    ladder.put("Paint", list("1", "10", "2", "99"));
    ladder.put("Trim", list("1", "10", "2", "99"));
    for (String number : List.of("Speed", "Seats", "Make")) {
      ladder.put(
          number,
          List.of(
              new Value.Whole(-3),
              new Value.Whole(9),
              new Value.Whole(10),
              new Value.Whole(1L << 40)));
    }
    for (String number : List.of("Weight", "Load")) {
      ladder.put(
          number,
          List.of(
              new Value.Real(-0.1),
              new Value.Real(0.3),
              new Value.Real(9.5),
              new Value.Real(1e18)));
    }
    for (String time : List.of("PassedAt", "ParkedAt")) {
      ladder.put(time, List.of(moment(-1_000), moment(0), moment(1), moment(1_760_000_000_000L)));
    }
    return ladder;
  }

  @Test
  default void equalityFindsExactlyTheValue() {
    onEveryLadder(
        (attribute, steps) -> {
          for (int i = 0; i < 4; i++) {
            assertThat(
                    positions(attribute, Filter.equal(SampleSchema.wagon(attribute), steps.get(i))))
                .as("%s %s", attribute, steps.get(i))
                .containsExactly(i);
          }
        });
  }

  @Test
  default void anyOfFindsEachOfTheValues() {
    onEveryLadder(
        (attribute, steps) -> {
          assertThat(positions(attribute, anyOf(attribute, steps.get(2), steps.get(0))))
              .containsExactly(0, 2);
          assertThat(positions(attribute, anyOf(attribute))).isEmpty();
          assertThat(positions(attribute, new Filter.Not(anyOf(attribute, steps.get(1)))))
              .containsExactly(0, 2, 3);
        });
  }

  @Test
  default void anyOfTakesHundredsOfValues() {
    createAll(
        Stream.of(1, 500, 999, 2_000)
            .map(i -> wagon("W" + i).set("SourceCode", "S" + i).set("Speed", i).build()));
    List<Value> codes = new ArrayList<>();
    List<Value> speeds = new ArrayList<>();
    for (int i = 0; i < 1_500; i++) {
      codes.add(new Value.Text("S" + i));
      speeds.add(new Value.Whole(i));
    }
    assertThat(wagons(new Filter.AnyOf(SampleSchema.wagon("SourceCode"), codes)))
        .containsExactly("W1", "W500", "W999");
    assertThat(wagons(new Filter.AnyOf(SampleSchema.wagon("Speed"), speeds)))
        .containsExactly("W1", "W500", "W999");
  }

  @Test
  default void aRangeHasItsBoundsInOrOut() {
    onEveryLadder(
        (attribute, steps) -> {
          assertThat(positions(attribute, range(attribute, steps.get(1), true, steps.get(2), true)))
              .containsExactly(1, 2);
          assertThat(
                  positions(attribute, range(attribute, steps.get(1), false, steps.get(2), true)))
              .containsExactly(2);
          assertThat(
                  positions(attribute, range(attribute, steps.get(1), true, steps.get(2), false)))
              .containsExactly(1);
          assertThat(
                  positions(attribute, range(attribute, steps.get(1), false, steps.get(2), false)))
              .isEmpty();
          assertThat(positions(attribute, range(attribute, steps.get(2), true, steps.get(1), true)))
              .isEmpty();
        });
  }

  @Test
  default void aRangeMayBeOpen() {
    onEveryLadder(
        (attribute, steps) -> {
          assertThat(positions(attribute, range(attribute, null, false, steps.get(2), false)))
              .containsExactly(0, 1);
          assertThat(positions(attribute, range(attribute, steps.get(1), false, null, false)))
              .containsExactly(2, 3);
          assertThat(positions(attribute, range(attribute, null, true, steps.get(0), true)))
              .containsExactly(0);
          assertThat(positions(attribute, range(attribute, null, true, null, true)))
              .containsExactly(0, 1, 2, 3);
        });
  }

  @Test
  default void flagsAreFoundByEitherAnswer() {
    createAll(
        Stream.of(
            wagon("yes")
                .set("Wanted", new Value.Flag(true))
                .set("Foreign", new Value.Flag(true))
                .build(),
            wagon("no")
                .set("Wanted", new Value.Flag(false))
                .set("Foreign", new Value.Flag(false))
                .build(),
            wagon("unsaid").build()));
    for (String attribute : List.of("Wanted", "Foreign")) {
      assertThat(wagons(anyOf(attribute, new Value.Flag(true)))).containsExactly("yes");
      assertThat(wagons(anyOf(attribute, new Value.Flag(false)))).containsExactly("no");
      assertThat(wagons(anyOf(attribute, new Value.Flag(false), new Value.Flag(true))))
          .containsExactly("yes", "no");
      assertThat(wagons(new Filter.Not(anyOf(attribute, new Value.Flag(true)))))
          .containsExactly("no", "unsaid");
    }
  }

  @Test
  default void timesAreComparedByTheInstantNotByTheirDigits() {
    createAll(
        Stream.of(
            wagon("W1")
                .set("PassedAt", new Value.Moment(5_000, "19700101080005"))
                .set("ParkedAt", moment(5_000))
                .build()));
    for (String attribute : List.of("PassedAt", "ParkedAt")) {
      Value other = new Value.Moment(5_000, "19700101080005000");
      assertThat(wagons(anyOf(attribute, other))).containsExactly("W1");
      assertThat(wagons(range(attribute, other, true, other, true))).containsExactly("W1");
    }
  }

  @Test
  default void absentSatisfiesNothingButNot() {
    createAll(
        Stream.of(
            wagon("bare").build(), wagon("full").set("Speed", 5).set("Plate", "京A1").build()));
    for (Filter filter :
        List.of(
            anyOf("Speed", new Value.Whole(5)),
            range("Speed", null, false, null, false),
            new Filter.Present(SampleSchema.wagon("Speed")),
            new Filter.Present(SampleSchema.wagon("Plate")),
            new Filter.Like(SampleSchema.wagon("Plate"), Patterns.of("%")))) {
      assertThat(wagons(filter)).as("%s", filter).containsExactly("full");
      assertThat(wagons(new Filter.Not(filter))).as("not %s", filter).containsExactly("bare");
      assertThat(wagons(new Filter.Not(new Filter.Not(filter))))
          .as("not not %s", filter)
          .containsExactly("full");
    }
  }

  @Test
  default void presenceIsKnownForEveryKindOfValue() {
    onEveryLadder(
        (attribute, _) ->
            assertThat(positions(attribute, new Filter.Present(SampleSchema.wagon(attribute))))
                .as(attribute)
                .containsExactly(0, 1, 2, 3));
    createAll(
        Stream.of(
            wagon("deep").set("Wanted", new Value.Flag(false)).set("Tags", texts("a")).build()));
    assertThat(wagons(new Filter.Present(SampleSchema.wagon("Wanted")))).containsExactly("deep");
    assertThat(wagons(new Filter.Present(SampleSchema.wagon("Tags")))).containsExactly("deep");
  }

  @Test
  default void conditionsAreCombined() {
    createAll(
        Stream.of(
            wagon("a").set("Speed", 1).set("Paint", "1").build(),
            wagon("b").set("Speed", 2).set("Paint", "1").build(),
            wagon("c").set("Speed", 2).set("Paint", "2").build(),
            wagon("d").build()));
    Filter two = anyOf("Speed", new Value.Whole(2));
    Filter red = anyOf("Paint", new Value.Text("1"));
    assertThat(wagons(new Filter.And(List.of(two, red)))).containsExactly("b");
    assertThat(wagons(new Filter.Or(List.of(two, red)))).containsExactly("a", "b", "c");
    assertThat(wagons(new Filter.And(List.of(new Filter.Not(two), red)))).containsExactly("a");
    assertThat(wagons(new Filter.And(List.of(new Filter.Not(two), new Filter.Not(red)))))
        .containsExactly("d");
    assertThat(wagons(new Filter.Or(List.of(new Filter.Not(two), red))))
        .containsExactly("a", "b", "d");
    assertThat(wagons(new Filter.Not(new Filter.Or(List.of(two, red))))).containsExactly("d");
    assertThat(
            wagons(
                new Filter.And(
                    List.of(
                        new Filter.Or(List.of(two, red)),
                        new Filter.Not(new Filter.And(List.of(two, red)))))))
        .containsExactly("a", "c");
  }

  @Test
  default void emptyCombinationsHoldForAllOrForNone() {
    createAll(Stream.of(wagon("a").build(), wagon("b").build()));
    assertThat(wagons(Filter.everything())).containsExactly("a", "b");
    assertThat(wagons(new Filter.And(List.of()))).containsExactly("a", "b");
    assertThat(wagons(new Filter.Or(List.of()))).isEmpty();
    assertThat(wagons(new Filter.Not(new Filter.And(List.of())))).isEmpty();
    assertThat(wagons(new Filter.Not(new Filter.Or(List.of())))).containsExactly("a", "b");
    assertThat(wagons(new Filter.Or(List.of(new Filter.Or(List.of()), Filter.everything()))))
        .containsExactly("a", "b");
    assertThat(wagons(new Filter.Not(Filter.everything()))).isEmpty();
  }

  @Test
  default void oneOfSeveralTextsSuffices() {
    createAll(
        Stream.of(
            wagon("W1").set("Tags", texts("red", "van")).build(),
            wagon("W2").set("Tags", texts("van")).build()));
    assertThat(wagons(anyOf("Tags", new Value.Text("red")))).containsExactly("W1");
    assertThat(wagons(anyOf("Tags", new Value.Text("van")))).containsExactly("W1", "W2");
    assertThat(wagons(new Filter.Not(anyOf("Tags", new Value.Text("red"))))).containsExactly("W2");
    assertThat(wagons(new Filter.Like(SampleSchema.wagon("Tags"), Patterns.of("re%"))))
        .containsExactly("W1");
  }

  @Test
  default void attributesOfNestedObjectsAreFound() {
    createAll(
        Stream.of(
            wagon("W1")
                .set(
                    "Photos",
                    photos(
                        photo()
                            .set("Kind", "01")
                            .set("Width", 100)
                            .set("ShotAt", moment(1_000))
                            .build(),
                        photo()
                            .set("Kind", "14")
                            .set("Width", 900)
                            .set("Score", new Value.Real(0.5))
                            .build()))
                .build(),
            wagon("W2")
                .set("Photos", photos(photo().set("Kind", "01").set("Width", 450).build()))
                .build(),
            wagon("W3").set("Photos", photos()).build()));
    assertThat(wagons(anyOf("Photos.Kind", new Value.Text("14")))).containsExactly("W1");
    assertThat(wagons(anyOf("Photos.Kind", new Value.Text("01")))).containsExactly("W1", "W2");
    assertThat(wagons(range("Photos.ShotAt", moment(999), true, moment(1_001), true)))
        .containsExactly("W1");
    assertThat(wagons(range("Photos.Score", new Value.Real(0.4), true, null, true)))
        .containsExactly("W1");
    assertThat(wagons(new Filter.Not(anyOf("Photos.Kind", new Value.Text("14")))))
        .containsExactly("W2", "W3");
    assertThat(wagons(new Filter.Present(SampleSchema.wagon("Photos.Kind"))))
        .containsExactly("W1", "W2");
  }

  @Test
  default void aRangeHoldsForOneOccurrenceAlone() {
    createAll(
        Stream.of(
            wagon("W1")
                .set(
                    "Photos",
                    photos(photo().set("Width", 100).build(), photo().set("Width", 900).build()))
                .build()));
    assertThat(
            wagons(range("Photos.Width", new Value.Whole(400), true, new Value.Whole(500), true)))
        .isEmpty();
    assertThat(wagons(range("Photos.Width", new Value.Whole(50), true, new Value.Whole(500), true)))
        .containsExactly("W1");
  }

  @Test
  default void twoConditionsMayHoldForDifferentOccurrences() {
    createAll(
        Stream.of(
            wagon("W1")
                .set(
                    "Photos",
                    photos(
                        photo().set("Kind", "01").set("Width", 100).build(),
                        photo().set("Kind", "14").set("Width", 900).build()))
                .build()));
    assertThat(
            wagons(
                new Filter.And(
                    List.of(
                        anyOf("Photos.Kind", new Value.Text("01")),
                        anyOf("Photos.Width", new Value.Whole(900))))))
        .containsExactly("W1");
  }

  @Test
  default void pathsOfOneNameInTwoTypesStayApart() {
    done(creation(wagon("W1").set("Photos", photos(photo().set("Kind", "01").build())).build()));
    done(
        creation(
            visitor("V1")
                .set("Photos", photos(photo().set("Kind", "01").build()))
                .set("Papers", papers(paper("111", "330106199001011234")))
                .build()));
    done(
        creation(
            visitor("V2")
                .set("Papers", papers(paper("01", "E1"), paper("111", "330106199001011235")))
                .build()));
    assertThat(visitors(Filter.equal(SampleSchema.visitor("Photos.Kind"), new Value.Text("01"))))
        .containsExactly("V1");
    assertThat(visitors(Filter.equal(SampleSchema.visitor("Papers.Kind"), new Value.Text("01"))))
        .containsExactly("V2");
    assertThat(
            visitors(
                new Filter.Like(SampleSchema.visitor("Papers.Number"), Patterns.of("%19900101%"))))
        .containsExactly("V1", "V2");
    assertThat(visitors(new Filter.Like(SampleSchema.visitor("Papers.Number"), Patterns.of("_1"))))
        .containsExactly("V2");
  }

  private void onEveryLadder(BiConsumer<String, List<Value>> test) {
    Map<String, List<Value>> ladder = ladder();
    ladder.forEach(
        (attribute, steps) -> {
          for (int i = 0; i < steps.size(); i++) {
            String id =
                attribute.equals("WagonCode")
                    ? ((Value.Text) steps.get(i)).text()
                    : attribute + ":" + i;
            done(creation(wagon(id).set(attribute, steps.get(i)).build()));
          }
          test.accept(attribute, steps);
          for (StoredObject made :
              testee()
                  .search(Search.first(100, SampleSchema.WAGON_TYPE, mine(attribute)))
                  .objects()) {
            done(SampleObjects.deletion(made.sequence(), made.object()));
          }
        });
  }

  private List<Integer> positions(String attribute, Filter filter) {
    List<String> ids = wagons(Filter.both(mine(attribute), filter));
    List<Value> steps = ladder().getOrDefault(attribute, List.of());
    return ids.stream()
        .map(
            id ->
                attribute.equals("WagonCode")
                    ? steps.indexOf(new Value.Text(id))
                    : id.charAt(id.length() - 1) - '0')
        .toList();
  }

  /// Leaves out what the test itself put beside the ladder.
  private static Filter mine(String attribute) {
    return new Filter.Present(SampleSchema.wagon(attribute));
  }

  private static Filter anyOf(String attribute, Value... values) {
    return new Filter.AnyOf(SampleSchema.wagon(attribute), List.of(values));
  }

  private static Filter range(
      String attribute,
      @Nullable Value lower,
      boolean lowerIn,
      @Nullable Value upper,
      boolean upperIn) {
    return new Filter.Range(SampleSchema.wagon(attribute), lower, lowerIn, upper, upperIn);
  }

  private static List<Value> list(String... texts) {
    return Stream.of(texts).<Value>map(Value.Text::new).toList();
  }
}
