package org.openviid.kit;

import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.openviid.kit.BodyShape.Flank;
import org.openviid.kit.BodyShape.Material;
import org.openviid.kit.BodyShape.Rib;

/// Draws motor vehicles that come towards the camera. Immutable.
final class VehiclePainter {
  private static final Color TRIM = new Color(0x1b1d20);
  private static final Color GLASS = new Color(0x33424d);
  private static final Color BOARD = new Color(0x14161a);
  private static final Color TYRE = new Color(0x131415);
  private static final Color RIM = new Color(0x9a9fa4);
  private static final Color CARGO = new Color(0xb9bec3);
  private static final Color SHADOW = new Color(0, 0, 0, 95);

  private final Map<String, BodyShape> shapes = BodyShape.all();
  private final FrontPainter front;

  VehiclePainter(StrokeFont font) {
    this.front = new FrontPainter(font);
  }

  /// Draws a vehicle; what it is painted with is what its record says.
  void draw(Canvas canvas, Vehicle vehicle) {
    BodyShape shape = shapes.get(vehicle.kind().shape());
    if (shape == null) {
      throw new IllegalStateException("shapes.csv has no shape " + vehicle.kind().shape());
    }
    new Drawing(canvas, vehicle, shape).draw();
  }

  private final class Drawing {
    private final Canvas canvas;
    private final Vehicle vehicle;
    private final BodyShape shape;
    private final VehicleKind.Size size;
    private final double half;

    private Drawing(Canvas canvas, Vehicle vehicle, BodyShape shape) {
      this.canvas = canvas;
      this.vehicle = vehicle;
      this.shape = shape;
      this.size = vehicle.kind().size();
      this.half = size.width() / 2;
    }

    private void draw() {
      shadow();
      tyres();
      if (vehicle.kind().cargo()) {
        cargo();
      }
      flanks();
      faces();
      front.draw(canvas, vehicle);
    }

    private void shadow() {
      double reach = half + 0.25;
      double x = vehicle.x();
      Path2D ground =
          canvas.outline(
              List.of(
                  new Spot(x - reach, 0, vehicle.z() - 0.25),
                  new Spot(x + reach, 0, vehicle.z() - 0.25),
                  new Spot(x + reach, 0, vehicle.z() + size.length()),
                  new Spot(x - reach, 0, vehicle.z() + size.length())));
      canvas.glow(SHADOW, ground);
    }

    private void tyres() {
      Canvas axle = canvas.standing(vehicle.x(), vehicle.z() + 0.4, 1);
      double width = half > 1 ? 0.3 : 0.22;
      for (double side : new double[] {-1, 1}) {
        double middle = side * (half - 0.02 - width / 2);
        axle.fill(TYRE, new Ellipse2D.Double(middle - width / 2, 0, width, 0.5));
      }
    }

    private void cargo() {
      double from = vehicle.z() + size.length() * 0.30;
      double to = vehicle.z() + size.length();
      double low = size.height() * 0.3;
      double high = size.height();
      double wide = half * 1.02;
      double x = vehicle.x();
      double lit = visibleSide() * wide;
      if (lit != 0) {
        canvas.face(Tint.shade(CARGO, -0.3), 0.05, upright(x + lit, from, to, low, high));
      }
      canvas.face(
          Tint.shade(CARGO, 0.25), 0,
          List.of(
              new Spot(x - wide, high, from), new Spot(x + wide, high, from),
              new Spot(x + wide, high, to), new Spot(x - wide, high, to)));
      canvas.face(
          CARGO, 0.08,
          List.of(
              new Spot(x - wide, low, from), new Spot(x + wide, low, from),
              new Spot(x + wide, high, from), new Spot(x - wide, high, from)));
    }

    private List<Spot> upright(double x, double from, double to, double low, double high) {
      return List.of(
          new Spot(x, low, from), new Spot(x, high, from), new Spot(x, high, to), new Spot(x, low, to));
    }

