package org.openviid.kit;

/// A bicycle or an electric bicycle with its rider.
///
/// @param electric whether it has a motor
/// @param tint the colour of frame or fairing
/// @param rider who rides it
/// @param x where it is across the road, in metres
/// @param z its distance in metres
/// @param speed in kilometres per hour
record Cycle(boolean electric, Tint tint, Figure rider, double x, double z, int speed) implements SceneItem {}
