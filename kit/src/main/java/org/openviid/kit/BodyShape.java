package org.openviid.kit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The side view of a vehicle's body, from which its faces follow. Measures are parts of the
/// vehicle's length, height and width.
///
/// @param ribs from the lower front over the roof to the lower back
record BodyShape(List<Rib> ribs) {

  /// What a face is made of.
  enum Material {
    /// Unpainted plastic.
    TRIM,
    /// Painted, upright.
    BODY,
    /// Painted, seen from above.
    HOOD,
    /// Painted, highest.
    ROOF,
    /// A window.
    GLASS,
    /// A dark panel above the windscreen.
    BOARD,
    /// Turned away from the camera.
    NONE
  }

  /// Which part of the flank a rib bounds.
  enum Flank {
    /// The doors and below.
    LOWER,
    /// The windows.
    UPPER,
    /// The line between.
    BOTH
  }

  /// A line across the body.
  ///
  /// @param z along the length
  /// @param y up
  /// @param w width
  /// @param material of the face from here to the next rib
  /// @param flank the part of the side it bounds
  record Rib(double z, double y, double w, Material material, Flank flank) {}

  /// Copies the list.
  BodyShape {
    ribs = List.copyOf(ribs);
  }

  /// The shapes by name.
  static Map<String, BodyShape> all() {
    Map<String, List<Rib>> ribs = new LinkedHashMap<>();
    for (ResourceTable.Row row : ResourceTable.open("shapes.csv").rows()) {
      ribs.computeIfAbsent(row.text("shape"), name -> new ArrayList<>()).add(rib(row));
    }
    Map<String, BodyShape> shapes = new LinkedHashMap<>();
    ribs.forEach((name, list) -> shapes.put(name, new BodyShape(list)));
    return shapes;
  }

  private static Rib rib(ResourceTable.Row row) {
    return new Rib(
        row.real("z"),
        row.real("y"),
        row.real("w"),
        Material.valueOf(row.text("material").toUpperCase(Locale.ROOT)),
        Flank.valueOf(row.text("side").toUpperCase(Locale.ROOT)));
  }

  /// The ribs that bound the lower or the upper part of the side.
  List<Rib> flank(Flank part) {
    return ribs.stream().filter(rib -> rib.flank() == part || rib.flank() == Flank.BOTH).toList();
  }
}
