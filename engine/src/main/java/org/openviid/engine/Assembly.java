package org.openviid.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.openviid.engine.ItemOutcome.Effect;
import org.openviid.peers.RequestContext;
import org.openviid.schema.AttributePath;
import org.openviid.schema.DataObject;
import org.openviid.schema.ErrorText;
import org.openviid.schema.ErrorTexts;
import org.openviid.schema.ObjectType;
import org.openviid.schema.Value;
import org.openviid.store.ObjectStore;
import org.openviid.store.StoredObject;

/// Takes a set apart: decides for it and for each of its members what has to be written, by what is there
/// now. Writes nothing itself; what it decided is to be done as a whole, under the conditions noted here,
/// or to be decided anew. Used by one thread, for one attempt.
final class Assembly {
  private final Means means;
  private final RequestContext context;
  private final SameContent same;
  private final Map<Key, Pending> pending = new LinkedHashMap<>();

  /// What decisions are made with.
  ///
  /// @param store what is there
  /// @param identification gives identifiers
  /// @param listener is told what is put up with
  record Means(ObjectStore store, Identification identification, EngineListener listener) {}

  /// An object by type and identifier.
  record Key(ObjectType type, String id) {}

  /// An object to be written.
  ///
  /// @param expected the sequence of the version to replace, 0 for none
  record Pending(DataObject object, long expected) {}

  /// What became of one object.
  sealed interface Placing {
    /// It is, or will be, there.
    record At(String id, Effect effect) implements Placing {}

    /// It is refused, and the set with it.
    record No(ErrorText reason) implements Placing {}
  }

  /// The object that others are members of.
  ///
  /// @param path the way to it, with a dot behind; empty for the element of the message itself
  /// @param sent its identifier as sent, perhaps empty
  /// @param id the identifier it has
  /// @param source whether its members were found in it, as in an image, and not merely collected, as in
  ///     an event
  /// @param present the members it has now; those that come without an identifier may be among them
  /// @param updating whether members that are there are changed, as by PUT
  record Frame(
      String path, String sent, String id, boolean source, List<DataObject> present, boolean updating) {
    private Frame at(String member) {
      return new Frame(member, sent, id, source, present, updating);
    }
  }

  Assembly(Means means, RequestContext context, SameContent same) {
    this.means = means;
    this.context = context;
    this.same = same;
  }

  /// What has to be written, members before their sets.
  Collection<Pending> pending() {
    return pending.values();
  }

  Map<Key, Pending> snapshot() {
    return new LinkedHashMap<>(pending);
  }

  void restore(Map<Key, Pending> before) {
    pending.clear();
    pending.putAll(before);
  }

  /// Decides what becomes of an element of a POST.
  Placing element(DataObject received) {
    return place(received, new Frame("", "", "", false, List.of(), false));
  }

  /// Decides what becomes of one member.
  ///
  /// @param at the way to it, with its position
  Placing member(DataObject given, Frame frame, String at) {
    Placing placing =
        Identification.isReference(given) ? reference(given, at) : place(sourced(given, frame), frame.at(at));
    return placing instanceof Placing.No no ? new Placing.No(at(at, no.reason())) : placing;
  }

  private static ErrorText at(String path, ErrorText text) {
    boolean named = text.en().startsWith(path);
    String before = named ? "" : path + ": ";
    return new ErrorText(text.code(), text.outcome(), before + text.zh(), before + text.en());
  }

  private Placing reference(DataObject given, String at) {
    String id = String.valueOf(given.id());
    Pending there = find(given.type(), id);
    return there != null && Visibility.sees(context, there.object())
        ? new Placing.At(id, Effect.UNCHANGED)
        : new Placing.No(ErrorTexts.of("OV-1932", at, given.type().name(), id));
  }

