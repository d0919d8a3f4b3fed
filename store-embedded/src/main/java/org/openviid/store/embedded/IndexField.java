package org.openviid.store.embedded;

import java.io.Reader;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.InvertableType;
import org.apache.lucene.document.StoredValue;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.NumericUtils;
import org.jspecify.annotations.Nullable;

/// One value in a document, used again for one document after another. For one thread at a time.
final class IndexField implements IndexableField {
  private String name;
  private FieldType type;
  private final BytesRef bytes = new BytesRef(64);
  private final Holder number = new Holder();

  IndexField(String name, FieldType type) {
    this.name = name;
    this.type = type;
  }

  /// Begins a new value.
  void begin(String newName, FieldType newType) {
    name = newName;
    type = newType;
    bytes.length = 0;
  }

  /// An empty piece of bytes with room for `room`.
  BytesRef bytes(int room) {
    if (bytes.bytes.length < room) {
      bytes.bytes = new byte[room];
    }
    bytes.length = 0;
    return bytes;
  }

  /// Sets a text.
  void text(String text) {
    TextBytes.append(text, bytes(text.length() * 3));
  }

  /// Sets a number, both as itself and as bytes of the same order.
  void number(long value) {
    number.value = value;
    NumericUtils.longToSortableBytes(value, bytes(Long.BYTES).bytes, 0);
    bytes.length = Long.BYTES;
  }

  /// Sets a hash beside the text.
  void hash(int hash) {
    number.value = hash;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public FieldType fieldType() {
    return type;
  }

  @Override
  public BytesRef binaryValue() {
    return bytes;
  }

  @Override
  public Number numericValue() {
    return number;
  }

  @Override
  public InvertableType invertableType() {
    return InvertableType.BINARY;
  }

  @Override
  public @Nullable TokenStream tokenStream(Analyzer analyzer, TokenStream reuse) {
    return null;
  }

  @Override
  public @Nullable String stringValue() {
    return null;
  }

  @Override
  public @Nullable Reader readerValue() {
    return null;
  }

  @Override
  public @Nullable StoredValue storedValue() {
    return null;
  }

  /// A number that changes, as Lucene asks for an object.
  private static final class Holder extends Number {
    private static final long serialVersionUID = 1L;
    private long value;

    @Override
    public int intValue() {
      return (int) value;
    }

    @Override
    public long longValue() {
      return value;
    }

    @Override
    public float floatValue() {
      return value;
    }

    @Override
    public double doubleValue() {
      return value;
    }
  }
}
