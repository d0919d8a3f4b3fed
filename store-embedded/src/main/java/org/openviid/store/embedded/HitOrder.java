package org.openviid.store.embedded;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.openviid.query.SortKey;
import org.openviid.query.ValueOrder;
import org.openviid.schema.DataObject;
import org.openviid.schema.Value;
import org.openviid.store.Search;
import org.openviid.store.StoreException;

/// The order of the hits of a search: its criteria, then the sequence. Immutable.
///
/// Either the index has the values by document, or they have to be read from the objects: when they are
/// only hashed, when there may be several of them, and when an object has an oddity in place of one.
final class HitOrder implements Comparator<HitKey> {
  private final List<Criterion> criteria = new ArrayList<>();
  private final boolean indexed;
  private final Sort sort;

  private record Criterion(SortKey key, IndexColumn column) {
    SortField field() {
      Object missing = column.form() == ColumnForm.TEXT ? missingText() : missingNumber();
      return new SortField(column.name(), type(), key.descending(), missing);
    }

    private SortField.Type type() {
      if (column.form() != ColumnForm.TEXT) {
        return SortField.Type.LONG;
      }
      return column.storage() == IndexColumn.Storage.RAW ? SortField.Type.STRING_VAL : SortField.Type.STRING;
    }

    private Object missingText() {
      return key.descending() ? SortField.STRING_FIRST : SortField.STRING_LAST;
    }

    /// No column holds it, see [ColumnForm#holds].
    private Long missingNumber() {
      return key.descending() ? Long.MIN_VALUE : Long.MAX_VALUE;
    }

    boolean isIndexed(IndexView view) {
      boolean byDocument =
          switch (column.storage()) {
            case NUMBER, DICTIONARY, RAW -> true;
            case HASH, IDENTITY -> false;
          };
      return byDocument && !column.repeats() && !view.isOdd(column);
    }

    boolean holds(DataObject object) {
      Value value = key.path().first(object);
      return value == null
          || (value instanceof Value.Text(String text)
              ? column.form() == ColumnForm.TEXT && TextBytes.isRegular(text)
              : column.form().holds(value));
    }

    @Nullable Object indexedValue(DataObject object) {
      Value value = key.path().first(object);
      if (value == null) {
        return null;
      }
      return value instanceof Value.Text(String text) ? TextBytes.of(text) : (Object) column.form().number(value);
    }
  }

  private HitOrder(List<Criterion> criteria, boolean indexed) {
    this.criteria.addAll(criteria);
    this.indexed = indexed;
    List<SortField> fields = new ArrayList<>();
    if (indexed) {
      criteria.forEach(criterion -> fields.add(criterion.field()));
    }
    fields.add(new SortField(IndexLayout.SEQUENCE, SortField.Type.LONG));
    this.sort = new Sort(fields.toArray(SortField[]::new));
  }

  /// The order that a search asks for.
  ///
  /// @throws StoreException when it is by an attribute that is not indexed
  static HitOrder of(Search search, TypeColumns columns, IndexView view, List<IndexedChange> tail) {
    List<Criterion> criteria = new ArrayList<>();
    boolean indexed = true;
    for (SortKey key : search.sort()) {
      IndexColumn column = columns.find(key.path());
      if (column == null) {
        throw new StoreException("OV-1702", key.path().dotted(), search.type());
      }
      Criterion criterion = new Criterion(key, column);
      criteria.add(criterion);
      indexed &=
          criterion.isIndexed(view) && tail.stream().allMatch(change -> criterion.holds(change.object()));
    }
    return new HitOrder(criteria, indexed);
  }

  /// Whether the index has the values, so that [#sort] is the order.
  boolean isIndexed() {
    return indexed;
  }

  /// The order, for Lucene.
  Sort sort() {
    return sort;
  }

  /// Where an object stands.
  HitKey key(DataObject object, long sequence) {
    @Nullable Object[] values = new @Nullable Object[criteria.size()];
    for (int i = 0; i < values.length; i++) {
      Criterion criterion = criteria.get(i);
      values[i] = indexed ? criterion.indexedValue(object) : criterion.key().path().first(object);
    }
    return new HitKey(values, sequence);
  }

  /// Where a document stands that was found with [#sort].
  HitKey key(FieldDoc found) {
    @Nullable Object[] values = new @Nullable Object[criteria.size()];
    for (int i = 0; i < values.length; i++) {
      Object value = found.fields[i];
      values[i] = criteria.get(i).missingNumber().equals(value) ? null : value;
    }
    return new HitKey(values, (Long) found.fields[values.length]);
  }

  /// The last document before those that come after a hit, whether it is still there or not.
  FieldDoc document(HitKey key) {
    @Nullable Object[] fields = new @Nullable Object[criteria.size() + 1];
    for (int i = 0; i < criteria.size(); i++) {
      Object value = key.values()[i];
      Criterion criterion = criteria.get(i);
      boolean number = criterion.column().form() != ColumnForm.TEXT;
      fields[i] = value == null && number ? criterion.missingNumber() : value;
    }
    fields[criteria.size()] = key.sequence();
    return new FieldDoc(Integer.MAX_VALUE, Float.NaN, fields);
  }

  @Override
  public int compare(HitKey a, HitKey b) {
    for (int i = 0; i < criteria.size(); i++) {
      Object x = a.values()[i];
      Object y = b.values()[i];
      int order;
      if (x == null || y == null) {
        order = Boolean.compare(x == null, y == null);
      } else {
        order = criteria.get(i).key().descending() ? compareValues(y, x) : compareValues(x, y);
      }
      if (order != 0) {
        return order;
      }
    }
    return Long.compare(a.sequence(), b.sequence());
  }

  private static int compareValues(Object a, Object b) {
    return switch (a) {
      case Long x -> Long.compare(x, (Long) b);
      case BytesRef x -> x.compareTo((BytesRef) b);
      case Value x -> ValueOrder.compare(x, (Value) b);
      default -> throw new AssertionError(a);
    };
  }
}
