package org.openviid.kit;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;

/// Draws people from the front, on a canvas whose units are metres of somebody 1.70 m tall.
final class FigurePainter {
  /// How tall the person is that the measures are for.
  static final double MODEL_HEIGHT = 1.70;

  /// The same for everybody: pictures say nothing about skin.
  private static final Color SKIN = new Color(0xd2ab8c);

  private static final Color SHADOW = new Color(0, 0, 0, 80);
  private static final Color DARK = new Color(0x22252a);
  private static final double SHOULDER = 1.42;
  private static final double HIP = 0.92;
  private static final double ARM_SHARE = 0.55;

  /// Draws somebody who walks.
  void draw(Canvas canvas, Pedestrian person) {
    Figure figure = person.figure();
    Canvas body = canvas.standing(person.x(), person.z(), figure.height() / MODEL_HEIGHT);
    body.glow(SHADOW, new Ellipse2D.Double(-0.34, -0.05, 0.72, 0.12));
    if (figure.clothes().bag().looks("backpack")) {
      body.fill(bag(figure), new RoundRectangle2D.Double(-0.24, 0.98, 0.48, 0.46, 0.14, 0.14));
    }
    legs(body, figure);
    upper(body, figure, 0.27, 0.86);
  }

  /// Draws everything above the hip.
  ///
  /// @param handX how far the hands are from the middle
  /// @param handY how high they are
  void upper(Canvas body, Figure figure, double handX, double handY) {
    arms(body, figure, handX, handY);
    torso(body, figure);
    carried(body, figure);
    head(body, figure);
  }

  private static void head(Canvas body, Figure figure) {
    Color hair = figure.colors().hair().color();
    if (figure.clothes().hair().looks("long")) {
      body.fill(hair, new RoundRectangle2D.Double(-0.115, 1.40, 0.23, 0.30, 0.14, 0.14));
    }
    body.fill(Tint.shade(SKIN, -0.12), new Rectangle2D.Double(-0.042, 1.42, 0.084, 0.08));
    body.fill(SKIN, new Ellipse2D.Double(-0.085, 1.465, 0.17, 0.225));
    features(body);
    hair(body, figure, hair);
    glasses(body, figure);
    cap(body, figure);
  }

  private static void features(Canvas body) {
    for (double side : new double[] {-1, 1}) {
      body.fill(Color.WHITE, new Ellipse2D.Double(side * 0.036 - 0.016, 1.578, 0.032, 0.014));
      body.fill(DARK, new Ellipse2D.Double(side * 0.036 - 0.007, 1.578, 0.014, 0.014));
      body.stroke(
          DARK, 0.006, new Line2D.Double(side * 0.018, 1.604, side * 0.054, 1.603));
    }
    body.stroke(Tint.shade(SKIN, -0.25), 0.006, new Line2D.Double(0.002, 1.58, 0.008, 1.545));
    body.stroke(
        new Color(0xa6655a), 0.009, new Arc2D.Double(-0.028, 1.505, 0.056, 0.02, 20, 140, Arc2D.OPEN));
  }

  private static void hair(Canvas body, Figure figure, Color hair) {
    Garment style = figure.clothes().hair();
    double low = style.looks("crew") ? 1.625 : 1.605;
    Path2D crown = new Path2D.Double(new Arc2D.Double(-0.095, 1.50, 0.19, 0.22, 180, 180, Arc2D.OPEN));
    crown.lineTo(0.086, 1.575);
    crown.quadTo(style.looks("side") ? 0.05 : 0, low + 0.09, -0.086, 1.575);
    crown.closePath();
    body.fill(hair, crown);
    if (style.looks("bun")) {
      body.fill(hair, new Ellipse2D.Double(-0.045, 1.695, 0.09, 0.08));
    }
    if (style.looks("curly")) {
      for (double x = -0.09; x <= 0.09; x += 0.036) {
        body.fill(hair, new Ellipse2D.Double(x - 0.03, 1.655 - Math.abs(x) * 0.5, 0.06, 0.06));
      }
    }
    if (style.looks("long")) {
      body.fill(hair, new RoundRectangle2D.Double(-0.108, 1.44, 0.03, 0.2, 0.03, 0.03));
      body.fill(hair, new RoundRectangle2D.Double(0.078, 1.44, 0.03, 0.2, 0.03, 0.03));
    }
  }

