package org.openviid.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.openviid.peers.Peer;
import org.openviid.peers.PeerSettings;
import org.openviid.peers.RequestContext;
import org.openviid.peers.Role;
import org.openviid.query.BoundQuery;
import org.openviid.query.FilterEvaluation;
import org.openviid.query.QueryBinder;
import org.openviid.query.QueryLimits;
import org.openviid.query.QueryParser;
import org.openviid.query.SortKey;
import org.openviid.query.ValueOrder;
import org.openviid.schema.Correspondence.Way;
import org.openviid.schema.DataObject;
import org.openviid.schema.ObjectType;
import org.openviid.schema.Profile;
import org.openviid.schema.Value;
import org.openviid.store.Change;
import org.openviid.store.Transaction;

/// Persons and faces as one list, compared with turning every face into a person first.
class MergedSearchPropertyTest {
  private static final ObjectType PERSON = Library.SCHEMA.type("Person");
  private static final ObjectType FACE = Library.SCHEMA.type("Face");
  private static final Translator THERE = new Translator(Library.CORRESPONDENCES, Way.THERE);
  private static final RequestContext READER =
      new RequestContext(
          Peer.of("33010600005020000009", Role.APPLICATION_PLATFORM, 0).with(PeerSettings.DEFAULT.with(Profile.GBT46363)),
          "33010600005020000009",
          "192.0.2.7",
          "trace",
          0);
  private static final String[] CONDITIONS = {
    "", "GenderCode=1", "CoatColor=1", "(GenderCode=1 OR CoatColor=2)", "(NOT (CoatColor=1))", "AgeUpLimit>=30",
    "Name like 张", "(GenderCode=2 AND AgeUpLimit<40)", "PersonAppearTime>=20260501080003", "CoatColor<>1",
    "IDList=p1,f2,p3,f4,f5"
  };
  private static final String[] ORDERS = {
    "", "Sort=AgeUpLimit", "Sort=-AgeUpLimit", "Sort=CoatColor", "Sort=-CoatColor", "Sort=GenderCode,AgeUpLimit",
    "Sort=PersonAppearTime DESC"
  };

  private final Library library = new Library();
  private final List<DataObject> model = new ArrayList<>();

  private void add(Random random, int serial) {
    boolean face = random.nextInt(3) > 0;
    DataObject.Builder object = DataObject.builder(face ? FACE : PERSON);
    object.set(face ? "FaceID" : "PersonID", (face ? "f" : "p") + serial);
    if (random.nextBoolean()) {
      object.set("GenderCode", Integer.toString(1 + random.nextInt(2)));
    }
    if (random.nextBoolean()) {
      object.set("AgeUpLimit", 20 + random.nextInt(5) * 10);
    }
    if (random.nextBoolean()) {
      int second = random.nextInt(6);
      object.set(
          face ? "FaceAppearTime" : "PersonAppearTime",
          new Value.Moment(1_777_593_600_000L + second * 1_000L, "2026050108000" + second));
    }
    if (!face && random.nextBoolean()) {
      object.set("CoatColor", Integer.toString(1 + random.nextInt(3)));
    }
    if (random.nextInt(4) == 0) {
      object.set("Name", random.nextBoolean() ? "张三" : "李四");
    }
    DataObject built = object.build();
    library.store.commit(Transaction.of(List.of(new Change.Put(String.valueOf(built.id()), 0, built, 0, "x"))));
    model.add(THERE.translated(built, PERSON));
  }

  private List<String> expected(String query, int from) {
    BoundQuery bound = new QueryBinder().bind(new QueryParser(QueryLimits.DEFAULT).parse(query), PERSON);
    Comparator<DataObject> order = (_, _) -> 0;
    for (SortKey key : bound.sort()) {
      order = order.thenComparing((a, b) -> compare(key, a, b));
    }
    return model.subList(0, from).stream()
        .filter(object -> FilterEvaluation.matches(bound.filterWithIds(), object))
        .sorted(order)
        .map(DataObject::id)
        .toList();
  }

