package org.openviid.store.embedded;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.openviid.schema.Attribute;
import org.openviid.schema.AttributePath;
import org.openviid.schema.DataObject;
import org.openviid.schema.ObjectType;
import org.openviid.schema.Value;

/// What is left in the log of an object that expired: the attributes by which readers find out whether
/// they are concerned.
final class Tombstone {
  private Tombstone() {}

  /// The object with nothing but what identifies and places it.
  static DataObject of(DataObject object) {
    ObjectType type = object.type();
    List<List<Attribute>> paths =
        Stream.of(
                Stream.of(type.idPath()),
                type.devicePath().stream(),
                type.pointPath().stream(),
                type.libraryPath().stream(),
                type.areaPath().stream())
            .flatMap(path -> path)
            .map(AttributePath::steps)
            .toList();
    return keep(object, paths);
  }

  private static DataObject keep(DataObject object, List<List<Attribute>> paths) {
    DataObject.Builder left = DataObject.builder(object.type());
    Map<Attribute, List<List<Attribute>>> below = new LinkedHashMap<>();
    for (List<Attribute> path : paths) {
      Attribute first = path.getFirst();
      if (path.size() == 1) {
        left.set(first, object.value(first));
      } else {
        below.computeIfAbsent(first, _ -> new ArrayList<>()).add(path.subList(1, path.size()));
      }
    }
    below.forEach(
        (attribute, rest) -> {
          if (object.value(attribute) instanceof Value.Nested nested) {
            left.set(attribute, new Value.Nested(keep(nested.object(), rest)));
          }
        });
    return left.build();
  }
}
