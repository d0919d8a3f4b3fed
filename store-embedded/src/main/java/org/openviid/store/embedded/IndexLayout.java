package org.openviid.store.embedded;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32C;
import org.openviid.schema.ObjectType;
import org.openviid.schema.Schema;
import org.openviid.schema.TypeKind;

/// What the index keeps of the objects of each type. Immutable.
///
/// Every document has its type, its type and identifier together, and its sequence; then one field for
/// each searchable attribute, named by permanent keys. An attribute whose value is not of its kind, is
/// there several times where it should be there once, or is too long, is not in its field: the document
/// has the name of the field among its oddities instead, and is searched by reading the object.
final class IndexLayout {
  /// To be raised whenever what is written changes.
  static final int FORMAT = 1;

  static final String TYPE = "type";
  static final String ID = "id";
  static final String SEQUENCE = "sequence";
  static final String ODD = "odd";

  private final Map<ObjectType, TypeColumns> types = new LinkedHashMap<>();
  private final long fingerprint;

  IndexLayout(Schema schema) {
    CRC32C crc = new CRC32C();
    for (ObjectType type : schema.types()) {
      if (type.kind() == TypeKind.RESOURCE) {
        TypeColumns columns = new TypeColumns(type);
        types.put(type, columns);
        columns.all().forEach(column -> crc.update(line(column)));
      }
    }
    fingerprint = crc.getValue();
  }

  private static byte[] line(IndexColumn column) {
    return (column + "\n").getBytes(StandardCharsets.US_ASCII);
  }

  /// The columns of a type.
  TypeColumns of(ObjectType type) {
    TypeColumns columns = types.get(type);
    if (columns == null) {
      throw new IllegalArgumentException(type + " is no resource of this schema");
    }
    return columns;
  }

  /// A number that changes whenever the tables no longer fit an index that was made with them.
  long fingerprint() {
    return fingerprint;
  }
}
