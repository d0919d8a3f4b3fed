package org.openviid.kit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Something that people wear: how it is drawn and how records call it.
///
/// @param code of the list that belongs to the part of the body, empty for nothing worn
/// @param look the name of a way to draw it
/// @param variant a further code of the table: the length, or for hair whose it is
/// @param carried its code in the list of things carried, perhaps empty
/// @param weight how frequent it is
record Garment(String code, String look, String variant, String carried, int weight) {

  /// All that people wear, by part of the body.
  static Map<String, List<Garment>> all() {
    Map<String, List<Garment>> parts = new LinkedHashMap<>();
    for (ResourceTable.Row row : ResourceTable.open("wardrobe.csv").rows()) {
      parts
          .computeIfAbsent(row.text("part"), part -> new ArrayList<>())
          .add(of(row));
    }
    return parts;
  }

  private static Garment of(ResourceTable.Row row) {
    return new Garment(
        row.text("code"), row.text("look"), row.text("variant"), row.text("carried"), row.whole("weight"));
  }

  /// Whether anything is worn.
  boolean isWorn() {
    return !code.isEmpty();
  }

  /// Whether it is drawn that way.
  boolean looks(String way) {
    return look.equals(way);
  }
}