  /// The member with the set as its source, when it names none or names the set as it was sent.
  private static DataObject sourced(DataObject member, Frame frame) {
    AttributePath source = member.type().sourcePath().orElse(null);
    if (source == null || !frame.source()) {
      return member;
    }
    Value named = source.first(member);
    boolean own = named == null || named.equals(new Value.Text(frame.sent()));
    return own ? source.with(member, new Value.Text(frame.id())) : member;
  }

  private Placing place(DataObject received, Frame frame) {
    Optional<String> id = Identification.usable(received);
    if (id.isEmpty()) {
      return nameless(received, frame);
    }
    Pending there = find(received.type(), id.get());
    if (there == null) {
      return write(received, received, frame, 0, Effect.CREATED);
    }
    if (isSame(received, there.object())) {
      return new Placing.At(id.get(), Effect.UNCHANGED);
    }
    if (frame.updating()) {
      return change(received, there, frame);
    }
    return taken(received, there, frame);
  }

  private Placing nameless(DataObject received, Frame frame) {
    for (DataObject present : frame.present()) {
      if (present.type() == received.type() && isSame(received, present)) {
        return new Placing.At(String.valueOf(present.id()), Effect.UNCHANGED);
      }
    }
    new Departures(means.listener()).accept(context, "id-missing");
    return write(received, renamed(received, frame), frame, 0, Effect.CREATED);
  }

  private DataObject renamed(DataObject received, Frame frame) {
    return frame.source()
        ? means.identification().assign(received, frame.id())
        : means.identification().assign(context, received);
  }

  private Placing change(DataObject received, Pending there, Frame frame) {
    Optional<ErrorText> objection = Visibility.objection(context, there.object());
    if (objection.isPresent()) {
      return new Placing.No(objection.get());
    }
    DataObject merged = Merging.merged(there.object(), received);
    return write(received, merged, frame, there.expected(), Effect.CHANGED);
  }

  private Placing taken(DataObject received, Pending there, Frame frame) {
    if (!Identification.isCapture(received.type())) {
      return replace(received, there, frame);
    }
    means.listener().tolerated(context, "id-taken");
    return switch (context.peer().settings().duplicateId()) {
      case KEEP_BOTH -> keepBoth(received, frame);
      case REPLACE -> replace(received, there, frame);
      case REJECT ->
          new Placing.No(ErrorTexts.of("OV-1931", received.type().name(), String.valueOf(received.id())));
    };
  }

  private Placing replace(DataObject received, Pending there, Frame frame) {
    Optional<ErrorText> objection = Visibility.objection(context, there.object());
    return objection.isPresent()
        ? new Placing.No(objection.get())
        : write(received, SetShape.keepingUnsaid(received, there.object()), frame, there.expected(), Effect.REPLACED);
  }

  private Placing keepBoth(DataObject received, Frame frame) {
    List<DataObject> candidates = new ArrayList<>();
    pending.values().forEach(planned -> candidates.add(planned.object()));
    new KeptBefore(means.store()).candidates(received).forEach(found -> candidates.add(found.object()));
    for (DataObject candidate : candidates) {
      if (candidate.type() == received.type() && isSame(received, candidate)) {
        return new Placing.At(String.valueOf(candidate.id()), Effect.UNCHANGED);
      }
    }
    return write(received, renamed(received, frame), frame, 0, Effect.KEPT_BOTH);
  }

  /// Has a version written, after its members.
  ///
  /// @param received what came, whose members are placed
  /// @param version what is to be there
  private Placing write(DataObject received, DataObject version, Frame frame, long expected, Effect effect) {
    String id = Identification.usable(version).orElseThrow();
    String sent = String.valueOf(received.id());
    boolean source = Identification.isCapture(version.type());
    Frame inner = new Frame(frame.path(), sent, id, source, List.of(), frame.updating());
    Dismembered parts = dismember(version, members -> members.in(received) != null, inner);
    if (parts.reason() != null) {
      return new Placing.No(parts.reason());
    }
    put(parts.set(), id, expected);
    return new Placing.At(id, effect);
  }

