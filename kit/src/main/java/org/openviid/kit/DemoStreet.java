package org.openviid.kit;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.openviid.schema.Profile;

/// The devices of a demonstration: a collection point for vehicles, a camera at the lane for cycles, and
/// one at a footpath that speaks the older standard.
public final class DemoStreet {
  private DemoStreet() {}

  /// Their cameras.
  ///
  /// @param area the six digits of the administrative division that identifiers begin with
  /// @param zone of local times
  /// @param seed the same for the same streets with the same passers-by
  public static List<CameraSettings> cameras(String area, ZoneId zone, long seed) {
    return ResourceTable.open("demo.csv").rows().stream().map(row -> camera(row, area, zone, seed)).toList();
  }

  private static CameraSettings camera(ResourceTable.Row row, String area, ZoneId zone, long seed) {
    int serial = row.whole("serial");
    View view = View.valueOf(row.text("view"));
    return new CameraSettings(
        identifier(area, "119", serial),
        view == View.CHECKPOINT ? identifier(area, "121", serial) : "",
        row.text("name"),
        view,
        area,
        row.text("road"),
        row.text("direction"),
        zone,
        seed + serial,
        Profile.valueOf(row.text("profile")));
  }

  private static String identifier(String area, String type, int serial) {
    return String.format(Locale.ROOT, "%s0000%s%07d", area, type, serial);
  }
}
