package org.openviid.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
      rules.places.put(type, new Place(path(row, "data", type).leaf(), path(row, "address", type)));
    }
    for (CsvTable.Row row : CsvTable.read("pictures/main.csv", source).rows()) {
      ObjectType type = type(row, "type", schema);
      AttributePath pictures = path(row, "pictures", type);
      rules.mains.put(
          type, new Main(path(row, "address", type).leaf(), pictures, kind(row, pictures), row.list("kinds")));
    }
    for (CsvTable.Row row : CsvTable.read("pictures/scenes.csv", source).rows()) {
      ObjectType type = type(row, "type", schema);
      AttributePath pictures = path(row, "pictures", type);
      rules.scenes.put(
          type,
          new Scene(
              path(row, "source", type), type(row, "image", schema), pictures, kind(row, pictures), row.text("kind")));
    }
    rules.findHolders(schema);
    return rules;
  }

  private static ObjectType type(CsvTable.Row row, String column, Schema schema) {
    return schema.find(row.text(column)).orElseThrow(() -> row.problem("there is no such type in " + column));
  }

  private static AttributePath path(CsvTable.Row row, String column, ObjectType type) {
    return type.path(row.text(column)).orElseThrow(() -> row.problem(type + " has no such attribute in " + column));
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
