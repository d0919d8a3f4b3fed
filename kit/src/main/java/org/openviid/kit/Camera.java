package org.openviid.kit;

import java.awt.geom.Point2D;

/// How a camera sees the street: a pinhole without tilt above the point of the road where distances
/// begin. Distances are in metres, x to the right, y up, z away from the camera.
///
/// @param x where it stands across the road
/// @param height above the road
/// @param focal pixels by which something one metre wide at one metre's distance appears
/// @param centre the column of the picture that lies straight ahead
/// @param horizon the row of the picture at the camera's own height
record Camera(double x, double height, double focal, double centre, double horizon) {
  private static final double NEAREST = 1.5;

  /// Where a point appears, in pixels of the scene.
  Point2D.Double see(double pointX, double pointY, double pointZ) {
    double scale = scale(pointZ);
    return new Point2D.Double(centre + (pointX - x) * scale, horizon + (height - pointY) * scale);
  }

  /// How many pixels a metre has at a distance.
  double scale(double distance) {
    return focal / Math.max(NEAREST, distance);
  }
}
