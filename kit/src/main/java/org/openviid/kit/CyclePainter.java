package org.openviid.kit;

import java.awt.Color;
import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;

/// Draws bicycles and electric bicycles with their riders, from the front. Immutable.
final class CyclePainter {
  private static final Color TYRE = new Color(0x17181a);
  private static final Color METAL = new Color(0x8d9399);
  private static final Color LAMP = new Color(0xf3f3e4);
  private static final Color SHADOW = new Color(0, 0, 0, 80);
  private static final double SEAT = 0.04;

  private final FigurePainter people = new FigurePainter();

  /// Draws a cycle; the colour of frame or fairing is what its record says.
  void draw(Canvas canvas, Cycle cycle) {
    Canvas stand = canvas.standing(cycle.x(), cycle.z(), 1);
    stand.glow(SHADOW, new Ellipse2D.Double(-0.4, -0.05, 0.85, 0.13));
    legs(stand, cycle);
    double size = cycle.rider().height() / FigurePainter.MODEL_HEIGHT;
    Canvas rider = canvas.standing(cycle.x(), cycle.z() + 0.4, size);
    people.upper(raised(rider), cycle.rider(), 0.33, 1.08);
    machine(stand, cycle);
    if (cycle.electric()) {
      helmet(raised(rider), cycle.tint().color());
    }
  }

  private static Canvas raised(Canvas rider) {
    return rider.moved(AffineTransform.getTranslateInstance(0, SEAT));
  }

  private static void legs(Canvas stand, Cycle cycle) {
    Color cloth = cycle.rider().colors().trousers().color();
    Color shoes = cycle.rider().colors().shoes().color();
    for (double side : new double[] {-1, 1}) {
      double knee = 0.62 + side * cycle.rider().stride() * 0.08;
      Path2D leg = new Path2D.Double();
      leg.moveTo(side * 0.1, 0.98);
      leg.lineTo(side * 0.2, knee);
      leg.lineTo(side * 0.14, 0.24);
      stand.stroke(cloth, 0.13, leg);
      stand.fill(shoes, new RoundRectangle2D.Double(side * 0.14 - 0.055, 0.14, 0.11, 0.11, 0.07, 0.07));
    }
  }

  private static void machine(Canvas stand, Cycle cycle) {
    double tyre = cycle.electric() ? 0.06 : 0.025;
    double radius = cycle.electric() ? 0.24 : 0.33;
    stand.fill(TYRE, new Ellipse2D.Double(-tyre, 0, 2 * tyre, 2 * radius));
    Color color = cycle.tint().color();
    if (cycle.electric()) {
      fairing(stand, color);
    } else {
      stand.stroke(color, 0.05, new Line2D.Double(0, 2 * radius - 0.1, 0, 1.0));
      stand.stroke(color, 0.035, new Arc2D.Double(-0.06, 0.28, 0.12, 0.44, 180, 180, Arc2D.OPEN));
      stand.fill(METAL, new RoundRectangle2D.Double(-0.17, 0.72, 0.34, 0.2, 0.03, 0.03));
      stand.fill(color, new RoundRectangle2D.Double(-0.15, 0.74, 0.30, 0.16, 0.03, 0.03));
    }
    stand.stroke(TYRE, 0.035, new Line2D.Double(-0.31, 1.05, 0.31, 1.05));
    for (double side : new double[] {-1, 1}) {
      stand.stroke(METAL, 0.015, new Line2D.Double(side * 0.22, 1.05, side * 0.3, 1.22));
      stand.fill(TYRE, new Ellipse2D.Double(side * 0.3 - 0.05, 1.2, 0.1, 0.07));
    }
  }

  private static void fairing(Canvas stand, Color color) {
    Path2D shield = new Path2D.Double();
    shield.moveTo(-0.13, 1.08);
    shield.lineTo(0.13, 1.08);
    shield.quadTo(0.26, 0.8, 0.19, 0.42);
    shield.lineTo(0.07, 0.33);
    shield.lineTo(-0.07, 0.33);
    shield.lineTo(-0.19, 0.42);
    shield.quadTo(-0.26, 0.8, -0.13, 1.08);
    stand.fill(color, shield);
    stand.stroke(Tint.shade(color, -0.35), 0.012, shield);
    stand.fill(LAMP, new Ellipse2D.Double(-0.075, 0.86, 0.15, 0.13));
    stand.fill(Tint.shade(color, -0.25), new RoundRectangle2D.Double(-0.08, 0.42, 0.16, 0.16, 0.05, 0.05));
  }

  private static void helmet(Canvas rider, Color color) {
    rider.fill(color, new Arc2D.Double(-0.125, 1.485, 0.25, 0.27, 180, 180, Arc2D.CHORD));
    rider.stroke(Tint.shade(color, -0.4), 0.012, new Line2D.Double(-0.125, 1.62, 0.125, 1.62));
  }
}
