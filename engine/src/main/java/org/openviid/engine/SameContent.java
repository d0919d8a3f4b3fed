package org.openviid.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.openviid.schema.Attribute;
import org.openviid.schema.DataObject;
import org.openviid.schema.Value;

/// Tells whether two objects say the same: all attributes but those that the server sets, and pictures
/// by their bytes. What is compared first is cheap; a picture is only hashed when all else is equal.
final class SameContent {
  private final Function<Value.Blob, byte[]> newDigest;
  private final Function<Value.Blob, byte[]> storedDigest;

  /// @param newDigest the SHA-256 of a picture of the new object
  /// @param storedDigest the SHA-256 of a picture of the stored object
  SameContent(Function<Value.Blob, byte[]> newDigest, Function<Value.Blob, byte[]> storedDigest) {
    this.newDigest = newDigest;
    this.storedDigest = storedDigest;
  }

  /// Whether `received` says what `stored` says, identifiers of the two aside. A set may leave unsaid
  /// what comes to it by other ways: its data and its members; whether its members are the same has to be
  /// seen apart.
  boolean holds(DataObject received, DataObject stored) {
    Attribute id = received.type().idPath().leaf();
    DataObject said = SetShape.isSet(received.type()) ? said(received, received) : received;
    DataObject there = SetShape.isSet(received.type()) ? said(stored, received) : stored;
    return compare(said, there, id, false) && compare(said, there, id, true);
  }

  /// What a set says of what `received` mentions, its members aside.
  private static DataObject said(DataObject set, DataObject received) {
    DataObject.Builder said = set.toBuilder();
    for (Attribute attribute : set.type().attributes()) {
      if (received.value(attribute) == null) {
        said.set(attribute, null);
      }
    }
    SetShape.of(set.type()).forEach(members -> said.set(members.list(), null));
    return said.build();
  }

  private boolean compare(DataObject received, DataObject stored, Attribute id, boolean pictures) {
    if (received.type() != stored.type()) {
      return false;
    }
    for (Attribute attribute : received.type().attributes()) {
      boolean ignored = attribute == id || Identification.isSetByServer(attribute);
      if (!ignored && !same(received.value(attribute), stored.value(attribute), id, pictures)) {
        return false;
      }
    }
    return sameExtras(received.extras(), stored.extras(), id, pictures);
  }

  private boolean sameExtras(
      Map<String, Value> received, Map<String, Value> stored, Attribute id, boolean pictures) {
    if (!received.keySet().equals(stored.keySet())) {
      return false;
    }
    return received.entrySet().stream()
        .allMatch(extra -> same(extra.getValue(), stored.get(extra.getKey()), id, pictures));
  }

  private boolean same(@Nullable Value received, @Nullable Value stored, Attribute id, boolean pictures) {
    if (received == null || stored == null) {
      return received == null && stored == null;
    }
    if (received instanceof Value.Blob a && stored instanceof Value.Blob b) {
      return a.length() == b.length() && (!pictures || Arrays.equals(newDigest.apply(a), storedDigest.apply(b)));
    }
    if (received instanceof Value.Nested a && stored instanceof Value.Nested b) {
      return compare(a.object(), b.object(), id, pictures);
    }
    if (received instanceof Value.Sequence a && stored instanceof Value.Sequence b) {
      return sameElements(a.values(), b.values(), id, pictures);
    }
    return pictures || received.equals(stored);
  }

  private boolean sameElements(List<Value> received, List<Value> stored, Attribute id, boolean pictures) {
    if (received.size() != stored.size()) {
      return false;
    }
    for (int i = 0; i < received.size(); i++) {
      if (!same(received.get(i), stored.get(i), id, pictures)) {
        return false;
      }
    }
    return true;
  }
}