  private static void glasses(Canvas body, Figure figure) {
    Garment glasses = figure.clothes().glasses();
    if (!glasses.isWorn()) {
      return;
    }
    Color frame = figure.colors().glasses().color();
    for (double side : new double[] {-1, 1}) {
      Shape lens = new RoundRectangle2D.Double(side * 0.038 - 0.028, 1.565, 0.056, 0.038, 0.02, 0.02);
      if (glasses.looks("dark")) {
        body.fill(frame, lens);
      }
      body.stroke(frame, 0.006, lens);
    }
    body.stroke(frame, 0.006, new Line2D.Double(-0.012, 1.588, 0.012, 1.588));
  }

  private static void cap(Canvas body, Figure figure) {
    Garment cap = figure.clothes().cap();
    if (!cap.isWorn()) {
      return;
    }
    Color color = figure.colors().cap().color();
    body.fill(color, new Arc2D.Double(-0.1, 1.53, 0.2, 0.2, 180, 180, Arc2D.CHORD));
    Color rim = Tint.shade(color, -0.2);
    if (cap.looks("bucket")) {
      body.fill(rim, new Ellipse2D.Double(-0.14, 1.61, 0.28, 0.06));
    } else if (cap.looks("baseball")) {
      body.fill(rim, new Ellipse2D.Double(-0.1, 1.61, 0.2, 0.05));
    } else {
      body.fill(rim, new RoundRectangle2D.Double(-0.103, 1.615, 0.206, 0.04, 0.02, 0.02));
    }
  }

  private static void legs(Canvas body, Figure figure) {
    Color cloth = figure.colors().trousers().color();
    boolean shorts = figure.clothes().trousers().looks("shorts");
    for (double side : new double[] {-1, 1}) {
      double lift = Math.max(0, side * figure.stride()) * 0.09;
      double foot = side * (0.085 + 0.02 * Math.abs(figure.stride()));
      body.fill(shorts ? SKIN : cloth, leg(side * 0.095, foot, 0.07 + lift));
      if (shorts) {
        body.fill(cloth, leg(side * 0.095, side * 0.09, 0.5));
      }
      if (figure.clothes().trousers().looks("stripe")) {
        body.stroke(
            Tint.shade(cloth, 0.6),
            0.016,
            new Line2D.Double(side * 0.17, HIP - 0.06, foot + side * 0.06, 0.12 + lift));
      }
      shoe(body, figure, foot, lift);
    }
  }

  private static Path2D leg(double hip, double foot, double bottom) {
    Path2D leg = new Path2D.Double();
    leg.moveTo(hip - 0.095, HIP);
    leg.lineTo(hip + 0.095, HIP);
    leg.lineTo(foot + 0.065, bottom);
    leg.lineTo(foot - 0.065, bottom);
    leg.closePath();
    return leg;
  }

  private static void shoe(Canvas body, Figure figure, double foot, double lift) {
    Color color = figure.colors().shoes().color();
    body.fill(color, new RoundRectangle2D.Double(foot - 0.06, lift, 0.12, 0.1, 0.08, 0.08));
    if (figure.clothes().shoes().looks("sport")) {
      body.fill(Tint.shade(color, 0.7), new Rectangle2D.Double(foot - 0.055, lift, 0.11, 0.02));
    }
  }

  private static void arms(Canvas body, Figure figure, double handX, double handY) {
    Color coat = Tint.shade(figure.colors().coat().color(), -0.14);
    boolean shortSleeves = figure.clothes().coat().looks("tshirt");
    for (double side : new double[] {-1, 1}) {
      double swing = side * figure.stride() * 0.04;
      Line2D arm = new Line2D.Double(side * 0.215, SHOULDER - 0.05, side * handX, handY + swing);
      body.stroke(shortSleeves ? SKIN : coat, 0.085, arm);
      if (shortSleeves) {
        double x = arm.getX1() + (arm.getX2() - arm.getX1()) * ARM_SHARE * 0.6;
        double y = arm.getY1() + (arm.getY2() - arm.getY1()) * ARM_SHARE * 0.6;
        body.stroke(coat, 0.1, new Line2D.Double(arm.getX1(), arm.getY1(), x, y));
      }
      body.fill(SKIN, new Ellipse2D.Double(side * handX - 0.04, handY - 0.09 + swing, 0.08, 0.1));
    }
  }

