package org.openviid.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openviid.store.SampleObjects.creation;
import static org.openviid.store.SampleObjects.deletion;
import static org.openviid.store.SampleObjects.replacement;
import static org.openviid.store.SampleObjects.visitor;
import static org.openviid.store.SampleObjects.wagon;
import static org.openviid.store.SampleSchema.WAGON_TYPE;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.openviid.query.Filter;
import org.openviid.schema.DataObject;
import org.openviid.schema.Value;

/// What [ObjectStore#search] promises, apart from the meaning of filters and orders.
public interface SearchContract extends StoreUnderTest {

  @Test
  default void anEmptyStoreFindsNothing() {
    assertThat(testee().search(Search.first(10, WAGON_TYPE, Filter.everything())))
        .satisfies(page -> assertThat(page.objects()).isEmpty())
        .satisfies(page -> assertThat(page.total()).hasValue(0));
  }

  @Test
  default void whatIsFoundIsTheWholeCurrentVersion() {
    DataObject object = wagon("W1").set("Plate", "京A12345").set("Vendor", "x").build();
    done(new Change.Put("W1", 0, wagon("W1").build(), 17, "peer-7"));
    done(new Change.Put("W1", 1, object, 18, "peer-8"));
    assertThat(testee().search(Search.first(10, WAGON_TYPE, Filter.everything())).objects())
        .containsExactly(new StoredObject("W1", 2, 18, "peer-8", object));
  }

  @Test
  default void aCreatedObjectIsFoundAtOnce() {
    for (int i = 0; i < 30; i++) {
      done(creation(wagon("W" + i).set("Speed", i).build()));
      assertThat(wagons(speed(i))).containsExactly("W" + i);
    }
  }

  @Test
  default void anUpdateMovesAnObjectIntoAndOutOfAResultAtOnce() {
    long sequence = done(creation(wagon("W1").set("Speed", 0).build()));
    for (int i = 1; i < 30; i++) {
      sequence = done(replacement(sequence, wagon("W1").set("Speed", i).build()));
      assertThat(wagons(speed(i))).containsExactly("W1");
      assertThat(wagons(speed(i - 1))).isEmpty();
    }
  }

  @Test
  default void aDeletedObjectIsNotFoundAnyMore() {
    DataObject object = wagon("W1").set("Speed", 1).build();
    done(deletion(done(creation(object)), object));
    assertThat(wagons(Filter.everything())).isEmpty();
    done(creation(object));
    assertThat(wagons(Filter.everything())).containsExactly("W1");
  }

  @Test
  default void onlyObjectsOfTheTypeAreFound() {
    createAll(
        IntStream.range(0, 10)
            .mapToObj(i -> i % 2 == 0 ? wagon("X" + i).build() : visitor("X" + i).build()));
    assertThat(wagons(Filter.everything())).containsExactly("X0", "X2", "X4", "X6", "X8");
    assertThat(visitors(Filter.everything())).containsExactly("X1", "X3", "X5", "X7", "X9");
  }

  @Test
  default void theSameIdentifierInAnotherTypeReplacesNothing() {
    done(creation(wagon("X1").build()));
    done(creation(visitor("X1").build()));
    done(deletion(1, wagon("X1").build()));
    assertThat(visitors(Filter.everything())).containsExactly("X1");
    assertThat(wagons(Filter.everything())).isEmpty();
  }

  @Test
  default void theTotalCountsAllMatchesWhateverPartIsReturned() {
    createTwenty();
    assertThat(page(0, 5).total()).hasValue(20);
    assertThat(page(18, 5).total()).hasValue(20);
    assertThat(page(1_000, 5).total()).hasValue(20);
    assertThat(page(0, 0).total()).hasValue(20);
  }

  @Test
  default void noTotalIsGivenThatWasNotAskedFor() {
    createTwenty();
    Search search =
        new Search(WAGON_TYPE, Filter.everything(), List.of(), 0, 5, false, Long.MAX_VALUE);
    assertThat(testee().search(search).total()).isEmpty();
    assertThat(testee().search(search).objects()).hasSize(5);
  }

