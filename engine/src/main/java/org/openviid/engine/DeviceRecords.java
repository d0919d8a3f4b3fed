package org.openviid.engine;

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

/// Keeps the records of collecting devices [B.1, 7.6] in step with what is seen of them: whether they are
/// online, and a provisional record, marked as unconfirmed, for one that nobody has described. Safe for
/// use by any number of threads.
///
/// The changes are ordinary changes of the log, so that whoever reads it learns of them.
public final class DeviceRecords {
  // Permanent keys of the tables, which stay when names are corrected.
  private static final int DEVICE = 1;
  private static final int NAME = 2;
  private static final int ADDRESS = 4;
  private static final int ONLINE = 15;
  private static final int UNCONFIRMED = 910;

  private static final String IS_ONLINE = "1";
  private static final String IS_OFFLINE = "2";
  private static final int MAX_ATTEMPTS = 16;
  private static final int MAX_KNOWN = 1_000_000;

  private final ObjectStore store;
  private final ObjectType type;
  private final String self;
  private final Set<String> known = ConcurrentHashMap.newKeySet();

  /// Records over a store.
  ///
  /// @param self the identifier of this library, on whose behalf the records are changed
  public DeviceRecords(ObjectStore store, Schema schema, String self) {
    this.store = store;
    this.type = Objects.requireNonNull(schema.find(DEVICE));
    this.self = self;
  }

  /// A device has registered.
  ///
  /// @param address where it came from
  /// @param at milliseconds since 1970-01-01T00:00Z
  public void online(String deviceId, String address, long at) {
    change(deviceId, at, current -> {
      DataObject.Builder record = current == null ? provisional(deviceId) : current.toBuilder();
      if (current == null || isUnconfirmed(current)) {
        record.set(attribute(ADDRESS), new Value.Text(address));
      }
      return record.set(attribute(ONLINE), new Value.Text(IS_ONLINE)).build();
    });
  }

  /// A device has unregistered, or has been silent for too long.
  ///
  /// @param at milliseconds since 1970-01-01T00:00Z
  public void offline(String deviceId, long at) {
    change(deviceId, at, current -> {
      DataObject.Builder record = current == null ? provisional(deviceId) : current.toBuilder();
      return record.set(attribute(ONLINE), new Value.Text(IS_OFFLINE)).build();
    });
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
    if (store.sequenceOf(type, deviceId) == 0) {
      change(deviceId, at, current -> current == null ? provisional(deviceId).build() : current);
    }
    if (known.size() < MAX_KNOWN) {
      known.add(deviceId);
    }
  }

  private DataObject.Builder provisional(String deviceId) {
    return DataObject.builder(type)
        .set(type.idPath().leaf(), new Value.Text(deviceId))
        .set(attribute(NAME), new Value.Text(deviceId))
        .set(attribute(UNCONFIRMED), new Value.Flag(true));
  }

  private boolean isUnconfirmed(DataObject record) {
    return record.value(attribute(UNCONFIRMED)) instanceof Value.Flag flag && flag.yes();
  }

  private void change(String deviceId, long at, Rewrite rewrite) {
    for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      Optional<StoredObject> current = store.read(type, deviceId);
      DataObject before = current.map(StoredObject::object).orElse(null);
      DataObject after = rewrite.of(before);
      if (before != null && after.equals(before)) {
        return;
      }
      long expected = current.map(StoredObject::sequence).orElse(0L);
      Change change = new Change.Put(deviceId, expected, after, at, self);
      if (store.commit(Transaction.of(List.of(change))).getFirst() instanceof CommitResult.Done) {
        return;
      }
    }
  }

  private Attribute attribute(int key) {
    return Objects.requireNonNull(type.find(key));
  }

  private interface Rewrite {
    DataObject of(@Nullable DataObject current);
  }
}
