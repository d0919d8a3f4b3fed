package org.openviid.kit;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.util.List;

/// Draws number plates on a canvas whose units are metres. Immutable.
final class PlatePainter {
  private static final double MM = 0.001;
  private static final double CHARACTER_WIDTH = 43;
  private static final double CHARACTER_HEIGHT = 90;
  private static final double PEN = 10;
  private static final double FINE_PEN = 5.6;
  private static final double MARGIN = 15;
  private static final double SEPARATOR = 30;
  private static final Color HOLDER = new Color(0x16181b);

  private final StrokeFont font;

  PlatePainter(StrokeFont font) {
    this.font = font;
  }

  /// Draws a plate around a middle.
  void draw(Canvas canvas, Plate plate, double middleX, double middleY) {
    PlateStyle style = plate.style();
    double width = style.width() * MM;
    double height = PlateStyle.HEIGHT * MM;
    double left = middleX - width / 2;
    double top = middleY + height / 2;
    canvas.fill(HOLDER, box(left - 0.012, top + 0.012, width + 0.024, height + 0.024));
    canvas.fill(
        new GradientPaint(0, (float) top, style.top(), 0, (float) (top - height), style.bottom()),
        box(left, top, width, height));
    canvas.stroke(style.ink(), 3 * MM, box(left + 0.006, top - 0.006, width - 0.012, height - 0.012));
    characters(canvas, plate, left, top);
  }

  private static RoundRectangle2D box(double left, double top, double width, double height) {
    return new RoundRectangle2D.Double(left, top - height, width, height, 0.02, 0.02);
  }

  private void characters(Canvas canvas, Plate plate, double left, double top) {
    List<String> characters = plate.text().codePoints().mapToObj(Character::toString).toList();
    double room = plate.style().width() - 2 * MARGIN - SEPARATOR - characters.size() * CHARACTER_WIDTH;
    double gap = room / (characters.size() - 2);
    double x = MARGIN;
    double y = (PlateStyle.HEIGHT - CHARACTER_HEIGHT) / 2;
    for (int i = 0; i < characters.size(); i++) {
      double pen = i == 0 ? FINE_PEN : PEN;
      Path2D glyph =
          font.glyph(characters.get(i), x + pen / 2, y, CHARACTER_WIDTH - pen, CHARACTER_HEIGHT);
      canvas.stroke(plate.style().ink(), pen * MM, place(glyph, left, top));
      x += CHARACTER_WIDTH + (i == 1 ? SEPARATOR : gap);
      if (i == 1) {
        dot(canvas, plate.style().ink(), left + (x - SEPARATOR / 2) * MM, top - 0.07);
      }
    }
  }

  private static Path2D place(Path2D glyph, double left, double top) {
    AffineTransform place = AffineTransform.getTranslateInstance(left, top);
    place.scale(MM, -MM);
    return new Path2D.Double(glyph, place);
  }

  private static void dot(Canvas canvas, Color ink, double x, double y) {
    canvas.fill(ink, new Ellipse2D.Double(x - 0.006, y - 0.006, 0.012, 0.012));
  }
}
