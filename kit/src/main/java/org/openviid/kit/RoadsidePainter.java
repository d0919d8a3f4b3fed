package org.openviid.kit;

import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// Draws what stands along the street. Immutable.
final class RoadsidePainter {
  private static final Color[] WALLS = {
    new Color(0xb7a894), new Color(0xa9afb3), new Color(0xc4b9a6), new Color(0x9c7f70), new Color(0x8f9aa3),
    new Color(0xcbc6bd)
  };
  private static final Color WINDOW = new Color(0x4e5c68);
  private static final Color LIT = new Color(0xf2d58c);
  private static final Color SHOP = new Color(0x3a434b);
  private static final Color[] AWNINGS = {new Color(0x9e3b33), new Color(0x2f5d7c), new Color(0x3d6b49)};
  private static final Color[] LEAVES = {new Color(0x3f6a35), new Color(0x4f7d3f), new Color(0x64904c)};
  private static final Color TRUNK = new Color(0x5b4a3a);
  private static final Color POLE = new Color(0x6d7479);
  private static final Color LAMPLIGHT = new Color(255, 226, 160, 170);
  private static final double FLOOR = 3.3;
  private static final double BAY = 2.9;
  private static final int LIT_PERCENT = 32;

  private final long seed;

  RoadsidePainter(long seed) {
    this.seed = seed;
  }

  /// Far houses along the horizon.
  void skyline(Canvas canvas) {
    RandomGenerator random = new SplittableRandom(seed + 2);
    for (double x = -70; x < 70; x += 6 + random.nextInt(6)) {
      double height = 14 + random.nextInt(42);
      Color color = Tint.between(WALLS[random.nextInt(WALLS.length)], canvas.light().horizon(), 0.6);
      Canvas far = canvas.standing(x, 240, 1);
      far.fill(color, new Rectangle2D.Double(-4, 0, 5 + random.nextInt(6), height));
    }
  }

  /// Rows of houses at both sides, far ones first.
  void houses(Canvas canvas) {
    RandomGenerator random = new SplittableRandom(seed + 3);
    double[] ends = {2, 22, 35, 52, 66, 85, 110, 140, 180};
    for (int i = ends.length - 2; i >= 0; i--) {
      for (double front : new double[] {Street.LEFT_FACADE, Street.RIGHT_FACADE}) {
        double height = 9 + random.nextInt(5) * FLOOR;
        Color wall = WALLS[random.nextInt(WALLS.length)];
        house(canvas, front, ends[i], ends[i + 1] - 1, height, wall);
        windows(canvas, front, ends[i], ends[i + 1] - 1, height, random);
      }
    }
  }

  private static void house(Canvas canvas, double front, double near, double far, double height, Color wall) {
    double back = front + Math.signum(front) * 14;
    canvas.face(
        Tint.shade(wall, -0.18), 0.06,
        List.of(
            new Spot(front, 0, near), new Spot(back, 0, near),
            new Spot(back, height, near), new Spot(front, height, near)));
    canvas.face(wall, 0.05, facade(front, near, far, 0, height));
  }

  private static List<Spot> facade(double x, double near, double far, double low, double high) {
    return List.of(
        new Spot(x, low, near), new Spot(x, low, far), new Spot(x, high, far), new Spot(x, high, near));
  }

  private static void windows(
      Canvas canvas, double front, double near, double far, double height, RandomGenerator random) {
    double x = front - Math.signum(front) * 0.02;
    for (double y = FLOOR; y + 2 < height; y += FLOOR) {
      for (double z = near + 0.8; z + 1.8 < far; z += BAY) {
        boolean lit = canvas.light().lampsLit() && random.nextInt(100) < LIT_PERCENT;
        Path2D pane = canvas.outline(facade(x, z, z + 1.7, y + 0.6, y + 2.4));
        if (lit) {
          canvas.glow(LIT, pane);
        } else {
          canvas.fill(Tint.shade(WINDOW, random.nextInt(40) / 100.0 - 0.1), pane);
        }
      }
    }
    canvas.face(SHOP, 0.1, facade(x, near + 0.4, far - 0.4, 0.1, 2.6));
    canvas.face(AWNINGS[random.nextInt(AWNINGS.length)], 0.1, facade(x, near + 0.2, far - 0.2, 2.6, 3.3));
  }

  /// Trees and lamps, far ones first.
  void trees(Canvas canvas) {
    RandomGenerator random = new SplittableRandom(seed + 4);
    for (double z = 90; z >= 13; z -= 7) {
      tree(canvas.standing(Street.LEFT_CURB - 1.0, z, 1), random);
      tree(canvas.standing(Street.RIGHT_FACADE - 1.2, z + 3, 1), random);
      if (random.nextInt(3) == 0) {
        lamp(canvas.standing(Street.RIGHT_CURB + 0.5, z, 1));
      }
    }
  }

  private static void tree(Canvas canvas, RandomGenerator random) {
    canvas.glow(new Color(0, 0, 0, 45), new Ellipse2D.Double(-1.4, -0.1, 3.2, 0.3));
    canvas.fill(TRUNK, new Rectangle2D.Double(-0.12, 0, 0.24, 2.6));
    for (int i = 0; i < 60; i++) {
      double angle = random.nextDouble() * Math.PI * 2;
      double away = Math.sqrt(random.nextDouble()) * 1.5;
      double size = 0.35 + random.nextDouble() * 0.5;
      Color leaf = LEAVES[Math.min(2, (int) ((Math.sin(angle) * away + 1.5) / 1.05))];
      canvas.fill(
          leaf,
          new Ellipse2D.Double(
              Math.cos(angle) * away - size / 2,
              3.8 + Math.sin(angle) * away * 1.15 - size / 2,
              size,
              size * 0.8));
    }
  }

  private static void lamp(Canvas canvas) {
    canvas.fill(POLE, new Rectangle2D.Double(-0.06, 0, 0.12, 6.5));
    canvas.fill(POLE, new Rectangle2D.Double(-1.6, 6.4, 1.66, 0.1));
    canvas.fill(Tint.shade(POLE, 0.4), new Rectangle2D.Double(-1.9, 6.33, 0.6, 0.12));
    if (canvas.light().lampsLit()) {
      canvas.halo(LAMPLIGHT, -1.6, 6.3, 1.6);
    }
  }
}
