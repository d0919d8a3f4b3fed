package org.openviid.kit;

import java.util.List;

/// A province: what its division codes begin with, how its plates begin, where its capital lies.
///
/// @param division the first two digits of division codes (GB/T 2260)
/// @param plate the short name on plates
/// @param longitude of the capital, in degrees
/// @param latitude of the capital, in degrees
record Province(String division, String plate, double longitude, double latitude) {

  /// All provinces whose plates can be drawn.
  static List<Province> all() {
    return ResourceTable.open("provinces.csv").rows().stream()
        .map(
            row ->
                new Province(
                    row.text("division"), row.text("plate"), row.real("longitude"), row.real("latitude")))
        .toList();
  }

  /// The province of a division code, or the first one for codes of none.
  static Province of(String area) {
    List<Province> all = all();
    return all.stream().filter(p -> area.startsWith(p.division())).findFirst().orElse(all.getFirst());
  }
}
