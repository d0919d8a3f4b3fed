package org.openviid.store.embedded;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.util.BytesRef;
import org.openviid.schema.DataObject;
import org.openviid.schema.Value;

/// Makes documents of objects. For one thread at a time; a document is good until the next one is made.
final class DocumentMaker {
  private final IndexLayout layout;
  private final IndexDocument document = new IndexDocument();

  /// By the ordinal of a column: the last document that has a value in it, and the last that is odd in it.
  private long[] set = new long[128];
  private long[] odd = new long[128];
  private long made;
  private String id = "";

  DocumentMaker(IndexLayout layout) {
    this.layout = layout;
  }

  /// The document of a version.
  IndexDocument make(IndexedChange change) {
    TypeColumns columns = layout.of(change.object().type());
    document.clear();
    made++;
    id = change.id();
    int size = columns.all().size();
    if (set.length < size) {
      set = Arrays.copyOf(set, size);
      odd = Arrays.copyOf(odd, size);
    }
    key(columns, id, document.add(IndexLayout.ID, IndexColumn.termType()).bytes(keyRoom(id)));
    BytesRef type = document.add(IndexLayout.TYPE, IndexColumn.termType()).bytes(Integer.BYTES);
    append(columns.prefix(), type);
    document.add(IndexLayout.SEQUENCE, IndexColumn.sequenceType()).number(change.sequence());
    walk(columns.root(), change.object());
    for (IndexColumn column : columns.all()) {
      if (column.storage() == IndexColumn.Storage.IDENTITY && set[column.ordinal()] != made) {
        odd(column);
      }
    }
    return document;
  }

  /// The term by which the document of an object is found.
  static BytesRef key(TypeColumns columns, String id) {
    BytesRef key = new BytesRef(keyRoom(id));
    key(columns, id, key);
    return key;
  }

  private static int keyRoom(String id) {
    return Integer.BYTES + Math.max(3 * Math.min(id.length(), TextBytes.LIMIT), 33);
  }

  private static void key(TypeColumns columns, String id, BytesRef key) {
    append(columns.prefix(), key);
    if (id.length() <= TextBytes.LIMIT) {
      TextBytes.append(id, key);
    } else {
      // No text has this byte, so that the hash of one identifier is never another identifier.
      key.bytes[key.length++] = (byte) 0xFF;
      append(new BytesRef(sha256(id)), key);
    }
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_16BE));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }

  private static void append(BytesRef piece, BytesRef target) {
    System.arraycopy(piece.bytes, piece.offset, target.bytes, target.length, piece.length);
    target.length += piece.length;
  }

  private void walk(List<TypeColumns.Branch> branches, DataObject object) {
    for (int i = 0; i < branches.size(); i++) {
      TypeColumns.Branch branch = branches.get(i);
      Value value = object.value(branch.attribute());
      if (value instanceof Value.Sequence(List<Value> values)) {
        for (int j = 0; j < values.size(); j++) {
          reach(branch, values.get(j));
        }
      } else if (value != null) {
        reach(branch, value);
      }
    }
  }

  private void reach(TypeColumns.Branch branch, Value value) {
    IndexColumn column = branch.column();
    if (column != null) {
      put(column, value);
    } else if (value instanceof Value.Nested(DataObject object)) {
      walk(branch.below(), object);
    }
  }

  private void put(IndexColumn column, Value value) {
    if (!column.repeats() && set[column.ordinal()] == made) {
      odd(column);
    } else if (column.form() != ColumnForm.TEXT) {
      putNumber(column, value);
    } else if (value instanceof Value.Text(String text)) {
      putText(column, text);
    } else {
      odd(column);
    }
  }

  private void putNumber(IndexColumn column, Value value) {
    if (column.form().holds(value)) {
      document.add(column.name(), column.type()).number(column.form().number(value));
      set[column.ordinal()] = made;
    } else {
      odd(column);
    }
  }

  private void putText(IndexColumn column, String text) {
    boolean hashOnly = column.storage() == IndexColumn.Storage.HASH && !column.hasTerms();
    if (!hashOnly && !TextBytes.isRegular(text)) {
      odd(column);
      return;
    }
    switch (column.storage()) {
      case NUMBER -> throw new AssertionError(column);
      case IDENTITY -> {
        if (!text.equals(id)) {
          odd(column);
        }
      }
      case HASH -> {
        IndexField field = document.add(column.name(), column.type());
        if (column.hasTerms()) {
          field.text(text);
        }
        field.hash(text.hashCode());
      }
      case DICTIONARY, RAW -> document.add(column.name(), column.type()).text(text);
    }
    set[column.ordinal()] = made;
    if (column.hasGrams()) {
      Grams.add(text, column, document);
    }
  }

  private void odd(IndexColumn column) {
    if (odd[column.ordinal()] != made) {
      odd[column.ordinal()] = made;
      document.add(IndexLayout.ODD, IndexColumn.termType()).text(column.name());
    }
  }
}
