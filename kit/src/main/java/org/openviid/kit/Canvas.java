package org.openviid.kit;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.RadialGradientPaint;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What scenes are drawn on: takes points of the street, darkens colours as the hour and the distance
/// demand, and remembers how far a thing reaches. Used by one thread.
final class Canvas {
  private final Graphics2D graphics;
  private final Camera camera;
  private final Daylight light;
  private final AffineTransform local;
  private final Extent extent;
  private double distance;

  /// @param graphics its user space is the scene's pixels
  Canvas(Graphics2D graphics, Camera camera, Daylight light) {
    this(graphics, camera, light, new AffineTransform(), new Extent(), 0);
  }

  private Canvas(
      Graphics2D graphics,
      Camera camera,
      Daylight light,
      AffineTransform local,
      Extent extent,
      double distance) {
    this.graphics = graphics;
    this.camera = camera;
    this.light = light;
    this.local = local;
    this.extent = extent;
    this.distance = distance;
  }

  Camera camera() {
    return camera;
  }

  Daylight light() {
    return light;
  }

  /// A canvas that stands upright on the road, facing the camera: its units are metres times `size`, x
  /// to the right and y up from a foot point.
  Canvas standing(double x, double z, double size) {
    Point2D.Double foot = camera.see(x, 0, z);
    AffineTransform upright = AffineTransform.getTranslateInstance(foot.x, foot.y);
    double scale = camera.scale(z) * size;
    upright.scale(scale, -scale);
    Canvas canvas = moved(upright);
    canvas.distance = z;
    return canvas;
  }

  /// This canvas with its units moved.
  Canvas moved(AffineTransform by) {
    AffineTransform all = new AffineTransform(local);
    all.concatenate(by);
    Graphics2D inner = (Graphics2D) graphics.create();
    inner.transform(by);
    return new Canvas(inner, camera, light, all, extent, distance);
  }

  /// Fills a shape of this canvas' units.
  void fill(Paint paint, Shape shape) {
    glow(light.tone(paint, distance), shape);
    extent.add(local.createTransformedShape(shape).getBounds2D());
  }

  /// Fills a shape with exactly that colour and without counting it to the thing that is drawn:
  /// shadows, light.
  void glow(Paint paint, Shape shape) {
    graphics.setPaint(paint);
    graphics.fill(shape);
  }

  /// Draws a round light that fades outwards.
  void halo(Color color, double x, double y, double radius) {
    Point2D middle = new Point2D.Double(x, y);
    Color[] colors = {color, Tint.glaze(color, color.getAlpha() / 3), Tint.glaze(color, 0)};
    glow(
        new RadialGradientPaint(middle, (float) radius, new float[] {0, 0.25f, 1}, colors),
        new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
  }

  /// Draws lines of a width in this canvas' units.
  void stroke(Color color, double width, Shape shape) {
    graphics.setPaint(light.tone(color, distance));
    graphics.setStroke(new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    graphics.draw(shape);
    extent.add(local.createTransformedShape(shape).getBounds2D());
  }

  /// Fills a face of a body in space, lighter at its upper edge than at its lower one.
  void face(Color color, double relief, List<Spot> corners) {
    Shape shape = outline(corners);
    Rectangle2D bounds = shape.getBounds2D();
    if (relief == 0 || bounds.getHeight() < 1) {
      fill(color, shape);
      return;
    }
    fill(
        new GradientPaint(
            0, (float) bounds.getMinY(), Tint.shade(color, relief),
            0, (float) bounds.getMaxY(), Tint.shade(color, -relief)),
        shape);
  }

  /// The outline of a face in space as it appears. What is filled next is as far away as its nearest
  /// corner.
  Path2D outline(List<Spot> corners) {
    Path2D path = new Path2D.Double();
    distance = Double.MAX_VALUE;
    for (Spot spot : corners) {
      distance = Math.min(distance, spot.z());
      Point2D.Double seen = camera.see(spot.x(), spot.y(), spot.z());
      if (path.getCurrentPoint() == null) {
        path.moveTo(seen.x, seen.y);
      } else {
        path.lineTo(seen.x, seen.y);
      }
    }
    path.closePath();
    return path;
  }

  /// Runs something that only draws inside a shape; it does not count to the thing that is drawn.
  void within(Shape shape, Runnable drawing) {
    Shape before = graphics.getClip();
    graphics.clip(shape);
    extent.paused = true;
    drawing.run();
    extent.paused = false;
    graphics.setClip(before);
  }

  /// Draws one thing and returns how far it reaches in pixels of the scene.
  Rectangle2D measure(Runnable drawing) {
    extent.box = null;
    drawing.run();
    return extent.box == null ? new Rectangle2D.Double() : extent.box;
  }

  private static final class Extent {
    private @Nullable Rectangle2D box;
    private boolean paused;

    private void add(Rectangle2D more) {
      if (paused) {
        return;
      }
      if (box == null) {
        box = (Rectangle2D) more.clone();
      } else {
        box.add(more);
      }
    }
  }
}
