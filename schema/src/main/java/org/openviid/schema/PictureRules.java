package org.openviid.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Where objects hold pictures and their addresses: the tables `pictures/*.csv`. Immutable.
public final class PictureRules {
  /// Of every picture among others: what it shows.
  private static final String KIND = "Type";

  private final Map<ObjectType, Place> places = new HashMap<>();
  private final Map<ObjectType, Main> mains = new HashMap<>();
  private final Map<ObjectType, Scene> scenes = new HashMap<>();
  private final Set<ObjectType> holders = new HashSet<>();

  /// A type whose objects hold a picture, or say where it is.
  ///
  /// @param data the picture
  /// @param address where it is
  public record Place(Attribute data, AttributePath address) {}

  /// A type whose objects say where the main one of their pictures is.
  ///
  /// @param address where it is
  /// @param pictures the pictures
  /// @param kind of a picture: what it shows
  /// @param kinds what the main one shows, the best first
  public record Main(Attribute address, AttributePath pictures, Attribute kind, List<String> kinds) {
    /// Copies the list.
    public Main {
      kinds = List.copyOf(kinds);
    }
  }

  /// A type whose objects may leave the picture of their scene to the image they were found in.
  ///
  /// @param source names the image
  /// @param image the type of the image
  /// @param pictures the pictures
  /// @param kind of a picture: what it shows
  /// @param scene the code that says it shows the scene
  public record Scene(
      AttributePath source, ObjectType image, AttributePath pictures, Attribute kind, String scene) {}

  private PictureRules() {}

  /// Reads the tables that come with the software.
  ///
  /// @param schema whose types and attributes they name
  public static PictureRules load(Schema schema) {
    return load(schema, TableSource.builtIn());
  }

  /// Reads tables from elsewhere.
  ///
  /// @throws IllegalArgumentException naming file, line and fault when a table is inconsistent
  public static PictureRules load(Schema schema, TableSource source) {
    PictureRules rules = new PictureRules();
    for (CsvTable.Row row : CsvTable.read("pictures/places.csv", source).rows()) {
      ObjectType type = type(row, "type", schema);
      Place place = new Place(path(row, "data", type, ValueKind.DATA).leaf(), path(row, "address", type, ValueKind.TEXT));
      put(row, rules.places, type, place);
    }
    for (CsvTable.Row row : CsvTable.read("pictures/main.csv", source).rows()) {
      ObjectType type = type(row, "type", schema);
      AttributePath pictures = path(row, "pictures", type, ValueKind.LIST);
      Attribute address = path(row, "address", type, ValueKind.TEXT).leaf();
      put(row, rules.mains, type, new Main(address, pictures, kind(row, pictures), row.list("kinds")));
    }
    for (CsvTable.Row row : CsvTable.read("pictures/scenes.csv", source).rows()) {
      ObjectType type = type(row, "type", schema);
      AttributePath pictures = path(row, "pictures", type, ValueKind.LIST);
      AttributePath found = path(row, "source", type, ValueKind.TEXT);
      ObjectType image = type(row, "image", schema);
      put(row, rules.scenes, type, new Scene(found, image, pictures, kind(row, pictures), row.text("kind")));
    }
    rules.findHolders(schema);
    return rules;
  }

  private static ObjectType type(CsvTable.Row row, String column, Schema schema) {
    return schema.find(row.text(column)).orElseThrow(() -> row.problem("there is no such type in " + column));
  }

  private static AttributePath path(CsvTable.Row row, String column, ObjectType type, ValueKind kind) {
    return type.path(row.text(column))
        .filter(path -> path.leaf().kind() == kind)
        .orElseThrow(() -> row.problem(type + " has no attribute of kind " + kind + " that " + column + " could mean"));
  }

  private static <T> void put(CsvTable.Row row, Map<ObjectType, T> rules, ObjectType type, T rule) {
    if (rules.put(type, rule) != null) {
      throw row.problem(type + " occurs twice");
    }
  }

  private static Attribute kind(CsvTable.Row row, AttributePath pictures) {
    return pictures
        .leaf()
        .target()
        .attribute(KIND)
        .orElseThrow(() -> row.problem("the pictures do not say what they show"));
  }

  private void findHolders(Schema schema) {
    boolean grown = true;
    holders.addAll(places.keySet());
    while (grown) {
      List<ObjectType> more = new ArrayList<>();
      for (ObjectType type : schema.types()) {
        boolean holds =
            type.attributes().stream().anyMatch(each -> each.kind().nests() && holders.contains(each.target()));
        if (holds && !holders.contains(type)) {
          more.add(type);
        }
      }
      grown = holders.addAll(more);
    }
  }

  /// Whether objects of the type may hold pictures, in themselves or in what they contain.
  public boolean mayHold(ObjectType type) {
    return holders.contains(type);
  }

  /// The object with itself and every object within that may hold pictures replaced by what `change` makes of
  /// them, innermost first. An object that does not change is returned as it is.
  public DataObject mapped(DataObject object, UnaryOperator<DataObject> change) {
    if (!mayHold(object.type())) {
      return object;
    }
    DataObject.Builder changed = null;
    for (Attribute attribute : object.type().attributes()) {
      boolean mayHold = attribute.kind().nests() && mayHold(attribute.target());
      Value value = mayHold ? object.value(attribute) : null;
      Value mapped = value == null ? null : mapped(value, change);
      if (value != null && mapped != null && isOther(mapped, value)) {
        changed = changed == null ? object.toBuilder() : changed;
        changed.set(attribute, mapped);
      }
    }
    return change.apply(changed == null ? object : changed.build());
  }

  private Value mapped(Value value, UnaryOperator<DataObject> change) {
    if (value instanceof Value.Nested nested) {
      DataObject mapped = mapped(nested.object(), change);
      return isOther(mapped, nested.object()) ? new Value.Nested(mapped) : value;
    }
    if (value instanceof Value.Sequence sequence) {
      boolean other = false;
      List<Value> mapped = new ArrayList<>(sequence.values().size());
      for (Value element : sequence.values()) {
        Value each = mapped(element, change);
        other |= isOther(each, element);
        mapped.add(each);
      }
      return other ? new Value.Sequence(mapped) : value;
    }
    return value;
  }

  @SuppressWarnings("ReferenceEquality") // comparing by content would go through everything once more
  private static boolean isOther(Object mapped, Object before) {
    return mapped != before;
  }

  /// Where objects of the type hold a picture, or null.
  public @Nullable Place place(ObjectType type) {
    return places.get(type);
  }

  /// Where objects of the type say where their main picture is, or null.
  public @Nullable Main main(ObjectType type) {
    return mains.get(type);
  }

  /// Whose picture of the scene objects of the type may share, or null.
  public @Nullable Scene scene(ObjectType type) {
    return scenes.get(type);
  }
}
