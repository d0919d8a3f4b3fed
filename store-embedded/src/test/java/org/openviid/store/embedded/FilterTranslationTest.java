package org.openviid.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openviid.store.embedded.IndexTables.path;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openviid.query.Filter;
import org.openviid.query.LikePattern;
import org.openviid.query.SortKey;
import org.openviid.schema.AttributePath;
import org.openviid.schema.Value;
import org.openviid.store.Search;
import org.openviid.store.StoreException;

/// Every kind of filter on every kind of attribute, on documents and on changes that are none yet.
class FilterTranslationTest {
  private static final int CARS = 250;

  @TempDir Path root;

  @Test
  void everyFilterOnEveryAttributeFindsWhatItMeans() {
    RandomCars cars = new RandomCars(5, 0);
    try (IndexTrial trial = new IndexTrial(root, IndexTables.SCHEMA, IndexTrial.SETTINGS)) {
      for (int i = 0; i < CARS; i++) {
        trial.put("C" + i, cars.object(IndexTables.CAR_TYPE, "C" + i));
      }
      trial.index().show();
      checkAll(trial);
      for (int i = 0; i < CARS; i += 3) {
        trial.put("C" + i, cars.object(IndexTables.CAR_TYPE, "C" + i));
      }
      checkAll(trial);
    }
  }

  private static void checkAll(IndexTrial trial) {
    int searches = 0;
    for (AttributePath path : RandomCars.paths(IndexTables.CAR_TYPE)) {
      for (Filter filter : filters(path)) {
        trial.check(Search.first(CARS, IndexTables.CAR_TYPE, filter));
        trial.check(Search.first(20, IndexTables.CAR_TYPE, new Filter.Not(filter)));
        searches += 2;
      }
    }
    assertThat(searches).isGreaterThan(1_000);
  }

  private static List<Filter> filters(AttributePath path) {
    List<Filter> filters = new ArrayList<>();
    filters.add(new Filter.Present(path));
    filters.add(new Filter.Range(path, null, true, null, true));
    for (String pattern : List.of("京", "A1", "浙A12345", "A", "2")) {
      for (int open = 0; open < 4; open++) {
        filters.add(new Filter.Like(path, new LikePattern(List.of(pattern), open % 2 == 0, open < 2)));
      }
    }
    filters.add(new Filter.Like(path, new LikePattern(List.of("A1", "3", "5"), true, true)));
    filters.add(new Filter.Like(path, new LikePattern(List.of(LikePattern.ANY_CHARACTER + "A1"), false, true)));
    filters.add(new Filter.Like(path, new LikePattern(List.of(), true, false)));
    filters.add(new Filter.Like(path, new LikePattern(List.of(), false, false)));
    List<Value> values = values(path);
    filters.add(new Filter.AnyOf(path, List.of()));
    filters.add(new Filter.AnyOf(path, values));
    for (Value value : values) {
      filters.add(Filter.equal(path, value));
      filters.add(new Filter.Range(path, value, true, null, false));
      filters.add(new Filter.Range(path, null, false, value, false));
      filters.add(new Filter.Range(path, value, false, values.getLast(), true));
    }
    return filters;
  }

  private static List<Value> values(AttributePath path) {
    return switch (path.leaf().kind()) {
      case TEXT, CODE, TEXTS ->
          List.of(
              new Value.Text("1"), new Value.Text("A1"), new Value.Text("C17"), new Value.Text("浙A12345"),
              new Value.Text("\uFF21"), new Value.Text("𠮷"), new Value.Text("Aa"));
      case INT, INTCODE -> List.of(new Value.Whole(0), new Value.Whole(3), new Value.Real(1.5), new Value.Whole(9));
      case DOUBLE -> List.of(new Value.Real(-1), new Value.Real(0), new Value.Whole(1), new Value.Real(1e300));
      case FLAG -> List.of(new Value.Flag(false), new Value.Flag(true));
      case TIME -> List.of(IndexTables.moment(0), IndexTables.moment(2_000), IndexTables.moment(9_000));
      case DATA, OBJECT, LIST -> List.of();
    };
  }

  @Test
  void hundredsOfValuesAreTriedAtOnce() {
    RandomCars cars = new RandomCars(6, 0);
    try (IndexTrial trial = new IndexTrial(root, IndexTables.SCHEMA, IndexTrial.SETTINGS)) {
      for (int i = 0; i < CARS; i++) {
        trial.put("C" + i, cars.object(IndexTables.CAR_TYPE, "C" + i));
      }
      trial.index().show();
      for (AttributePath path : RandomCars.paths(IndexTables.CAR_TYPE)) {
        List<Value> values = new ArrayList<>(values(path));
        for (int i = 0; i < 3_000; i++) {
          values.add(values.getFirst() instanceof Value.Text ? new Value.Text("C" + 2 * i) : new Value.Whole(2L * i));
        }
        trial.check(Search.first(CARS, IndexTables.CAR_TYPE, new Filter.AnyOf(path, values)));
      }
      List<Filter> many = new ArrayList<>();
      for (int i = 0; i < 3_000; i++) {
        many.add(Filter.equal(path("CarCode"), new Value.Text("C" + 3 * i)));
      }
      trial.check(Search.first(CARS, IndexTables.CAR_TYPE, new Filter.Or(many)));
    }
  }

  @Test
  void whatIsNotIndexedIsNeitherSearchedForNorSortedBy() {
    try (IndexTrial trial = new IndexTrial(root, IndexTables.SCHEMA, IndexTrial.SETTINGS)) {
      for (String attribute : List.of("Owner", "Key", "Remark", "Picture", "Hidden.Length")) {
        Filter filter = new Filter.Not(new Filter.Present(path(attribute)));
        assertThatThrownBy(() -> trial.index().search(Search.first(1, IndexTables.CAR_TYPE, filter)))
            .isInstanceOfSatisfying(StoreException.class, e -> assertThat(e.code()).isEqualTo("OV-1700"))
            .hasMessageContaining(attribute);
        Search sorted =
            new Search(
                IndexTables.CAR_TYPE, Filter.everything(), List.of(new SortKey(path(attribute), false)), 0, 1, false, 9);
        assertThatThrownBy(() -> trial.index().search(sorted))
            .isInstanceOfSatisfying(StoreException.class, e -> assertThat(e.code()).isEqualTo("OV-1702"));
      }
    }
  }
}