  private static int compare(SortKey key, DataObject a, DataObject b) {
    Value left = key.path().first(a);
    Value right = key.path().first(b);
    if (left == null || right == null) {
      return Boolean.compare(left == null, right == null);
    }
    return key.descending() ? ValueOrder.compare(right, left) : ValueOrder.compare(left, right);
  }

  private Found query(String query) {
    return library.library.query(READER, PERSON, query);
  }

  private static List<String> ids(Found found) {
    return found.objects().stream().map(DataObject::id).toList();
  }

  private static String joined(Random random) {
    List<String> parts = new ArrayList<>();
    for (String part : new String[] {CONDITIONS[random.nextInt(CONDITIONS.length)], ORDERS[random.nextInt(ORDERS.length)]}) {
      if (!part.isEmpty()) {
        parts.add(part);
      }
    }
    return String.join("&", parts);
  }

  private static String page(String query, long start, long size) {
    return query + (query.isEmpty() ? "" : "&") + "RecordStartNo=" + start + "&PageRecordNum=" + size;
  }

  @Test
  void pagesInSequenceHaveNoGapsAndNoDoublesThoughMoreIsAdded() {
    for (int seed = 0; seed < 60; seed++) {
      MergedSearchPropertyTest test = new MergedSearchPropertyTest();
      test.walk(new Random(seed), seed);
    }
  }

  private void walk(Random random, int seed) {
    int size = random.nextInt(60);
    for (int i = 0; i < size; i++) {
      add(random, i);
    }
    for (int round = 0; round < 5; round++) {
      String query = joined(random);
      int step = 1 + random.nextInt(9);
      int before = model.size();
      List<String> expected = expected(query, before);
      List<String> walked = new ArrayList<>();
      for (long start = 1; start <= expected.size() + 2L * step; start += step) {
        Found found = query(page(query, start, step));
        walked.addAll(ids(found));
        assertThat(found.total()).as("seed %d %s", seed, query).hasValue(expected.size());
        if (random.nextInt(4) == 0) {
          add(random, 1_000 * (round + 1) + (int) start);
        }
      }
      assertThat(walked).as("seed %d %s", seed, query).isEqualTo(expected);
    }
  }

  @Test
  void jumpsLandWhereTheModelDoes() {
    for (int seed = 100; seed < 140; seed++) {
      MergedSearchPropertyTest test = new MergedSearchPropertyTest();
      Random random = new Random(seed);
      for (int i = 0; i < 80; i++) {
        test.add(random, i);
      }
      for (int jump = 0; jump < 25; jump++) {
        String query = joined(random);
        List<String> expected = test.expected(query, test.model.size());
        int start = 1 + random.nextInt(100);
        int size = 1 + random.nextInt(20);
        List<String> part = expected.stream().skip(start - 1).limit(size).toList();
        assertThat(ids(test.query(page(query, start, size)))).as("seed %d %s at %d", seed, query, start).isEqualTo(part);
      }
    }
  }

  @Test
  void aJumpBeyondEverythingFindsNothing() {
    for (int i = 0; i < 10; i++) {
      add(new Random(i), i);
    }
    assertThat(ids(query(page("", 999_999_999_999_999L, 10)))).isEmpty();
    assertThat(ids(query(page("", 11, 10)))).isEmpty();
    assertThat(ids(query(page("", 10, 10)))).hasSize(1);
  }

  @Test
  void countsAddUp() {
    for (int seed = 200; seed < 220; seed++) {
      MergedSearchPropertyTest test = new MergedSearchPropertyTest();
      Random random = new Random(seed);
      for (int i = 0; i < 50; i++) {
        test.add(random, i);
      }
      String query = CONDITIONS[random.nextInt(CONDITIONS.length)];
      Found found = test.query(query.isEmpty() ? "COUNT=1" : query + "&COUNT=1");
      assertThat(found.total()).as("seed %d %s", seed, query).hasValue(test.expected(query, test.model.size()).size());
      assertThat(found.objects()).isEmpty();
    }
  }
}