    /// Which flank the camera sees: -1 the one at the left of the picture, 1 the other, 0 none.
    private int visibleSide() {
      double away = canvas.camera().x() - vehicle.x();
      return Math.abs(away) <= half ? 0 : (int) Math.signum(away);
    }

    private void flanks() {
      int side = visibleSide();
      if (side == 0) {
        return;
      }
      Color color = Tint.shade(vehicle.tint().color(), -0.2);
      List<Spot> upper = flank(Flank.UPPER, side);
      canvas.face(color, 0.05, upper);
      canvas.face(Tint.shade(GLASS, -0.2), 0.1, inset(upper));
      canvas.face(color, 0.12, flank(Flank.LOWER, side));
      for (double along : new double[] {0.19, 0.80}) {
        wheel(side, along * size.length());
      }
    }

    private List<Spot> flank(Flank part, int side) {
      List<Spot> spots = new ArrayList<>();
      for (Rib rib : shape.flank(part)) {
        spots.add(spot(rib, side));
      }
      return spots;
    }

    private Spot spot(Rib rib, int side) {
      return new Spot(
          vehicle.x() + side * half * rib.w(),
          rib.y() * size.height(),
          vehicle.z() + rib.z() * size.length());
    }

    private static List<Spot> inset(List<Spot> spots) {
      double y = spots.stream().mapToDouble(Spot::y).average().orElse(0);
      double z = spots.stream().mapToDouble(Spot::z).average().orElse(0);
      return spots.stream()
          .map(s -> new Spot(s.x(), y + (s.y() - y) * 0.8, z + (s.z() - z) * 0.86))
          .toList();
    }

    private void wheel(int side, double along) {
      double radius = half > 1 ? 0.48 : 0.33;
      double x = vehicle.x() + side * (half + 0.01);
      canvas.fill(TYRE, canvas.outline(circle(x, radius, vehicle.z() + along, radius)));
      canvas.fill(RIM, canvas.outline(circle(x, radius, vehicle.z() + along, radius * 0.62)));
    }

    private static List<Spot> circle(double x, double y, double z, double radius) {
      List<Spot> spots = new ArrayList<>();
      for (int i = 0; i < 24; i++) {
        double turn = i * Math.PI / 12;
        spots.add(new Spot(x, y + radius * Math.sin(turn), z + radius * Math.cos(turn)));
      }
      return spots;
    }

    private void faces() {
      List<Rib> ribs = shape.ribs();
      for (int i = ribs.size() - 2; i >= 0; i--) {
        if (ribs.get(i).material() != Material.NONE) {
          face(ribs.get(i), ribs.get(i + 1));
        }
      }
    }

    private void face(Rib low, Rib high) {
      List<Spot> corners = List.of(spot(low, -1), spot(low, 1), spot(high, 1), spot(high, -1));
      Color paint = vehicle.tint().color();
      switch (low.material()) {
        case TRIM -> canvas.face(TRIM, 0, corners);
        case BODY -> canvas.face(paint, 0.07, corners);
        case HOOD -> canvas.face(Tint.shade(paint, 0.1), 0.05, corners);
        case ROOF -> canvas.face(Tint.shade(paint, 0.16), 0.03, corners);
        case BOARD -> canvas.face(BOARD, 0.05, corners);
        case GLASS -> windscreen(corners, paint);
        case NONE -> throw new IllegalArgumentException("a face that nobody sees");
      }
    }

    private void windscreen(List<Spot> corners, Color paint) {
      canvas.face(Tint.shade(paint, -0.1), 0, corners);
      Path2D pane = canvas.outline(shrink(corners));
      canvas.fill(GLASS, pane);
      canvas.within(pane, () -> front.cabin(canvas, vehicle, corners));
    }

    private static List<Spot> shrink(List<Spot> corners) {
      double x = corners.stream().mapToDouble(Spot::x).average().orElse(0);
      return corners.stream().map(s -> new Spot(x + (s.x() - x) * 0.93, s.y(), s.z())).toList();
    }
  }
}
