package org.openviid.kit;

import java.util.List;
import java.util.Locale;

/// A picture that goes with a record: a row of `pictures.csv`.
///
/// @param item the sort of thing, see [SceneFacts#kind]
/// @param target the object type of the record
/// @param part what the picture shows
/// @param typeCode of the list of picture types
/// @param eventCode of the list of events
/// @param width in pixels; the height follows from what is shown
/// @param quality of the JPEG file, from 0 to 1
record PicturePlan(
    String item, String target, Part part, String typeCode, String eventCode, int width, double quality) {

  /// What a picture shows.
  enum Part {
    /// Everything.
    SCENE,
    /// The thing.
    BODY,
    /// Its number plate.
    PLATE,
    /// Its head.
    HEAD;

    /// What the file of such a picture is called.
    String fileName() {
      return name().toLowerCase(Locale.ROOT) + ".jpg";
    }
  }

  /// All pictures, in the order in which they stand in records.
  static List<PicturePlan> all() {
    return ResourceTable.open("pictures.csv").rows().stream().map(PicturePlan::of).toList();
  }

  private static PicturePlan of(ResourceTable.Row row) {
    return new PicturePlan(
        row.text("item"),
        row.text("target"),
        Part.valueOf(row.text("part").toUpperCase(Locale.ROOT)),
        row.text("type"),
        row.text("event"),
        row.whole("width"),
        row.real("quality"));
  }
}
