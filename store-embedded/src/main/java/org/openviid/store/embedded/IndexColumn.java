package org.openviid.store.embedded;

import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.DocValuesSkipIndexType;
import org.apache.lucene.index.DocValuesType;
import org.apache.lucene.index.IndexOptions;
import org.openviid.schema.Attribute;
import org.openviid.schema.AttributePath;
import org.openviid.schema.Length;
import org.openviid.schema.SearchKind;
import org.openviid.schema.ValueKind;

/// How the index keeps one attribute of one type. Immutable.
final class IndexColumn {
  /// Text of this length and more is taken for something that hardly ever occurs twice.
  private static final int LONG_TEXT = 256;

  /// Identifiers of this exact length and more are those of captures, each of which occurs once.
  private static final int LONG_IDENTIFIER = 24;

  /// Where the values are.
  enum Storage {
    /// Numbers by document.
    NUMBER,
    /// Every different text once, in order, and which of them a document has.
    DICTIONARY,
    /// The text itself by document.
    RAW,
    /// No more than a hash by document; to know the text, the object is read. For text that hardly
    /// ever occurs twice and that is searched for as a whole, if at all.
    HASH,
    /// Nothing by document, as it is the identifier, by which each document is found anyway.
    IDENTITY
  }

  private static final FieldType TERM = new FieldType();
  private static final FieldType SEQUENCE = new FieldType();

  static {
    TERM.setIndexOptions(IndexOptions.DOCS);
    TERM.setOmitNorms(true);
    TERM.setTokenized(false);
    TERM.freeze();
    SEQUENCE.setDocValuesType(DocValuesType.NUMERIC);
    SEQUENCE.setDocValuesSkipIndexType(DocValuesSkipIndexType.RANGE);
    SEQUENCE.setDimensions(1, Long.BYTES);
    SEQUENCE.freeze();
  }

  private final AttributePath path;
  private final int ordinal;
  private final String name;
  private final ColumnForm form;
  private final Storage storage;
  private final boolean repeats;
  private final SearchKind search;
  private final FieldType fieldType;

  /// A column of a type.
  ///
  /// @param prefix sets apart the columns of one type from those of another
  /// @param ordinal among the columns of the type
  /// @param identity whether the attribute identifies the objects of the type
  IndexColumn(AttributePath path, String prefix, int ordinal, ColumnForm form, boolean identity) {
    this.path = path;
    this.ordinal = ordinal;
    this.name = prefix + '.' + path.keys();
    this.form = form;
    this.repeats = path.steps().stream().anyMatch(IndexColumn::repeats);
    this.search = path.leaf().search();
    this.storage = identity ? Storage.IDENTITY : storage(path.leaf());
    this.fieldType = fieldType();
  }

  private static boolean repeats(Attribute step) {
    return step.kind() == ValueKind.LIST || step.kind() == ValueKind.TEXTS;
  }

  private Storage storage(Attribute leaf) {
    if (form != ColumnForm.TEXT) {
      return Storage.NUMBER;
    }
    if (search == SearchKind.GRAM) {
      return repeats ? Storage.DICTIONARY : Storage.RAW;
    }
    Length length = leaf.length();
    boolean rarelyTwice =
        search == SearchKind.ID
            || length.max() >= LONG_TEXT
            || (length.exact() && length.max() >= LONG_IDENTIFIER);
    return rarelyTwice && leaf.kind() != ValueKind.CODE ? Storage.HASH : Storage.DICTIONARY;
  }

  private FieldType fieldType() {
    FieldType type = new FieldType();
    type.setTokenized(false);
    type.setOmitNorms(true);
    if (hasTerms()) {
      type.setIndexOptions(IndexOptions.DOCS);
    }
    if (hasPoints()) {
      type.setDimensions(1, Long.BYTES);
    }
    type.setDocValuesType(docValues());
    if (storage == Storage.NUMBER || storage == Storage.DICTIONARY) {
      type.setDocValuesSkipIndexType(DocValuesSkipIndexType.RANGE);
    }
    type.freeze();
    return type;
  }

  private DocValuesType docValues() {
    return switch (storage) {
      case NUMBER, HASH -> repeats ? DocValuesType.SORTED_NUMERIC : DocValuesType.NUMERIC;
      case DICTIONARY -> repeats ? DocValuesType.SORTED_SET : DocValuesType.SORTED;
      case RAW -> DocValuesType.BINARY;
      case IDENTITY -> DocValuesType.NONE;
    };
  }

  /// The attribute.
  AttributePath path() {
    return path;
  }

  /// The position among the columns of the type.
  int ordinal() {
    return ordinal;
  }

  /// The name of the field.
  String name() {
    return name;
  }

  /// The name of the field of its substrings, if it [#hasGrams].
  String gramName() {
    return name + '#';
  }

  /// What its values are.
  ColumnForm form() {
    return form;
  }

  /// Where its values are.
  Storage storage() {
    return storage;
  }

  /// Whether one object may have several values.
  boolean repeats() {
    return repeats;
  }

  /// Whether documents are found by a value as a whole.
  boolean hasTerms() {
    return storage != Storage.IDENTITY && (search == SearchKind.TERM || search == SearchKind.ID);
  }

  /// Whether documents are found by substrings of one to three characters.
  boolean hasGrams() {
    return search == SearchKind.GRAM && form == ColumnForm.TEXT;
  }

  /// Whether documents are found by ranges.
  boolean hasPoints() {
    return search == SearchKind.TIME && form != ColumnForm.TEXT;
  }

  /// How Lucene keeps it.
  FieldType type() {
    return fieldType;
  }

  /// A field that documents are found by, and nothing else.
  static FieldType termType() {
    return TERM;
  }

  /// The field that holds the sequence.
  static FieldType sequenceType() {
    return SEQUENCE;
  }

  /// What a change of makes an existing index useless.
  @Override
  public String toString() {
    return name + ' ' + form + ' ' + storage + ' ' + repeats + ' ' + hasTerms() + ' ' + hasGrams() + ' ' + hasPoints();
  }
}
