package org.openviid.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.openviid.peers.RequestContext;
import org.openviid.schema.AttributePath;
import org.openviid.schema.DataObject;
import org.openviid.schema.ObjectType;
import org.openviid.schema.ViidException;
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

  /// The objects of a page, whole as far as the page is to show them; without those deleted meanwhile.
  Found of(RequestContext context, Found found) {
    if (SetShape.of(found.type()).isEmpty() || found.objects().isEmpty()) {
      return found;
    }
    Disclosure disclosure = new Disclosure(context);
    boolean wanted = areWanted(found.type(), found.fields());
    List<DataObject> whole =
        found.objects().stream()
            .flatMap(set -> wanted ? disclosure.settled(set).stream() : Stream.of(set))
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

  /// One object, whole; empty when it is deleted meanwhile.
  Optional<DataObject> of(RequestContext context, Optional<DataObject> object) {
    if (object.isEmpty() || SetShape.of(object.get().type()).isEmpty()) {
      return object;
    }
    Disclosure disclosure = new Disclosure(context);
    Optional<DataObject> whole = disclosure.settled(object.get());
    disclosure.audit("read", String.valueOf(object.get().id()));
    return whole.map(set -> showing.shown(context, set, set.type()));
  }

  /// What is shown to one reader, for the audit trail.
  private final class Disclosure {
    private final RequestContext context;
    private final Map<ObjectType, List<String>> shown = new HashMap<>();

    Disclosure(RequestContext context) {
      this.context = context;
    }

    /// A set with its members as they were at one time. One that is changed while its members are read is read
    /// again, so that nobody is shown the set before a change with members after it; one that is deleted
    /// meanwhile is not there.
    Optional<DataObject> settled(DataObject found) {
      if (SetShape.of(found.type()).isEmpty()) {
        return Optional.of(found);
      }
      DataObject set = found;
      for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
        Map<ObjectType, Integer> before = new HashMap<>();
        shown.forEach((type, ids) -> before.put(type, ids.size()));
        DataObject whole = whole(set);
        Optional<DataObject> now = read(set.type(), String.valueOf(set.id()));
        if (now.isPresent() && now.get().equals(set)) {
          return Optional.of(whole);
        }
        shown.forEach((type, ids) -> ids.subList(before.getOrDefault(type, 0), ids.size()).clear());
        if (now.isEmpty()) {
          return now;
        }
        set = now.get();
      }
      throw new ViidException("OV-1933", found.type().name(), String.valueOf(found.id()));
    }

    private Optional<DataObject> read(ObjectType type, String id) {
      return store.read(type, id).map(StoredObject::object).filter(there -> Visibility.sees(context, there));
    }

    private DataObject whole(DataObject set) {
      DataObject.Builder whole = set.toBuilder();
      for (SetShape.Members members : SetShape.of(set.type())) {
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
        read(members.type(), String.valueOf(stub.id())).flatMap(this::settled).ifPresent(found::add);
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
