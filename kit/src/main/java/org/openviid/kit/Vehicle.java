package org.openviid.kit;

/// A motor vehicle on the road.
///
/// @param kind its sort
/// @param tint its colour
/// @param plate its number plate
/// @param x the middle of its front across the road, in metres
/// @param z the distance of its front, in metres
/// @param lane counted from the driver's left, from 1
/// @param speed in kilometres per hour
/// @param brand code of the maker
/// @param cabin what is to be seen through the windscreen
record Vehicle(
    VehicleKind kind,
    Tint tint,
    Plate plate,
    double x,
    double z,
    int lane,
    int speed,
    String brand,
    Cabin cabin)
    implements SceneItem {

  /// What the windscreen shows.
  ///
  /// @param people in the front seats and behind, the driver included
  /// @param belted whether the driver wears a belt
  /// @param phoning whether the driver holds a telephone
  /// @param visorDown whether the driver's sun visor is down
  /// @param ornament whether something hangs from the mirror
  record Cabin(int people, boolean belted, boolean phoning, boolean visorDown, boolean ornament) {}
}
