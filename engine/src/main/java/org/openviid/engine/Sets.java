package org.openviid.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openviid.codec.Item;
import org.openviid.engine.Assembly.Placing;
import org.openviid.engine.ItemOutcome.Accepted;
import org.openviid.engine.ItemOutcome.Effect;
import org.openviid.engine.ItemOutcome.Refused;
import org.openviid.peers.RequestContext;
import org.openviid.schema.DataObject;
import org.openviid.schema.ErrorTexts;
import org.openviid.schema.ObjectType;
import org.openviid.store.StoredObject;

/// Takes in and changes sets together with their members [B.58 to B.61]: each element of a request is done
/// as a whole or leaves nothing behind. Members become objects of their own; the set keeps their
/// identifiers, in order. Safe for use by any number of threads.
final class Sets {
  private static final int MAX_ATTEMPTS = 32;

  private final Assembly.Means means;
  private final EngineSettings settings;
  private final DeviceRecords devices;

  Sets(Assembly.Means means, EngineSettings settings, DeviceRecords devices) {
    this.means = means;
    this.settings = settings;
    this.devices = devices;
  }

  /// Stores an element of a POST with its members.
  ItemOutcome create(RequestContext context, Item item, PictureIntake pictures) {
    DataObject received = item.object();
    String sent = received.id() == null ? "" : received.id();
    if (!item.problems().isEmpty()) {
      return new Refused(sent, item.problems().getFirst().text());
    }
    try (Writing writing = writing(context, pictures)) {
      for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
        Assembly assembly = new Assembly(means, context, writing.comparison());
        switch (assembly.element(received)) {
          case Placing.No no -> {
            return new Refused(sent, no.reason());
          }
          case Placing.At at -> {
            if (assembly.pending().isEmpty() || commit(context, writing, assembly, "create")) {
              return new Accepted(at.id(), at.effect());
            }
          }
        }
      }
    }
    return new Refused(sent, ErrorTexts.of("OV-1915", sent));
  }

  private Writing writing(RequestContext context, PictureIntake pictures) {
    return new Writing(means.store(), context, pictures, settings.retentionClass());
  }

  private boolean commit(RequestContext context, Writing writing, Assembly assembly, String action) {
    if (!writing.commit(assembly, action)) {
      return false;
    }
    assembly.pending().stream()
        .map(Assembly.Pending::object)
        .filter(object -> Identification.isCapture(object.type()))
        .forEach(object -> devices.sentBy(object, context.receivedAt()));
    return true;
  }

  private @Nullable StoredObject read(RequestContext context, ObjectType type, String id) {
    return means.store().read(type, id).filter(found -> Visibility.sees(context, found.object())).orElse(null);
  }

  /// Stores objects and makes them members of a set, all that can be in one step.
  ///
  /// @return one outcome an element, in order; empty when there is no such set
  Optional<List<ItemOutcome>> add(
      RequestContext context, StoredPlace place, List<Item> items, PictureIntake pictures) {
    try (Writing writing = writing(context, pictures)) {
      for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
        StoredObject set = read(context, place.set(), place.id());
        if (set == null) {
          return Optional.empty();
        }
        Assembly assembly = new Assembly(means, context, writing.comparison());
        List<ItemOutcome> outcomes = added(assembly, set, place.members(), items);
        if (assembly.pending().isEmpty() || commit(context, writing, assembly, "create")) {
          return Optional.of(outcomes);
        }
      }
    }
    return Optional.of(
        items.stream().<ItemOutcome>map(_ -> new Refused("", ErrorTexts.of("OV-1918", place.id()))).toList());
  }

  /// A list of members of one set.
  ///
  /// @param set the type of the set
  /// @param id the identifier of the set
  /// @param members which of its lists
  record StoredPlace(ObjectType set, String id, SetShape.Members members) {}

  private List<ItemOutcome> added(
      Assembly assembly, StoredObject set, SetShape.Members members, List<Item> items) {
    boolean source = Identification.isCapture(set.object().type());
    List<DataObject> present = assembly.present(members, set.object());
    Assembly.Frame frame = new Assembly.Frame("", set.id(), set.id(), source, present, false);
    List<DataObject> stubs = new ArrayList<>(members.orNone(set.object()));
    List<ItemOutcome> outcomes = new ArrayList<>();
    for (Item item : items) {
      ItemOutcome outcome = added(assembly, frame, members, item);
      outcomes.add(outcome);
      if (outcome instanceof Accepted) {
        DataObject stub = Identification.stub(members.type(), outcome.id());
        if (!stubs.contains(stub)) {
          stubs.add(stub);
        }
      }
    }
    if (stubs.size() > members.orNone(set.object()).size()) {
      DataObject changed =
          set.object().toBuilder().set(members.list(), members.with(set.object(), stubs)).build();
      assembly.put(changed, set.id(), set.sequence());
    }
    return outcomes;
  }

  private static ItemOutcome added(
      Assembly assembly, Assembly.Frame frame, SetShape.Members members, Item item) {
    String sent = item.object().id() == null ? "" : item.object().id();
    if (!item.problems().isEmpty()) {
      return new Refused(sent, item.problems().getFirst().text());
    }
    Map<Assembly.Key, Assembly.Pending> before = assembly.snapshot();
    String at = members.elements().name() + "[" + item.index() + "]";
    return switch (assembly.member(item.object(), frame, at)) {
      case Placing.At done -> new Accepted(done.id(), done.effect());
      case Placing.No no -> {
        assembly.restore(before);
        yield new Refused(sent, no.reason());
      }
    };
  }

  /// Which list of a set holds members of a type, if one does.
  static Optional<SetShape.Members> listOf(ObjectType set, ObjectType member) {
    return SetShape.of(set).stream().filter(members -> members.type() == member).findFirst();
  }
}
