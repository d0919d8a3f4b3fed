package org.openviid.kit;

import java.awt.Color;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A kind of number plate: what it looks like and how records call it.
///
/// @param name ours
/// @param classCode of the list of plate classes
/// @param colorCode of the colour list
/// @param top the ground colour at the upper edge
/// @param bottom the ground colour at the lower edge
/// @param ink the colour of characters and frame
/// @param width in millimetres; all are 140 high
/// @param serialLength characters after the letter of the city
/// @param prefixes letters of which the serial starts with one, perhaps none
record PlateStyle(
    String name,
    String classCode,
    String colorCode,
    Color top,
    Color bottom,
    Color ink,
    int width,
    int serialLength,
    List<String> prefixes) {

  /// The height of a plate in millimetres.
  static final int HEIGHT = 140;

  /// All kinds by name.
  static Map<String, PlateStyle> all() {
    Map<String, PlateStyle> styles = new LinkedHashMap<>();
    for (ResourceTable.Row row : ResourceTable.open("plates.csv").rows()) {
      styles.put(row.text("style"), of(row));
    }
    return styles;
  }

  private static PlateStyle of(ResourceTable.Row row) {
    return new PlateStyle(
        row.text("style"),
        row.text("class"),
        row.text("color"),
        Tint.rgb(row.text("top")),
        Tint.rgb(row.text("bottom")),
        Tint.rgb(row.text("ink")),
        row.whole("width"),
        row.whole("serial"),
        row.words("prefixes"));
  }
}
