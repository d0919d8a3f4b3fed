package org.openviid.engine;

import java.util.List;
import java.util.OptionalLong;
import org.openviid.schema.AttributePath;
import org.openviid.schema.DataObject;
import org.openviid.schema.ObjectType;

/// A page of a query's answer.
///
/// @param type the type of the objects
/// @param objects the objects, in order
/// @param total how many match altogether, if it was counted
/// @param fields the attributes that were asked for; empty for all
/// @param countOnly whether only the number was asked for
public record Found(
    ObjectType type, List<DataObject> objects, OptionalLong total, List<AttributePath> fields, boolean countOnly) {
  /// Copies the lists.
  public Found {
    objects = List.copyOf(objects);
    fields = List.copyOf(fields);
  }
}
