package org.openviid.kit;

/// Somebody on foot.
///
/// @param figure what the person looks like
/// @param x where the person is across the road, in metres
/// @param z the distance in metres
record Pedestrian(Figure figure, double x, double z) implements SceneItem {}
