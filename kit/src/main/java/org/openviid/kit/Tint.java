package org.openviid.kit;

import java.awt.Color;
import java.util.List;

/// A colour of vehicles and clothes, with the code that a record calls it by.
///
/// @param code of the colour list
/// @param depth code of the depth list: dark or light
/// @param color what it is painted with
/// @param onVehicles how frequent it is on vehicles
/// @param onCoats how frequent it is on upper garments, bags and caps
/// @param onTrousers how frequent it is on lower garments and shoes
/// @param onHair how frequent it is on heads
/// @param onGreyHair how frequent it is on the heads of the old
/// @param onGlasses how frequent it is on frames of glasses
record Tint(
    String code,
    String depth,
    Color color,
    int onVehicles,
    int onCoats,
    int onTrousers,
    int onHair,
    int onGreyHair,
    int onGlasses) {

  /// All tints, in the order of the table.
  static List<Tint> all() {
    return ResourceTable.open("tints.csv").rows().stream().map(Tint::of).toList();
  }

  private static Tint of(ResourceTable.Row row) {
    return new Tint(
        row.text("code"),
        row.text("depth"),
        rgb(row.text("rgb")),
        row.whole("vehicle"),
        row.whole("coat"),
        row.whole("trousers"),
        row.whole("hair"),
        row.whole("grey"),
        row.whole("glasses"));
  }

  /// A colour from six hexadecimal digits.
  static Color rgb(String digits) {
    return new Color(Integer.parseInt(digits, 16));
  }

  /// A colour moved towards white (positive) or black (negative) by a part of the way.
  static Color shade(Color color, double part) {
    int target = part > 0 ? 255 : 0;
    double share = Math.abs(part);
    return new Color(
        mix(color.getRed(), target, share),
        mix(color.getGreen(), target, share),
        mix(color.getBlue(), target, share),
        color.getAlpha());
  }

  /// A colour part of the way from one to another.
  static Color between(Color from, Color to, double share) {
    return new Color(
        mix(from.getRed(), to.getRed(), share),
        mix(from.getGreen(), to.getGreen(), share),
        mix(from.getBlue(), to.getBlue(), share));
  }

  /// The same colour, to be seen through.
  static Color glaze(Color color, int alpha) {
    return new Color(color.getRed(), color.getGreen(), color.getBlue(), alpha);
  }

  private static int mix(int from, int to, double share) {
    return (int) Math.round(from + (to - from) * share);
  }
}
