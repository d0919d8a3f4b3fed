package org.openviid.store.embedded;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.lucene.document.FieldType;

/// The fields of a document, used again for one document after another. For one thread at a time.
final class IndexDocument implements Iterable<IndexField> {
  private final List<IndexField> fields = new ArrayList<>();
  private int count;

  /// Begins a new document.
  void clear() {
    count = 0;
  }

  /// Adds a value, which the caller sets.
  IndexField add(String name, FieldType type) {
    if (count == fields.size()) {
      fields.add(new IndexField(name, type));
    }
    IndexField field = fields.get(count++);
    field.begin(name, type);
    return field;
  }

  @Override
  public Iterator<IndexField> iterator() {
    return new Iterator<>() {
      private int next;

      @Override
      public boolean hasNext() {
        return next < count;
      }

      @Override
      public IndexField next() {
        if (next >= count) {
          throw new NoSuchElementException();
        }
        return fields.get(next++);
      }
    };
  }
}
