package org.openviid.engine;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.openviid.schema.Attribute;
import org.openviid.schema.AttributePath;
import org.openviid.schema.DataObject;
import org.openviid.schema.ObjectType;
import org.openviid.schema.Schema;
import org.openviid.schema.Value;
import org.openviid.store.Change;
import org.openviid.store.CommitResult;
import org.openviid.store.ObjectStore;
import org.openviid.store.StoredObject;
import org.openviid.store.Transaction;

/// Keeps the records of collecting devices [B.1, 7.6] and collection systems [B.3, 7.7], and the states of
/// both [B.2, B.4], in step with what is seen of them: whether they are online, and a provisional record,
/// marked as unconfirmed, for one that nobody has described. Safe for use by any number of threads.
///
/// The changes are ordinary changes of the log, so that whoever reads it learns of them. Record and state
/// change together.
public final class DeviceRecords {
  private static final String IS_ONLINE = "1";
  private static final String IS_OFFLINE = "2";
  private static final int MAX_ATTEMPTS = 16;
  private static final int MAX_KNOWN = 1_000_000;

  private final ObjectStore store;
  private final String self;
  private final LocalDigits digits;
  private final Kind devices;
  private final Kind systems;
  private final Set<String> known = ConcurrentHashMap.newKeySet();

  /// What is kept of one kind of sender, by the permanent keys of the tables, which stay when names are
  /// corrected.
  private record Kind(
      ObjectType type, Attribute name, Attribute address, Attribute online, Attribute unconfirmed, State state) {
    static Kind of(Schema schema, int type, int address, int online, int state) {
      ObjectType found = Objects.requireNonNull(schema.find(type));
      return new Kind(
          found,
          attribute(found, 2),
          attribute(found, address),
          attribute(found, online),
          attribute(found, 910),
          State.of(Objects.requireNonNull(schema.find(state))));
    }

    private static Attribute attribute(ObjectType type, int key) {
      return Objects.requireNonNull(type.find(key));
    }
  }

  /// The state of one kind of sender.
  private record State(ObjectType type, Attribute online, Attribute time) {
    static State of(ObjectType type) {
      return new State(type, Kind.attribute(type, 2), Kind.attribute(type, 3));
    }
  }

  /// Records over a store.
  ///
  /// @param self the identifier of this library, on whose behalf the records are changed
  /// @param zone what local times are in
  public DeviceRecords(ObjectStore store, Schema schema, String self, ZoneId zone) {
    this.store = store;
    this.self = self;
    this.digits = new LocalDigits(zone);
    this.devices = Kind.of(schema, 1, 4, 15, 2);
    this.systems = Kind.of(schema, 3, 3, 6, 4);
  }

  /// A device has registered.
  ///
  /// @param address where it came from
  /// @param at milliseconds since 1970-01-01T00:00Z
  public void online(String deviceId, String address, long at) {
    online(devices, deviceId, address, at);
  }

  /// A device has unregistered, or has been silent for too long.
  ///
  /// @param at milliseconds since 1970-01-01T00:00Z
  public void offline(String deviceId, long at) {
    offline(devices, deviceId, at);
  }

  /// A collection system has registered.
  ///
  /// @param address where it came from
  /// @param at milliseconds since 1970-01-01T00:00Z
  public void systemOnline(String systemId, String address, long at) {
    online(systems, systemId, address, at);
  }

  /// A collection system has unregistered, or has been silent for too long.
  ///
  /// @param at milliseconds since 1970-01-01T00:00Z
  public void systemOffline(String systemId, long at) {
    offline(systems, systemId, at);
  }

  private void online(Kind kind, String id, String address, long at) {
    change(kind, id, at, current -> {
      DataObject.Builder record = current == null ? provisional(kind, id) : current.toBuilder();
      if (current == null || isUnconfirmed(kind, current)) {
        record.set(kind.address(), address.isEmpty() ? null : new Value.Text(address));
      }
      return record.set(kind.online(), new Value.Text(IS_ONLINE)).build();
    });
  }

  private void offline(Kind kind, String id, long at) {
    change(kind, id, at, current -> {
      DataObject.Builder record = current == null ? provisional(kind, id) : current.toBuilder();
      return record.set(kind.online(), new Value.Text(IS_OFFLINE)).build();
    });
  }

  /// A state has been reported and stored: the record says the same from then on.
  ///
  /// @param at milliseconds since 1970-01-01T00:00Z
  void reported(DataObject state, long at) {
    for (Kind kind : List.of(devices, systems)) {
      Value online = state.type() == kind.state().type() ? state.value(kind.state().online()) : null;
      if (online != null) {
        String id = String.valueOf(state.id());
        change(kind, id, at, current -> {
          DataObject.Builder record = current == null ? provisional(kind, id) : current.toBuilder();
          return record.set(kind.online(), online).build();
        });
      }
    }
  }

  /// A capture names a device. Cheap when the device has been named before.
  ///
  /// @param at milliseconds since 1970-01-01T00:00Z
  void sentBy(DataObject capture, long at) {
    AttributePath path = capture.type().devicePath().orElse(null);
    if (path != null && path.first(capture) instanceof Value.Text device && !known.contains(device.text())) {
      named(device.text(), at);
    }
  }

  private void named(String deviceId, long at) {
    if (!deviceId.matches("\\d{20}")) {
      return;
    }
    if (store.sequenceOf(devices.type(), deviceId) == 0) {
      change(
          devices, deviceId, at, current -> current == null ? provisional(devices, deviceId).build() : current);
    }
    if (known.size() < MAX_KNOWN) {
      known.add(deviceId);
    }
  }

  private static DataObject.Builder provisional(Kind kind, String id) {
    return DataObject.builder(kind.type())
        .set(kind.type().idPath().leaf(), new Value.Text(id))
        .set(kind.name(), new Value.Text(id))
        .set(kind.unconfirmed(), new Value.Flag(true));
  }

  private static boolean isUnconfirmed(Kind kind, DataObject record) {
    return record.value(kind.unconfirmed()) instanceof Value.Flag flag && flag.yes();
  }

  private void change(Kind kind, String id, long at, Rewrite rewrite) {
    for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      List<Change> changes = new ArrayList<>();
      DataObject after = put(changes, kind.type(), id, at, rewrite);
      Value online = after.value(kind.online());
      if (online != null) {
        put(changes, kind.state().type(), id, at, current -> state(kind, id, current, online, at));
      }
      if (changes.isEmpty() || isDone(Transaction.of(changes).asWhole())) {
        return;
      }
    }
  }

  /// The state, with the time of its last transition.
  private DataObject state(Kind kind, String id, @Nullable DataObject current, Value online, long at) {
    State state = kind.state();
    if (current != null && online.equals(current.value(state.online()))) {
      return current;
    }
    return Identification.stub(state.type(), id).toBuilder()
        .set(state.online(), online)
        .set(state.time(), digits.moment(at))
        .build();
  }

  private DataObject put(List<Change> changes, ObjectType type, String id, long at, Rewrite rewrite) {
    Optional<StoredObject> current = store.read(type, id);
    DataObject before = current.map(StoredObject::object).orElse(null);
    DataObject after = rewrite.of(before);
    if (before == null || !after.equals(before)) {
      changes.add(new Change.Put(id, current.map(StoredObject::sequence).orElse(0L), after, at, self));
    }
    return after;
  }

  private boolean isDone(Transaction transaction) {
    return store.commit(transaction).stream().allMatch(result -> result instanceof CommitResult.Done);
  }

  private interface Rewrite {
    DataObject of(@Nullable DataObject current);
  }
}
