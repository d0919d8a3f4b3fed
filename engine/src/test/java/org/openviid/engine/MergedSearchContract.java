package org.openviid.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Persons and faces as one list, compared with turning every face into a person first; over any store.
interface MergedSearchContract {
  /// A library over an empty store.
  ///
  /// @param name tells it from others of the same test
  Library library(String name);

  /// How many random runs are enough, of a hundred.
  int share();

  private int runs(int most) {
    return Math.max(1, most * share() / 100);
  }

  @Test
  default void pagesInSequenceHaveNoGapsAndNoDoublesThoughMoreIsAdded() {
    for (int seed = 0; seed < runs(60); seed++) {
      walk(new MergedModel(library("walk" + seed)), new Random(seed), seed);
    }
  }

  private static void walk(MergedModel model, Random random, int seed) {
    int size = random.nextInt(60);
    for (int i = 0; i < size; i++) {
      model.add(random, i);
    }
    for (int round = 0; round < 5; round++) {
      String query = MergedModel.query(random);
      int step = 1 + random.nextInt(9);
      int before = model.size();
      List<String> expected = model.expected(query, before);
      List<String> walked = new ArrayList<>();
      for (long start = 1; start <= expected.size() + 2L * step; start += step) {
        Found found = model.query(MergedModel.page(query, start, step));
        walked.addAll(MergedModel.ids(found));
        assertThat(found.total()).as("seed %d %s", seed, query).hasValue(expected.size());
        if (random.nextInt(4) == 0) {
          model.add(random, 1_000 * (round + 1) + (int) start);
        }
      }
      assertThat(walked).as("seed %d %s", seed, query).isEqualTo(expected);
    }
  }

  @Test
  default void jumpsLandWhereTheModelDoes() {
    for (int seed = 100; seed < 100 + runs(40); seed++) {
      MergedModel model = new MergedModel(library("jump" + seed));
      Random random = new Random(seed);
      for (int i = 0; i < 80; i++) {
        model.add(random, i);
      }
      for (int jump = 0; jump < 25; jump++) {
        String query = MergedModel.query(random);
        List<String> expected = model.expected(query, model.size());
        int start = 1 + random.nextInt(100);
        int size = 1 + random.nextInt(20);
        List<String> part = expected.stream().skip(start - 1).limit(size).toList();
        Found found = model.query(MergedModel.page(query, start, size));
        assertThat(MergedModel.ids(found)).as("seed %d %s at %d", seed, query, start).isEqualTo(part);
      }
    }
  }

  @Test
  default void aJumpBeyondEverythingFindsNothing() {
    MergedModel model = new MergedModel(library("beyond"));
    for (int i = 0; i < 10; i++) {
      model.add(new Random(i), i);
    }
    assertThat(model.query(MergedModel.page("", 999_999_999_999_999L, 10)).objects()).isEmpty();
    assertThat(model.query(MergedModel.page("", 11, 10)).objects()).isEmpty();
    assertThat(model.query(MergedModel.page("", 10, 10)).objects()).hasSize(1);
  }

  @Test
  default void countsAddUp() {
    for (int seed = 200; seed < 200 + runs(20); seed++) {
      MergedModel model = new MergedModel(library("count" + seed));
      Random random = new Random(seed);
      for (int i = 0; i < 50; i++) {
        model.add(random, i);
      }
      String query = MergedModel.CONDITIONS[random.nextInt(MergedModel.CONDITIONS.length)];
      Found found = model.query(query.isEmpty() ? "COUNT=1" : query + "&COUNT=1");
      assertThat(found.total()).as("seed %d %s", seed, query).hasValue(model.expected(query, model.size()).size());
      assertThat(found.objects()).isEmpty();
    }
  }
}