  /// Has a version written whose members have been placed.
  void put(DataObject version, String id, long expected) {
    Key key = new Key(version.type(), id);
    Pending before = pending.remove(key);
    pending.put(key, new Pending(version, before == null ? expected : before.expected()));
  }

  /// A set whose lists hold identifiers only, or why there is none.
  record Dismembered(DataObject set, @Nullable ErrorText reason) {}

  /// Places the members of the lists that are wanted and leaves their identifiers in the set, each once.
  Dismembered dismember(DataObject set, Predicate<SetShape.Members> wanted, Frame frame) {
    DataObject.Builder left = set.toBuilder();
    for (SetShape.Members members : SetShape.of(set.type())) {
      if (wanted.test(members)) {
        List<DataObject> stubs = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        List<DataObject> given = members.orNone(set);
        for (int i = 0; i < given.size(); i++) {
          switch (member(given.get(i), frame, path(frame, members, i))) {
            case Placing.At at -> {
              if (ids.add(at.id())) {
                stubs.add(Identification.stub(members.type(), at.id()));
              }
            }
            case Placing.No no -> {
              return new Dismembered(set, no.reason());
            }
          }
        }
        left.set(members.list(), members.with(set, stubs));
      }
    }
    return new Dismembered(left.build(), null);
  }

  private static String path(Frame frame, SetShape.Members members, int index) {
    String before = frame.path().isEmpty() ? "" : frame.path() + ".";
    return before + members.list().name() + "." + members.elements().name() + "[" + index + "]";
  }

  /// What is there, or will be.
  private @Nullable Pending find(ObjectType type, String id) {
    Pending planned = pending.get(new Key(type, id));
    if (planned != null) {
      return planned;
    }
    StoredObject stored = means.store().read(type, id).orElse(null);
    return stored == null ? null : new Pending(stored.object(), stored.sequence());
  }

  /// Whether what came says what is there, members included.
  boolean isSame(DataObject received, DataObject there) {
    return same.holds(received, there) && containsMembers(received, there);
  }

  /// Whether every member that came is one of those there, each for itself.
  private boolean containsMembers(DataObject received, DataObject there) {
    String sent = String.valueOf(received.id());
    String id = String.valueOf(there.id());
    Frame frame = new Frame("", sent, id, Identification.isCapture(there.type()), List.of(), false);
    for (SetShape.Members members : SetShape.of(received.type())) {
      List<DataObject> left = new ArrayList<>(present(members, there));
      for (DataObject member : members.orNone(received)) {
        if (!removeOne(left, member, sourced(member, frame))) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean removeOne(List<DataObject> left, DataObject given, DataObject sourced) {
    for (DataObject candidate : left) {
      boolean alike =
          Identification.isReference(given)
              ? String.valueOf(given.id()).equals(candidate.id())
              : isNamedAlike(given, candidate) && isSame(sourced, candidate);
      if (alike) {
        left.remove(candidate);
        return true;
      }
    }
    return false;
  }

  private static boolean isNamedAlike(DataObject given, DataObject candidate) {
    String id = Identification.usable(given).orElse(null);
    if (id == null || id.equals(candidate.id())) {
      return true;
    }
    Value original = Identification.originalPath(candidate.type()).map(path -> path.first(candidate)).orElse(null);
    return new Value.Text(id).equals(original);
  }

  /// The members that a set has now, as they are.
  List<DataObject> present(SetShape.Members members, DataObject set) {
    List<DataObject> found = new ArrayList<>();
    for (DataObject stub : members.orNone(set)) {
      Pending there = find(stub.type(), String.valueOf(stub.id()));
      if (there != null) {
        found.add(there.object());
      }
    }
    return found;
  }

  /// How many objects of each type are to be written, with the identifier of one of them.
  Map<ObjectType, List<String>> byType() {
    Map<ObjectType, List<String>> ids = new HashMap<>();
    pending.keySet().forEach(key -> ids.computeIfAbsent(key.type(), _ -> new ArrayList<>()).add(key.id()));
    return ids;
  }
}
