package org.openviid.engine;

import java.util.ArrayList;
import java.util.List;
import org.openviid.query.Filter;
import org.openviid.schema.Attribute;
import org.openviid.schema.AttributePath;
import org.openviid.schema.DataObject;
import org.openviid.schema.SearchKind;
import org.openviid.schema.Value;
import org.openviid.store.ObjectStore;
import org.openviid.store.Search;
import org.openviid.store.StoredObject;

/// Finds what was kept under identifiers of our own because the one it came with was taken. Safe for use by
/// any number of threads.
final class KeptBefore {
  private static final int MAX_CANDIDATES = 100;

  private final ObjectStore store;

  KeptBefore(ObjectStore store) {
    this.store = store;
  }

  /// What was kept for the same identifier as sent, and agrees with the object in everything that the index
  /// knows well; whether it is the same has still to be seen.
  List<StoredObject> candidates(DataObject received) {
    AttributePath original = Identification.originalPath(received.type()).orElse(null);
    if (original == null) {
      return List.of();
    }
    List<Filter> conditions = new ArrayList<>();
    conditions.add(Filter.equal(original, new Value.Text(String.valueOf(received.id()))));
    for (Attribute attribute : received.type().attributes()) {
      Value value = received.value(attribute);
      if (value != null && isWellKnown(attribute)) {
        conditions.add(Filter.equal(new AttributePath(List.of(attribute)), value));
      }
    }
    Filter filter = new Filter.And(conditions);
    Search search = new Search(received.type(), filter, List.of(), 0, MAX_CANDIDATES, false, Long.MAX_VALUE);
    return store.searchAhead(search).objects();
  }

  private static boolean isWellKnown(Attribute attribute) {
    SearchKind search = attribute.search();
    boolean indexed = search == SearchKind.TERM || search == SearchKind.GRAM || search == SearchKind.TIME;
    return indexed && !attribute.isReadOnly();
  }
}
