package org.openviid.kit;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.List;

/// Draws what is on and behind the front of a vehicle: lamps, grille, mirrors, plate, people. Immutable.
final class FrontPainter {
  private static final Color GRILLE = new Color(0x212429);
  private static final Color CHROME = new Color(0xc9ced3);
  private static final Color LAMP = new Color(0xe8eef2);
  private static final Color LAMP_RIM = new Color(0x6f7880);
  private static final Color SEAT = new Color(0x20282f);
  private static final Color PERSON = new Color(0x59666f);
  private static final Color FACE = new Color(0x8e8a84);
  private static final Color BELT = new Color(0xc3c9cd);
  private static final Color STICKER = new Color(0x4fae62);
  private static final Color BEAM = new Color(255, 250, 228, 235);
  private static final Color ORNAMENT = new Color(0xc23b32);

  private final PlatePainter plates;

  FrontPainter(StrokeFont font) {
    this.plates = new PlatePainter(font);
  }

  /// Draws lamps, grille, mirrors and the plate.
  void draw(Canvas canvas, Vehicle vehicle) {
    Canvas front = canvas.standing(vehicle.x(), vehicle.z(), 1);
    VehicleKind kind = vehicle.kind();
    double half = kind.size().width() / 2;
    grille(front, kind, half);
    lamps(front, kind, half);
    mirrors(canvas, vehicle, half);
    plates.draw(front, vehicle.plate(), 0, kind.plateHeight());
    if (canvas.light().lampsLit()) {
      front.halo(BEAM, -half * 0.76, kind.lampHeight(), 0.34);
      front.halo(BEAM, half * 0.76, kind.lampHeight(), 0.34);
    }
  }

  private static void grille(Canvas front, VehicleKind kind, double half) {
    double top = kind.lampHeight() + 0.05;
    double bottom = kind.plateHeight() + 0.11;
    Path2D shape = new Path2D.Double();
    shape.moveTo(-half * 0.52, top);
    shape.lineTo(half * 0.52, top);
    shape.lineTo(half * 0.42, bottom);
    shape.lineTo(-half * 0.42, bottom);
    shape.closePath();
    front.fill(GRILLE, shape);
    for (double y = bottom + 0.03; y < top; y += 0.035) {
      front.stroke(Tint.shade(GRILLE, 0.25), 0.008, new Line2D.Double(-half * 0.43, y, half * 0.43, y));
    }
    front.stroke(CHROME, 0.014, shape);
    double badge = 0.055;
    double middle = (top + bottom) / 2;
    double inner = badge * 0.7;
    front.fill(CHROME, new Ellipse2D.Double(-badge, middle - badge, 2 * badge, 2 * badge));
    front.fill(GRILLE, new Ellipse2D.Double(-inner, middle - inner, 2 * inner, 2 * inner));
    double intake = kind.plateHeight() - 0.19;
    front.fill(GRILLE, new RoundRectangle2D.Double(-half * 0.7, intake, half * 1.4, 0.1, 0.05, 0.05));
  }

  private static void lamps(Canvas front, VehicleKind kind, double half) {
    for (double side : new double[] {-1, 1}) {
      Path2D lamp = new Path2D.Double();
      double y = kind.lampHeight();
      lamp.moveTo(side * half * 0.56, y - 0.05);
      lamp.lineTo(side * half * 0.62, y + 0.06);
      lamp.lineTo(side * half * 0.95, y + 0.1);
      lamp.lineTo(side * half * 0.96, y - 0.02);
      lamp.lineTo(side * half * 0.8, y - 0.08);
      lamp.closePath();
      front.fill(LAMP, lamp);
      front.stroke(LAMP_RIM, 0.012, lamp);
      front.fill(CHROME, new Ellipse2D.Double(side * half * 0.76 - 0.05, y - 0.045, 0.1, 0.1));
      front.fill(
          LAMP_RIM, new Ellipse2D.Double(side * half * 0.8 - 0.045, kind.plateHeight() - 0.14, 0.09, 0.09));
    }
  }

