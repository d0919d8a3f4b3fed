package org.openviid.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openviid.peers.RequestContext;
import org.openviid.schema.AttributePath;
import org.openviid.schema.DataObject;
import org.openviid.schema.ObjectType;
import org.openviid.store.AuditLine;
import org.openviid.store.ObjectStore;
import org.openviid.store.StoredObject;
import org.openviid.store.Transaction;

/// Makes sets whole again: puts their members in the place of the identifiers that are stored. Members come
/// from the truth, so that none is older than what was acknowledged; those deleted meanwhile are left out,
/// and those that the reader may not see. Safe for use by any number of threads.
final class Wholes {
  private static final int MAX_ATTEMPTS = 16;

  private final ObjectStore store;
  private final Showing showing;

  Wholes(ObjectStore store, Showing showing) {
    this.store = store;
    this.showing = showing;
  }

  /// The objects of a page, whole as far as the page is to show them.
  Found of(RequestContext context, Found found) {
    if (SetShape.of(found.type()).isEmpty() || found.objects().isEmpty()) {
      return found;
    }
    Disclosure disclosure = new Disclosure(context);
    boolean wanted = areWanted(found.type(), found.fields());
    List<DataObject> whole =
        found.objects().stream()
            .map(set -> wanted ? disclosure.whole(set) : set)
            .map(set -> showing.shown(context, set, found.type()))
            .toList();
    disclosure.audit("query", found.type().name());
    return new Found(found.type(), whole, found.total(), found.fields(), found.countOnly());
  }

  /// Whether a page shows members of any kind; what one generation lists as faces the other lists as persons.
  private static boolean areWanted(ObjectType type, List<AttributePath> fields) {
    return fields.isEmpty()
        || fields.stream()
            .map(path -> path.steps().getFirst())
            .anyMatch(first -> SetShape.of(type).stream().anyMatch(members -> members.list() == first));
  }

  /// One object, whole. A set that is changed while its members are read is read again, so that nobody is
  /// shown the set before a change with members after it.
  Optional<DataObject> of(RequestContext context, Optional<DataObject> object) {
    if (object.isEmpty() || SetShape.of(object.get().type()).isEmpty()) {
      return object;
    }
    DataObject set = object.get();
    String id = String.valueOf(set.id());
    Disclosure disclosure = new Disclosure(context);
    DataObject whole = disclosure.whole(set);
    for (int attempt = 1; attempt < MAX_ATTEMPTS; attempt++) {
      DataObject now = store.read(set.type(), id).map(StoredObject::object).orElse(set);
      if (now.equals(set) || !Visibility.sees(context, now)) {
        break;
      }
      set = now;
      disclosure = new Disclosure(context);
      whole = disclosure.whole(set);
    }
    disclosure.audit("read", id);
    return Optional.of(showing.shown(context, whole, whole.type()));
  }

  /// What is shown to one reader, for the audit trail.
  private final class Disclosure {
    private final RequestContext context;
    private final Map<ObjectType, List<String>> shown = new HashMap<>();

    Disclosure(RequestContext context) {
      this.context = context;
    }

    DataObject whole(DataObject set) {
      List<SetShape.Members> shape = SetShape.of(set.type());
      if (shape.isEmpty()) {
        return set;
      }
      DataObject.Builder whole = set.toBuilder();
      for (SetShape.Members members : shape) {
        if (members.in(set) != null) {
          whole.set(members.list(), members.with(set, members(members, set)));
        }
      }
      return whole.build();
    }

    private List<DataObject> members(SetShape.Members members, DataObject set) {
      if (!context.peer().mayRead(members.type())) {
        return List.of();
      }
      List<DataObject> found = new ArrayList<>();
      for (DataObject stub : members.orNone(set)) {
        store
            .read(members.type(), String.valueOf(stub.id()))
            .map(StoredObject::object)
            .filter(member -> Visibility.sees(context, member))
            .ifPresent(member -> found.add(whole(member)));
      }
      List<String> ids = shown.computeIfAbsent(members.type(), _ -> new ArrayList<>());
      found.forEach(member -> ids.add(String.valueOf(member.id())));
      return found;
    }

    void audit(String action, String detail) {
      List<AuditLine> lines = new ArrayList<>();
      shown.forEach((type, ids) -> {
        if (type.isPersonal() && !ids.isEmpty()) {
          lines.add(Auditing.line(context, type, action, detail, ids));
        }
      });
      if (!lines.isEmpty()) {
        store.commit(new Transaction(List.of(), List.of(), lines, List.of()));
      }
    }
  }
}
