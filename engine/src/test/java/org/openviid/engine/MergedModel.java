package org.openviid.engine;


import java.util.ArrayList;
import java.util.List;
import java.util.Random;
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
import org.openviid.schema.Correspondence.Way;
import org.openviid.schema.DataObject;
import org.openviid.schema.ObjectType;
import org.openviid.schema.Profile;
import org.openviid.schema.Value;
import org.openviid.store.Change;
import org.openviid.store.Transaction;

/// Persons and faces in a store, and beside it the list of persons that they are for the new generation.
final class MergedModel {
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
  static final String[] CONDITIONS = {
    "", "GenderCode=1", "CoatColor=1", "(GenderCode=1 OR CoatColor=2)", "(NOT (CoatColor=1))", "AgeUpLimit>=30",
    "Name like 张", "(GenderCode=2 AND AgeUpLimit<40)", "PersonAppearTime>=20260501080003", "CoatColor<>1",
    "IDList=p1,f2,p3,f4,f5"
  };
  private static final String[] ORDERS = {
    "", "Sort=AgeUpLimit", "Sort=-AgeUpLimit", "Sort=CoatColor", "Sort=-CoatColor", "Sort=GenderCode,AgeUpLimit",
    "Sort=PersonAppearTime DESC", "Sort=Name", "Sort=-Name,GenderCode"
  };

  /// In the order of their UTF-16 the last two would change places.
  private static final String[] NAMES = {"张三", "李四", "\ufa0e", "\ud842\udfb7"};

  private final Library library;
  private final List<DataObject> model = new ArrayList<>();

  MergedModel(Library library) {
    this.library = library;
  }

  int size() {
    return model.size();
  }

  /// Adds a face or a person at random.
  void add(Random random, int serial) {
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
      object.set("Name", NAMES[random.nextInt(NAMES.length)]);
    }
    DataObject built = object.build();
    library.store.commit(Transaction.of(List.of(new Change.Put(String.valueOf(built.id()), 0, built, 0, "x"))));
    model.add(THERE.translated(built, PERSON));
  }

  /// The identifiers that a query finds among the first ones, in order.
  List<String> expected(String query, int from) {
    BoundQuery bound = new QueryBinder().bind(new QueryParser(QueryLimits.DEFAULT).parse(query), PERSON);
    return model.subList(0, from).stream()
        .filter(object -> FilterEvaluation.matches(bound.filterWithIds(), object))
        .sorted(SortKey.order(bound.sort()))
        .map(DataObject::id)
        .toList();
  }

  Found query(String query) {
    return library.library.query(READER, PERSON, query);
  }

  static List<String> ids(Found found) {
    return found.objects().stream().map(DataObject::id).toList();
  }

  /// A condition and an order at random.
  static String query(Random random) {
    List<String> parts = new ArrayList<>();
    for (String part : new String[] {CONDITIONS[random.nextInt(CONDITIONS.length)], ORDERS[random.nextInt(ORDERS.length)]}) {
      if (!part.isEmpty()) {
        parts.add(part);
      }
    }
    return String.join("&", parts);
  }

  static String page(String query, long start, long size) {
    return query + (query.isEmpty() ? "" : "&") + "RecordStartNo=" + start + "&PageRecordNum=" + size;
  }
}
