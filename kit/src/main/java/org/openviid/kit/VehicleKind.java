package org.openviid.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A sort of motor vehicle: its size, how it looks and how records call it.
///
/// @param shape the rows of `shapes.csv` that it is drawn from
/// @param name for people, in Chinese
/// @param classCode of the list of vehicle classes
/// @param weight how frequent it is
/// @param size in metres
/// @param lampHeight of the headlights in metres
/// @param plateHeight of the middle of the plate in metres
/// @param plates the plates it may carry, by frequency
/// @param brands codes of makers that build such
/// @param seats how many people it shows at the most
/// @param speed in kilometres per hour, on the average
/// @param cargo whether it carries a box behind the cab
record VehicleKind(
    String shape,
    String name,
    String classCode,
    int weight,
    Size size,
    double lampHeight,
    double plateHeight,
    Weighted<PlateStyle> plates,
    List<String> brands,
    int seats,
    int speed,
    boolean cargo) {

  /// The measures of a body in metres.
  ///
  /// @param length front to back
  /// @param width across
  /// @param height from the road
  record Size(double length, double width, double height) {}

  private record Share(PlateStyle style, int percent) {}

  /// All sorts, in the order of the table.
  static List<VehicleKind> all(Map<String, PlateStyle> styles) {
    return ResourceTable.open("vehicles.csv").rows().stream().map(row -> of(row, styles)).toList();
  }

  private static VehicleKind of(ResourceTable.Row row, Map<String, PlateStyle> styles) {
    return new VehicleKind(
        row.text("shape"),
        row.text("name"),
        row.text("class"),
        row.whole("weight"),
        new Size(metres(row, "length"), metres(row, "width"), metres(row, "height")),
        metres(row, "lamps"),
        metres(row, "plate"),
        plates(row.words("styles"), styles),
        row.words("brands"),
        row.whole("seats"),
        row.whole("speed"),
        row.text("cargo").equals("yes"));
  }

  private static double metres(ResourceTable.Row row, String column) {
    return row.whole(column) / 1000.0;
  }

  private static Weighted<PlateStyle> plates(List<String> words, Map<String, PlateStyle> styles) {
    List<Share> shares = new ArrayList<>();
    for (String word : words) {
      String[] part = word.split(":", 2);
      PlateStyle style = styles.get(part[0]);
      if (style == null) {
        throw new IllegalStateException("vehicles.csv names plate style " + part[0] + ", which is missing");
      }
      shares.add(new Share(style, Integer.parseInt(part[1])));
    }
    List<PlateStyle> all = shares.stream().map(Share::style).toList();
    return new Weighted<>(all, style -> shares.get(all.indexOf(style)).percent());
  }
}
