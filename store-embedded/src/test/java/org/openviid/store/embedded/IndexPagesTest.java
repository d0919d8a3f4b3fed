package org.openviid.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openviid.store.embedded.IndexTables.CAR_TYPE;
import static org.openviid.store.embedded.IndexTables.SCHEMA;
import static org.openviid.store.embedded.IndexTables.car;
import static org.openviid.store.embedded.IndexTables.path;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openviid.query.Filter;
import org.openviid.query.SortKey;
import org.openviid.schema.DataObject;
import org.openviid.schema.Value;
import org.openviid.store.Search;

class IndexPagesTest {
  @TempDir Path root;

  private static DataObject sample(int i) {
    DataObject.Builder car = car("C" + i).set("Source", "S" + i * 71 % 100);
    if (i % 11 != 0) {
      car.set("Doors", i * 37 % 100).set("Plate", "P" + i * 53 % 100).set("Colour", Integer.toString(i % 7));
    }
    return car.set("Speed", new Value.Real(i % 50 / 4.0)).build();
  }

  private static List<SortKey> order(String attribute) {
    return attribute.isEmpty()
        ? List.of()
        : List.of(new SortKey(path(attribute), attribute.length() % 2 == 0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Doors", "Plate", "Colour", "Source", "Speed", "CarCode"})
  void walkMeetsEveryObjectOnceThatNobodyTouches(String attribute) {
    Random random = new Random(attribute.hashCode());
    try (IndexTrial trial = new IndexTrial(root, SCHEMA, IndexTrial.SETTINGS)) {
      for (int i = 0; i < 600; i++) {
        trial.put("C" + i, sample(i));
      }
      long ceiling = trial.sequence();
      Set<Long> touched = new HashSet<>();
      List<Long> met = new ArrayList<>();
      for (int page = 0; page < 40; page++) {
        Search search =
            new Search(CAR_TYPE, Filter.everything(), order(attribute), page * 20L, 20, false, ceiling);
        for (long sequence : trial.index().search(search).sequences()) {
          met.add(sequence);
        }
        disturb(trial, random, touched);
        if (page % 5 == 0) {
          trial.index().show();
        }
      }
      assertThat(met).doesNotHaveDuplicates().allSatisfy(sequence -> assertThat(sequence).isLessThanOrEqualTo(ceiling));
      for (long sequence = 1; sequence <= ceiling; sequence++) {
        assertThat(touched.contains(sequence) || met.contains(sequence)).as("%d", sequence).isTrue();
      }
    }
  }

  private static void disturb(IndexTrial trial, Random random, Set<Long> touched) {
    trial.put("N" + trial.sequence(), sample((int) trial.sequence()));
    for (int k = 0; k < 4; k++) {
      String id = "C" + random.nextInt(600);
      DataObject object = sample(random.nextInt(600));
      touched.add(trial.head(object, id));
      if (random.nextBoolean() && trial.head(object, id) != 0) {
        trial.delete(id, object);
      } else {
        trial.put(id, object);
      }
    }
  }

  @Test
  void everyPageOfEveryOrderIsWhereItBelongs() {
    try (IndexTrial trial = new IndexTrial(root, SCHEMA, IndexTrial.SETTINGS)) {
      for (int i = 0; i < 400; i++) {
        trial.put("C" + i, sample(i));
      }
      trial.index().show();
      for (int i = 400; i < 500; i++) {
        trial.put("C" + i, sample(i));
      }
      for (int i = 0; i < 500; i += 9) {
        trial.put("C" + i, sample(i + 1));
      }
      for (String attribute : List.of("", "Doors", "Plate", "Colour", "Source", "Speed", "CarCode", "Seen")) {
        for (long skip = 0; skip < 540; skip += 31) {
          trial.check(
              new Search(CAR_TYPE, Filter.everything(), order(attribute), skip, 17, skip % 2 == 0, Long.MAX_VALUE));
        }
      }
    }
  }

  /// Searches look at the clock once in so many documents, and once for every object that they read: how
  /// often they look tells what they do, on any machine.
  @ParameterizedTest
  @ValueSource(strings = {"", "Doors", "Plate", "Speed", "CarCode"})
  void everyPageOfAWalkCostsWhatTheFirstOneCostsWhileChangesComeIn(String attribute) {
    int page = 50;
    long between = 20L * page;
    AtomicLong looks = new AtomicLong();
    try (IndexTrial trial = new IndexTrial(root, SCHEMA, IndexTrial.SETTINGS, looks::incrementAndGet)) {
      for (int i = 0; i < 20_000; i++) {
        trial.put("C" + i, sample(i));
      }
      trial.index().show();
      long ceiling = trial.sequence();
      List<Long> costs = new ArrayList<>();
      Set<Long> met = new HashSet<>();
      for (long skip = 0; skip < 20_000; skip += page) {
        long before = looks.get();
        Search search = new Search(CAR_TYPE, Filter.everything(), order(attribute), skip, page, false, ceiling);
        for (long sequence : trial.index().search(search).sequences()) {
          assertThat(met.add(sequence)).isTrue();
        }
        costs.add(looks.get() - before);
        if (skip % between == 0) {
          trial.put("N" + skip, sample((int) skip));
          trial.index().show();
        }
      }
      System.out.printf("order by '%s': page 1 costs %d looks, the dearest %d%n", attribute, costs.getFirst(), max(costs));
      assertThat(met).hasSize(20_000);
      assertThat(max(costs)).isLessThanOrEqualTo(costs.getFirst() + costs.getFirst() / 4 + 4);
    }
  }

  private static long max(List<Long> costs) {
    return costs.stream().mapToLong(Long::longValue).max().orElseThrow();
  }

  @Test
  void deepPagesAreReachedInStrides() {
    int cars = 45_000;
    try (IndexTrial trial = new IndexTrial(root, SCHEMA, IndexSettings.standard(16 << 20, Duration.ofSeconds(20)))) {
      for (int i = 0; i < cars; i++) {
        trial.put("C" + i, car("C" + i).set("Doors", i % 1_000).build());
      }
      for (long skip : new long[] {19_999, 20_000, 20_001, 39_990, 40_000, 44_990, 44_999, 45_000, 1L << 40}) {
        for (String attribute : List.of("", "Doors")) {
          trial.check(new Search(CAR_TYPE, Filter.everything(), order(attribute), skip, 20, false, Long.MAX_VALUE));
        }
      }
    }
  }
}