  private static void torso(Canvas body, Figure figure) {
    Color color = figure.colors().coat().color();
    boolean overcoat = figure.clothes().coat().looks("overcoat");
    double hem = overcoat ? 0.55 : HIP - 0.06;
    double hemWidth = overcoat ? 0.23 : 0.185;
    Path2D torso = new Path2D.Double();
    torso.moveTo(-0.07, 1.46);
    torso.quadTo(-0.2, SHOULDER + 0.02, -0.235, SHOULDER - 0.06);
    torso.lineTo(-0.185, 1.05);
    torso.lineTo(-hemWidth, hem);
    torso.lineTo(hemWidth, hem);
    torso.lineTo(0.185, 1.05);
    torso.lineTo(0.235, SHOULDER - 0.06);
    torso.quadTo(0.2, SHOULDER + 0.02, 0.07, 1.46);
    torso.closePath();
    body.fill(color, torso);
    trimmings(body, figure, hem);
  }

  private static void trimmings(Canvas body, Figure figure, double hem) {
    Garment coat = figure.clothes().coat();
    Color seam = Tint.shade(figure.colors().coat().color(), -0.35);
    switch (coat.look()) {
      case "suit", "overcoat" -> {
        body.fill(new Color(0xf0f0ee), triangle(0.06, 1.46, 1.2));
        body.stroke(new Color(0x6d1f2a), 0.03, new Line2D.Double(0, 1.42, 0, 1.25));
        body.stroke(seam, 0.01, new Line2D.Double(0, 1.2, 0, hem));
      }
      case "jacket", "track", "hoodie" -> {
        body.stroke(seam, 0.014, new Line2D.Double(0, 1.44, 0, hem));
        body.stroke(seam, 0.02, new Line2D.Double(-0.17, hem + 0.01, 0.17, hem + 0.01));
      }
      case "shirt" -> {
        for (double y = hem + 0.06; y < 1.42; y += 0.1) {
          body.fill(seam, new Ellipse2D.Double(-0.008, y, 0.016, 0.016));
        }
      }
      default -> body.stroke(seam, 0.012, new Arc2D.Double(-0.06, 1.41, 0.12, 0.09, 0, 180, Arc2D.OPEN));
    }
  }

  private static Path2D triangle(double half, double top, double tip) {
    Path2D shape = new Path2D.Double();
    shape.moveTo(-half, top);
    shape.lineTo(half, top);
    shape.lineTo(0, tip);
    shape.closePath();
    return shape;
  }

  private static void carried(Canvas body, Figure figure) {
    Color color = bag(figure);
    switch (figure.clothes().bag().look()) {
      case "backpack" -> {
        body.stroke(color, 0.035, new Line2D.Double(-0.13, 1.44, -0.15, 1.06));
        body.stroke(color, 0.035, new Line2D.Double(0.13, 1.44, 0.15, 1.06));
      }
      case "hand" -> {
        body.stroke(color, 0.018, new Arc2D.Double(0.21, 0.68, 0.13, 0.18, 180, 180, Arc2D.OPEN));
        body.fill(color, new RoundRectangle2D.Double(0.16, 0.52, 0.24, 0.22, 0.05, 0.05));
      }
      case "shoulder" -> {
        body.stroke(color, 0.022, new Line2D.Double(0.19, 1.43, 0.24, 1.08));
        body.fill(color, new RoundRectangle2D.Double(0.15, 0.84, 0.21, 0.26, 0.06, 0.06));
      }
      case "crossbody" -> {
        body.stroke(color, 0.024, new Line2D.Double(-0.17, 1.43, 0.17, 0.98));
        body.fill(color, new RoundRectangle2D.Double(0.09, 0.82, 0.2, 0.19, 0.06, 0.06));
      }
      default -> { }
    }
  }

  private static Color bag(Figure figure) {
    return figure.colors().bag().color();
  }
}
