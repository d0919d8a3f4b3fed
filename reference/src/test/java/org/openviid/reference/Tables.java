package org.openviid.reference;

import org.openviid.schema.Schema;
import org.openviid.schema.TableSource;

/// The tables as they come with the software, and what is made from them.
final class Tables {
  static final Schema SCHEMA = Schema.load();
  static final Standard STANDARD = Standard.read(SCHEMA, TableSource.builtIn(), _ -> true, "1");

  private Tables() {}
}
