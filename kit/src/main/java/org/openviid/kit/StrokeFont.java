package org.openviid.kit;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.util.HashMap;
import java.util.Map;

/// Characters as strokes, so that plates and captions can be drawn on a machine without fonts: the
/// short names of provinces, the letters that plates use, and digits. Immutable.
final class StrokeFont {
  /// The size of the grid in which strokes are noted.
  private static final double GRID = 24;

  private final Map<String, Path2D> glyphs = new HashMap<>();

  StrokeFont() {
    for (ResourceTable.Row row : ResourceTable.open("glyphs.csv").rows()) {
      glyphs.put(row.text("glyph"), strokes(row.text("strokes")));
    }
  }

  private static Path2D strokes(String notation) {
    Path2D path = new Path2D.Double();
    for (String stroke : notation.split(";", -1)) {
      String[] numbers = stroke.split(" ", -1);
      for (int i = 0; i < numbers.length; i += 2) {
        double x = Double.parseDouble(numbers[i]) / GRID;
        double y = Double.parseDouble(numbers[i + 1]) / GRID;
        if (i == 0) {
          path.moveTo(x, y);
        } else {
          path.lineTo(x, y);
        }
      }
    }
    return path;
  }

  /// Whether every character of a text can be drawn, apart from blanks.
  boolean covers(String text) {
    return text.codePoints().allMatch(c -> c == ' ' || glyphs.containsKey(Character.toString(c)));
  }

  /// The middle lines of the strokes of one character, fitted into a box; empty for a blank.
  ///
  /// @throws IllegalArgumentException for a character that is not carried
  Path2D glyph(String character, double x, double y, double width, double height) {
    if (character.equals(" ")) {
      return new Path2D.Double();
    }
    Path2D shape = glyphs.get(character);
    if (shape == null) {
      throw new IllegalArgumentException("no strokes for '" + character + "'");
    }
    AffineTransform fit = AffineTransform.getTranslateInstance(x, y);
    fit.scale(width, height);
    return new Path2D.Double(shape, fit);
  }

  /// The middle lines of a whole text, each character in a cell of the given size.
  Path2D line(String text, double x, double y, double cell, double height) {
    Path2D line = new Path2D.Double();
    double left = x;
    for (String character : text.codePoints().mapToObj(Character::toString).toList()) {
      line.append(glyph(character, left, y, cell * 0.72, height), false);
      left += cell;
    }
    return line;
  }
}
