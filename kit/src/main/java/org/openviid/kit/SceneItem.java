package org.openviid.kit;

/// Something that moves through a scene.
sealed interface SceneItem permits Vehicle, Cycle, Pedestrian {
  /// Where it is across the road, in metres.
  double x();

  /// How far away it is, in metres.
  double z();
}
