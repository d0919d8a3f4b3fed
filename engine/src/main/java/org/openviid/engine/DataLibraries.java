package org.openviid.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.openviid.codec.Item;
import org.openviid.codec.Problem;
import org.openviid.peers.RequestContext;
import org.openviid.query.Filter;
import org.openviid.schema.Attribute;
import org.openviid.schema.AttributePath;
import org.openviid.schema.DataObject;
import org.openviid.schema.ErrorText;
import org.openviid.schema.ErrorTexts;
import org.openviid.schema.ObjectType;
import org.openviid.schema.Profile;
import org.openviid.schema.Schema;
import org.openviid.schema.Value;
import org.openviid.store.ObjectStore;
import org.openviid.store.Search;

/// Data organisation libraries [7.20, B.28]: an object belongs to the one that it names. Safe for use by
/// any number of threads.
final class DataLibraries {
  /// Permanent keys: the type, and how many objects belong to it.
  private static final int LIBRARY = 28;
  private static final int COUNT = 15;

  private final ObjectStore store;
  private final EngineListener listener;
  private final ObjectType library;
  private final Attribute count;
  private final List<ObjectType> members = new ArrayList<>();

  DataLibraries(ObjectStore store, Schema schema, EngineListener listener) {
    this.store = store;
    this.listener = listener;
    this.library = Objects.requireNonNull(schema.find(LIBRARY));
    this.count = Objects.requireNonNull(library.find(COUNT));
    for (ObjectType type : schema.types()) {
      if (type != library && type.libraryPath().isPresent()) {
        members.add(type);
      }
    }
  }

  /// The element, refused when a strict peer names a library that does not exist; others may, and the
  /// library may follow.
  Item checked(RequestContext context, Item item) {
    DataObject object = item.object();
    AttributePath path = object.type() == library ? null : object.type().libraryPath().orElse(null);
    if (path == null
        || !(path.first(object) instanceof Value.Text named)
        || store.sequenceOf(library, named.text()) != 0) {
      return item;
    }
    if (context.peer().settings().tolerates("library-unknown")) {
      listener.tolerated(context, "library-unknown");
      return item;
    }
    List<Problem> problems = new ArrayList<>(item.problems());
    String clause = clause(object.type());
    Problem problem = new Problem("OV-1914", clause, path.dotted(), library.name(), named.text());
    listener.refused(context, "library-unknown", problem.text());
    problems.add(problem);
    return new Item(item.index(), object, problems, item.deviations(), item.cleared());
  }

  private static String clause(ObjectType type) {
    String clause = type.clause(Profile.GBT46363);
    return (clause.isEmpty() ? type.clause(Profile.GAT1400) : clause) + " " + type.name();
  }

  /// Why an object cannot be deleted, if so: a library that something belongs to stays (ours).
  Optional<ErrorText> objection(DataObject there) {
    if (there.type() != library) {
      return Optional.empty();
    }
    String id = String.valueOf(there.id());
    long belonging = members.stream().mapToLong(type -> count(type, id, Filter.everything())).sum();
    return belonging == 0
        ? Optional.empty()
        : Optional.of(ErrorTexts.of("OV-1913", library.name(), id, belonging));
  }

  private long count(ObjectType type, String id, Filter visible) {
    Filter belongs = Filter.equal(type.libraryPath().orElseThrow(), new Value.Text(id));
    Search search = new Search(type, Filter.both(belongs, visible), List.of(), 0, 0, true, Long.MAX_VALUE);
    return store.search(search).total().orElse(0);
  }

  /// A library with the number of objects in it that the reader may see.
  DataObject counted(RequestContext context, DataObject object) {
    if (object.type() != library) {
      return object;
    }
    String id = String.valueOf(object.id());
    long sum = 0;
    for (ObjectType type : members) {
      if (context.peer().mayRead(type)) {
        sum += count(type, id, context.peer().readFilter(type));
      }
    }
    return object.toBuilder().set(count, new Value.Whole(sum)).build();
  }

  /// The same for a page of libraries, unless it leaves the number out.
  Found counted(RequestContext context, Found found) {
    boolean wanted =
        found.fields().isEmpty() || found.fields().stream().anyMatch(path -> path.leaf() == count);
    if (found.type() != library || !wanted) {
      return found;
    }
    List<DataObject> counted = found.objects().stream().map(object -> counted(context, object)).toList();
    return new Found(found.type(), counted, found.total(), found.fields(), found.countOnly());
  }
}
