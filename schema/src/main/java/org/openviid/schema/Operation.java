package org.openviid.schema;

import java.util.Locale;

/// What a request does to a resource; the verb of a row in the interface table.
public enum Operation {
  REGISTER, UNREGISTER, KEEPALIVE, TIME,
  CREATE, QUERY, UPDATE, DELETE,
  READ, REPLACE, REMOVE, CANCEL,
  READ_INFO, UPDATE_INFO, REMOVE_INFO,
  READ_DATA, WRITE_DATA, REMOVE_DATA,
  CONTROL, STATUS, CAPABILITY, SEARCH, NOTIFY;

  /// Reads the table's notation, for example `readInfo`.
  static Operation parse(String notation) {
    return valueOf(notation.replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT));
  }
}
