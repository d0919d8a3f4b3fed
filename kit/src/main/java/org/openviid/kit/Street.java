package org.openviid.kit;

/// Where things are across the street, in metres: two lanes towards the camera, a lane for cycles at
/// their right in the picture, a footpath at both sides.
final class Street {
  /// The house fronts at the left.
  static final double LEFT_FACADE = -10.2;

  /// The left edge of the road.
  static final double LEFT_CURB = -5.4;

  /// The line between the two lanes.
  static final double LANE_LINE = -1.6;

  /// The right edge of the lanes, where the lane for cycles begins.
  static final double LANES_RIGHT = 1.9;

  /// The right edge of the road.
  static final double RIGHT_CURB = 3.9;

  /// The house fronts at the right.
  static final double RIGHT_FACADE = 9.0;

  private Street() {}

  /// The middle of a lane; lanes are counted from the driver's left, which is the right of the picture.
  static double laneMiddle(int lane) {
    return lane == 1 ? (LANE_LINE + LANES_RIGHT) / 2 : (LEFT_CURB + 0.4 + LANE_LINE) / 2;
  }
}
