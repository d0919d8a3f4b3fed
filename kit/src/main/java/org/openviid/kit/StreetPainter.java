package org.openviid.kit;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// Draws the street itself: sky, houses, trees, road. A camera always sees the same street. Immutable.
final class StreetPainter {
  private static final Color GROUND = new Color(0x8d9284);
  private static final Color ROAD = new Color(0x5b5e62);
  private static final Color CYCLE_LANE = new Color(0x6a5a54);
  private static final Color FOOTPATH = new Color(0xa19c92);
  private static final Color JOINT = new Color(0x8f8a80);
  private static final Color CURB = new Color(0xc5c4bf);
  private static final Color MARKING = new Color(0xe9e9e4);
  private static final Color CLOUD = new Color(255, 255, 255, 40);
  private static final double END = 260;
  private static final double START = 2;

  private final long seed;
  private final RoadsidePainter roadside;

  /// @param seed the same for the same street
  StreetPainter(long seed) {
    this.seed = seed;
    this.roadside = new RoadsidePainter(seed);
  }

  /// Fills the whole picture.
  void draw(Canvas canvas) {
    sky(canvas);
    strip(canvas, GROUND, -120, 120);
    roadside.skyline(canvas);
    roadside.houses(canvas);
    paving(canvas);
    markings(canvas);
    roadside.trees(canvas);
  }

  private void sky(Canvas canvas) {
    Daylight light = canvas.light();
    float horizon = (float) canvas.camera().horizon();
    canvas.glow(
        new GradientPaint(0, 0, light.zenith(), 0, horizon, light.horizon()),
        new Rectangle2D.Double(0, 0, View.WIDTH, View.HEIGHT));
    if (light.darkness() < 0.6) {
      RandomGenerator random = new SplittableRandom(seed);
      for (int i = 0; i < 26; i++) {
        double width = 60 + random.nextInt(220);
        double x = random.nextInt(View.WIDTH);
        canvas.glow(CLOUD, new Ellipse2D.Double(x, random.nextInt(60) - 20, width, width * 0.14));
      }
    }
  }

  private void paving(Canvas canvas) {
    strip(canvas, FOOTPATH, Street.LEFT_FACADE, Street.LEFT_CURB);
    strip(canvas, FOOTPATH, Street.RIGHT_CURB, Street.RIGHT_FACADE);
    for (double z = START; z < 60; z += 0.8) {
      bar(canvas, JOINT, Street.RIGHT_CURB + 0.2, Street.RIGHT_FACADE, z);
    }
    for (double x = Street.RIGHT_CURB + 0.9; x < Street.RIGHT_FACADE; x += 0.8) {
      strip(canvas, JOINT, x, x + 0.018);
    }
    strip(canvas, CURB, Street.RIGHT_CURB, Street.RIGHT_CURB + 0.2);
    strip(canvas, CURB, Street.LEFT_CURB - 0.2, Street.LEFT_CURB);
    strip(canvas, ROAD, Street.LEFT_CURB, Street.LANES_RIGHT);
    strip(canvas, CYCLE_LANE, Street.LANES_RIGHT, Street.RIGHT_CURB);
    patches(canvas);
  }

  private void patches(Canvas canvas) {
    RandomGenerator random = new SplittableRandom(seed + 1);
    for (int i = 0; i < 90; i++) {
      double x = Street.LEFT_CURB + random.nextDouble() * (Street.RIGHT_CURB - Street.LEFT_CURB);
      double z = 4 + random.nextDouble() * 40;
      double width = 0.1 + random.nextDouble() * 0.7;
      Color color = random.nextBoolean() ? new Color(0, 0, 0, 14) : new Color(255, 255, 255, 12);
      canvas.glow(color, canvas.outline(flat(x, x + width, z, z + 1 + random.nextDouble() * 4)));
    }
  }

  private void markings(Canvas canvas) {
    strip(canvas, MARKING, Street.LEFT_CURB + 0.35, Street.LEFT_CURB + 0.5);
    strip(canvas, MARKING, Street.LANES_RIGHT - 0.08, Street.LANES_RIGHT + 0.08);
    for (double z = 3; z < 150; z += 8) {
      canvas.face(
          MARKING, 0, flat(Street.LANE_LINE - 0.075, Street.LANE_LINE + 0.075, z, z + 4));
    }
  }

  private static void strip(Canvas canvas, Color color, double from, double to) {
    double z = START;
    while (z < END) {
      double next = Math.min(END, z * 1.25);
      canvas.face(color, 0, flat(from, to, z, next + 0.5));
      z = next;
    }
  }

  private static void bar(Canvas canvas, Color color, double from, double to, double z) {
    canvas.face(color, 0, flat(from, to, z, z + 0.025));
  }

  static List<Spot> flat(double left, double right, double near, double far) {
    return List.of(
        new Spot(left, 0, near), new Spot(right, 0, near), new Spot(right, 0, far), new Spot(left, 0, far));
  }
}