  @Test
  default void skipAndLimitCutOutAPart() {
    createTwenty();
    assertThat(ids(page(0, 3))).containsExactly("W0", "W1", "W2");
    assertThat(ids(page(3, 3))).containsExactly("W3", "W4", "W5");
    assertThat(ids(page(18, 3))).containsExactly("W18", "W19");
    assertThat(ids(page(20, 3))).isEmpty();
    assertThat(ids(page(1_000_000_000_000L, 3))).isEmpty();
    assertThat(ids(page(Long.MAX_VALUE, 3))).isEmpty();
    assertThat(ids(page(0, 0))).isEmpty();
  }

  @Test
  default void withoutAnOrderObjectsComeBySequence() {
    createTwenty();
    done(replacement(3, wagon("W2").set("Speed", 7).build()));
    done(deletion(5, wagon("W4").build()));
    done(creation(wagon("W4").build()));
    List<String> expected = new ArrayList<>(IntStream.range(0, 20).mapToObj(i -> "W" + i).toList());
    expected.removeAll(List.of("W2", "W4"));
    expected.addAll(List.of("W2", "W4"));
    assertThat(wagons(Filter.everything())).isEqualTo(expected);
  }

  @Test
  default void theCeilingLeavesOutWhatWasChangedLater() {
    createTwenty();
    done(replacement(3, wagon("W2").set("Speed", 7).build()));
    done(creation(wagon("W99").build()));
    Page page =
        testee().search(new Search(WAGON_TYPE, Filter.everything(), List.of(), 0, 100, true, 20));
    assertThat(page.total()).hasValue(19);
    assertThat(ids(page)).doesNotContain("W2", "W99").hasSize(19);
    assertThat(
            testee()
                .search(new Search(WAGON_TYPE, Filter.everything(), List.of(), 0, 100, true, 0))
                .objects())
        .isEmpty();
    assertThat(
            ids(
                testee()
                    .search(
                        new Search(WAGON_TYPE, Filter.everything(), List.of(), 0, 100, true, 1))))
        .containsExactly("W0");
  }

  @Test
  default void aWalkUnderACeilingMeetsEveryObjectOnceWhileOthersAreAdded() {
    createTwenty();
    List<String> met = new ArrayList<>();
    for (int skip = 0; skip < 21; skip += 3) {
      met.addAll(
          ids(
              testee()
                  .search(
                      new Search(WAGON_TYPE, Filter.everything(), List.of(), skip, 3, true, 20))));
      done(creation(wagon("A" + skip).set("Speed", 0).build()));
    }
    assertThat(met).isEqualTo(IntStream.range(0, 20).mapToObj(i -> "W" + i).toList());
  }

  @Test
  default void thePositionIsNoOlderThanWhatWasAcknowledged() {
    assertThat(page(0, 1).position()).isZero();
    for (int i = 0; i < 10; i++) {
      long sequence = done(creation(wagon("W" + i).build()));
      assertThat(page(0, 1).position()).isEqualTo(sequence);
      done(creation(visitor("V" + i).build()));
      assertThat(page(0, 1).position()).isEqualTo(sequence + 1);
    }
  }

  @Test
  default void thousandsOfObjectsAreFoundInPages() {
    for (int block = 0; block < 5; block++) {
      int first = block * 1_000;
      createAll(
          IntStream.range(first, first + 1_000)
              .mapToObj(i -> wagon("W" + i).set("Speed", i % 7).build()));
    }
    Search deep = new Search(WAGON_TYPE, speed(3), List.of(), 700, 10, true, Long.MAX_VALUE);
    Page page = testee().search(deep);
    assertThat(page.total()).hasValue(714);
    assertThat(ids(page)).startsWith("W" + (700 * 7 + 3)).hasSize(10);
  }

  private void createTwenty() {
    createAll(IntStream.range(0, 20).mapToObj(i -> wagon("W" + i).set("Speed", i % 3).build()));
  }

  private Page page(long skip, int limit) {
    return testee()
        .search(
            new Search(
                WAGON_TYPE, Filter.everything(), List.of(), skip, limit, true, Long.MAX_VALUE));
  }

  private static Filter speed(int speed) {
    return Filter.equal(SampleSchema.wagon("Speed"), new Value.Whole(speed));
  }

  private static List<String> ids(Page page) {
    return page.objects().stream().map(StoredObject::id).toList();
  }
}