  private static void mirrors(Canvas canvas, Vehicle vehicle, double half) {
    VehicleKind.Size size = vehicle.kind().size();
    boolean large = size.height() > 2;
    Canvas pillars = canvas.standing(vehicle.x(), vehicle.z() + size.length() * (large ? 0.01 : 0.26), 1);
    double y = large ? size.height() * 0.62 : size.height() * 0.66;
    double height = large ? 0.42 : 0.16;
    Color color = large ? GRILLE : Tint.shade(vehicle.tint().color(), -0.08);
    for (double side : new double[] {-1, 1}) {
      double middle = side * (half + 0.08);
      Shape mirror = new RoundRectangle2D.Double(middle - 0.11, y, 0.22, height, 0.1, 0.1);
      pillars.fill(color, mirror);
      pillars.stroke(Tint.shade(color, -0.4), 0.012, mirror);
    }
  }

  /// Draws what is seen through the windscreen, and what is mirrored in it.
  void cabin(Canvas canvas, Vehicle vehicle, List<Spot> corners) {
    double bottom = corners.getFirst().y();
    double top = corners.get(2).y();
    double depth = corners.get(2).z();
    Canvas inside = canvas.standing(vehicle.x(), depth, 1);
    double seat = vehicle.kind().size().width() * 0.22;
    double head = Math.min(top - 0.16, bottom + 0.62);
    inside.fill(SEAT, new Rectangle2D.Double(-3, bottom - 0.5, 6, head - bottom + 0.36));
    person(inside, seat, head, vehicle.cabin());
    if (vehicle.cabin().people() > 1) {
      occupant(inside, -seat, head);
      belt(inside, -seat, head, -1);
    }
    inside.stroke(GRILLE, 0.035, wheel(seat, head - 0.42));
    if (vehicle.cabin().visorDown()) {
      inside.fill(PERSON, new Rectangle2D.Double(seat - 0.2, top - 0.17, 0.4, 0.12));
    }
    if (vehicle.cabin().ornament()) {
      inside.stroke(ORNAMENT, 0.02, new Line2D.Double(0, top - 0.1, 0, top - 0.24));
      inside.fill(ORNAMENT, new Ellipse2D.Double(-0.04, top - 0.33, 0.08, 0.1));
    }
    inside.fill(STICKER, new Rectangle2D.Double(-seat * 1.75, top - 0.14, 0.09, 0.08));
    inside.fill(GRILLE, new RoundRectangle2D.Double(-0.12, top - 0.11, 0.24, 0.07, 0.04, 0.04));
    reflection(canvas, corners);
  }

  private static void person(Canvas inside, double x, double head, Vehicle.Cabin cabin) {
    occupant(inside, x, head);
    if (cabin.belted()) {
      belt(inside, x, head, 1);
    }
    if (cabin.phoning()) {
      inside.stroke(FACE, 0.06, new Line2D.Double(x + 0.26, head - 0.4, x + 0.15, head - 0.02));
      inside.fill(GRILLE, new RoundRectangle2D.Double(x + 0.09, head - 0.07, 0.05, 0.13, 0.02, 0.02));
    }
  }

  private static void occupant(Canvas inside, double x, double head) {
    inside.fill(PERSON, new RoundRectangle2D.Double(x - 0.24, head - 0.78, 0.48, 0.64, 0.3, 0.3));
    inside.fill(Tint.shade(GRILLE, 0.08), new Ellipse2D.Double(x - 0.105, head - 0.13, 0.21, 0.29));
    inside.fill(FACE, new Ellipse2D.Double(x - 0.085, head - 0.14, 0.17, 0.23));
  }

  private static void belt(Canvas inside, double x, double head, double side) {
    inside.stroke(
        BELT, 0.045, new Line2D.Double(x + side * 0.17, head - 0.16, x - side * 0.2, head - 0.62));
  }

  private static Shape wheel(double x, double y) {
    return new BasicStroke(0.001f)
        .createStrokedShape(new Ellipse2D.Double(x - 0.17, y - 0.17, 0.34, 0.3));
  }

  private static void reflection(Canvas canvas, List<Spot> corners) {
    Rectangle2D pane = canvas.outline(corners).getBounds2D();
    Point2D start = new Point2D.Double(pane.getMinX(), pane.getMinY());
    Point2D end = new Point2D.Double(pane.getMinX() + pane.getWidth() * 0.25, pane.getMaxY());
    canvas.fill(
        new GradientPaint(start, new Color(205, 225, 238, 120), end, new Color(205, 225, 238, 8)), pane);
  }
}
