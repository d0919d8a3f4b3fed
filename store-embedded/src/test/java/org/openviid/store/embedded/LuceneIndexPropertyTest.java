package org.openviid.store.embedded;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openviid.schema.DataObject;
import org.openviid.schema.ObjectType;
import org.openviid.store.Search;

/// The index finds what [org.openviid.query.FilterEvaluation] says, at any moment of indexing.
class LuceneIndexPropertyTest {
  private static final int OPERATIONS = 2_500;
  private static final int IDENTIFIERS = 200;

  @TempDir Path root;

  @ParameterizedTest(name = "workers {0}, one value of {1} odd")
  @CsvSource({"1,0", "1,40", "1,8", "3,0", "3,60"})
  void randomSearchesFindWhatTheReferenceFinds(int workers, int oddEvery) {
    // 9058788863244 once found a sequence without values in place of a text ordered as if it were one.
    long seed = Long.getLong("index.seed", 9_058_788_863_244L);
    assertThatCode(() -> run(seed, workers, oddEvery)).as("-Dindex.seed=%d", seed).doesNotThrowAnyException();
  }

  private void run(long seed, int workers, int oddEvery) throws IOException {
    RandomCars cars = new RandomCars(seed, oddEvery);
    try (IndexTrial trial = new IndexTrial(root, IndexTables.SCHEMA, IndexTrial.workers(workers))) {
      for (int i = 0; i < OPERATIONS; i++) {
        step(cars, trial);
      }
    }
  }

  private static void step(RandomCars cars, IndexTrial trial) throws IOException {
    Random random = cars.random();
    int choice = random.nextInt(1_000);
    if (choice < 550) {
      change(cars, trial);
    } else if (choice < 960) {
      trial.check(search(cars, trial));
    } else if (choice < 975) {
      trial.index().show();
    } else if (choice < 985) {
      trial.index().commit();
    } else if (choice < 990) {
      trial.skip(random.nextInt(3));
    } else if (choice < 995) {
      for (int i = random.nextInt(150); i > 0; i--) {
        change(cars, trial);
      }
    } else if (choice < 997) {
      trial.crash();
    } else if (choice < 998) {
      trial.restart();
    } else {
      trial.index().expungeDeletes();
    }
  }

  private static ObjectType type(Random random) {
    return random.nextInt(5) == 0 ? IndexTables.BOAT_TYPE : IndexTables.CAR_TYPE;
  }

  private static void change(RandomCars cars, IndexTrial trial) {
    Random random = cars.random();
    String id = "C" + random.nextInt(IDENTIFIERS);
    DataObject object = cars.object(type(random), id);
    if (random.nextInt(4) == 0 && trial.head(object, id) != 0) {
      trial.delete(id, object);
    } else {
      trial.put(id, object);
    }
  }

  /// Searches under a ceiling skip an even number, and end after an odd one: none goes on where another
  /// one ended, which would be another question.
  private static Search search(RandomCars cars, IndexTrial trial) {
    Random random = cars.random();
    ObjectType type = type(random);
    boolean capped = random.nextInt(3) == 0;
    long ceiling = capped ? random.nextLong(trial.sequence() + 2) : Long.MAX_VALUE;
    long skip = random.nextBoolean() ? 0 : 2L * random.nextInt(40);
    int limit = random.nextInt(6) == 0 ? 0 : 2 * random.nextInt(60) + 1;
    return new Search(
        type, cars.filter(type, 3), cars.sort(type), skip, limit, random.nextBoolean(), ceiling);
  }
}
