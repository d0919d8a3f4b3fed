package org.openviid.kit;

/// A point in space, in metres.
///
/// @param x to the right across the road
/// @param y up
/// @param z away from the camera
record Spot(double x, double y, double z) {}
