package org.openviid.kit;

/// What a simulated camera watches.
public enum View {
  /// Vehicles that come through a collection point; their plates are readable.
  CHECKPOINT,
  /// The edge of the road where bicycles, vehicles and people pass.
  ROADSIDE,
  /// People on a footpath.
  FOOTPATH;

  /// The width of a scene in pixels.
  static final int WIDTH = 1280;

  /// The height of a scene in pixels.
  static final int HEIGHT = 720;

  /// The camera that watches it.
  Camera camera() {
    return switch (this) {
      case CHECKPOINT -> new Camera(-1.6, 3.4, 1560, WIDTH / 2.0, 92);
      case ROADSIDE -> new Camera(2.6, 3.2, 1380, WIDTH / 2.0, 118);
      case FOOTPATH -> new Camera(6.2, 2.7, 1300, WIDTH / 2.0, 140);
    };
  }
}
