package org.openviid.engine;

import java.util.List;
import org.openviid.schema.DataObject;
import org.openviid.schema.ObjectType;

/// Objects that are known rather than stored, such as the systems around this library [7.40, 7.41]. Safe for
/// use by any number of threads.
public interface Directory {
  /// A directory of nothing.
  Directory EMPTY = new Directory() {
    @Override
    public boolean covers(ObjectType type) {
      return false;
    }

    @Override
    public List<DataObject> entries(ObjectType type) {
      return List.of();
    }
  };

  /// Whether objects of the type are to be asked for here, and not in the store.
  boolean covers(ObjectType type);

  /// All objects of the type, in the order in which they are shown.
  List<DataObject> entries(ObjectType type);
}
