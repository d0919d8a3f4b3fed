package org.openviid.store.embedded;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.openviid.schema.Attribute;
import org.openviid.schema.AttributePath;
import org.openviid.schema.ObjectType;
import org.openviid.schema.SearchKind;
import org.openviid.schema.Sensitivity;
import org.openviid.schema.TypeKind;

/// The columns of one type, arranged as its attributes are nested. Immutable.
final class TypeColumns {
  private static final int DEPTH = 4;

  private final ObjectType type;
  private final List<IndexColumn> all = new ArrayList<>();
  private final List<Branch> root;
  private final @Nullable AttributePath identity;
  private final BytesRef prefix;

  /// An attribute with something to index in it or below.
  ///
  /// @param attribute the attribute
  /// @param column how it is indexed, or null when it nests others
  /// @param below what it nests
  record Branch(Attribute attribute, @Nullable IndexColumn column, List<Branch> below) {
    /// Copies the list.
    Branch {
      below = List.copyOf(below);
    }
  }

  TypeColumns(ObjectType type) {
    this.type = type;
    this.identity = type.kind() == TypeKind.RESOURCE ? type.idPath() : null;
    this.prefix = new BytesRef(new byte[Integer.BYTES]);
    for (int i = 0; i < Integer.BYTES; i++) {
      prefix.bytes[i] = (byte) (type.key() >>> (24 - 8 * i));
    }
    this.root = branches(type, List.of());
  }

  private List<Branch> branches(ObjectType within, List<Attribute> above) {
    List<Branch> branches = new ArrayList<>();
    for (Attribute attribute : within.attributes()) {
      if (attribute.sensitivity() == Sensitivity.RESTRICTED || attribute.sensitivity() == Sensitivity.SECRET) {
        continue;
      }
      List<Attribute> steps = new ArrayList<>(above);
      steps.add(attribute);
      if (!attribute.kind().nests()) {
        IndexColumn column = column(attribute, steps);
        if (column != null) {
          branches.add(new Branch(attribute, column, List.of()));
        }
      } else if (steps.size() < DEPTH) {
        List<Branch> below = branches(attribute.target(), steps);
        if (!below.isEmpty()) {
          branches.add(new Branch(attribute, null, below));
        }
      }
    }
    return branches;
  }

  private @Nullable IndexColumn column(Attribute attribute, List<Attribute> steps) {
    ColumnForm form = ColumnForm.of(attribute.kind());
    if (form == null || attribute.search() == SearchKind.NONE) {
      return null;
    }
    AttributePath path = new AttributePath(steps);
    IndexColumn column =
        new IndexColumn(path, Integer.toString(type.key()), all.size(), form, path.equals(identity));
    all.add(column);
    return column;
  }

  /// The type.
  ObjectType type() {
    return type;
  }

  /// All columns.
  List<IndexColumn> all() {
    return all;
  }

  /// The attributes of the type that have columns in them or below.
  List<Branch> root() {
    return root;
  }

  /// What the terms of this type begin with in fields that all types share: its key, in four bytes.
  BytesRef prefix() {
    return prefix;
  }

  /// The column of a path, or null when it is not indexed.
  @Nullable IndexColumn find(AttributePath path) {
    List<Branch> level = root;
    IndexColumn found = null;
    for (Attribute step : path.steps()) {
      Branch branch = find(level, step);
      if (branch == null) {
        return null;
      }
      level = branch.below();
      found = branch.column();
    }
    return found;
  }

  private static @Nullable Branch find(List<Branch> level, Attribute step) {
    for (Branch branch : level) {
      if (branch.attribute() == step) {
        return branch;
      }
    }
    return null;
  }
}
