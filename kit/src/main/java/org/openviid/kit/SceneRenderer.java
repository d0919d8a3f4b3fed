package org.openviid.kit;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Draws scenes. Used by one thread.
final class SceneRenderer {
  private static final DateTimeFormatter CAPTION = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
  private static final double CAPTION_CELL = 15;
  private static final double CAPTION_HEIGHT = 20;

  private final StrokeFont font = new StrokeFont();
  private final VehiclePainter vehicles = new VehiclePainter(font);
  private final FigurePainter people = new FigurePainter();
  private final CyclePainter cycles = new CyclePainter();
  private final StreetPainter street;
  private final Grain grain;
  private final String label;

  /// @param seed the street's own number
  /// @param label letters and digits for the lower edge, such as the camera's identifier
  SceneRenderer(long seed, String label) {
    this.street = new StreetPainter(seed);
    this.grain = new Grain(seed);
    this.label = label;
  }

  /// A picture, and where each thing is in it.
  ///
  /// @param image the picture
  /// @param boxes of every item, in pixels of the whole scene
  record Drawn(BufferedImage image, Map<SceneItem, Rectangle2D> boxes) {}

  /// Draws the whole scene.
  Drawn draw(Scene scene) {
    return draw(scene, new Rectangle2D.Double(0, 0, View.WIDTH, View.HEIGHT), View.WIDTH, View.HEIGHT);
  }

  /// Draws a part of the scene as a camera with more pixels would have it.
  Drawn draw(Scene scene, Rectangle2D part, int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    try {
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      graphics.scale(width / part.getWidth(), height / part.getHeight());
      graphics.translate(-part.getX(), -part.getY());
      Canvas canvas = new Canvas(graphics, scene.view().camera(), Daylight.at(scene.time().toLocalTime()));
      Map<SceneItem, Rectangle2D> boxes = paint(canvas, scene);
      caption(graphics, scene);
      grain.scatter(image);
      return new Drawn(image, boxes);
    } finally {
      graphics.dispose();
    }
  }

  private Map<SceneItem, Rectangle2D> paint(Canvas canvas, Scene scene) {
    street.draw(canvas);
    List<SceneItem> items = new ArrayList<>(scene.passing());
    items.addAll(scene.captured());
    items.sort(Comparator.comparingDouble(SceneItem::z).reversed());
    Map<SceneItem, Rectangle2D> boxes = new HashMap<>();
    for (SceneItem item : items) {
      boxes.put(item, canvas.measure(() -> paint(canvas, item)));
    }
    return boxes;
  }

  private void paint(Canvas canvas, SceneItem item) {
    switch (item) {
      case Vehicle vehicle -> vehicles.draw(canvas, vehicle);
      case Cycle cycle -> cycles.draw(canvas, cycle);
      case Pedestrian pedestrian -> people.draw(canvas, pedestrian);
    }
  }

  private void caption(Graphics2D graphics, Scene scene) {
    Path2D text = font.line(scene.time().format(CAPTION), 22, 20, CAPTION_CELL, CAPTION_HEIGHT);
    double wide = label.length() * CAPTION_CELL + 22;
    text.append(
        font.line(label, View.WIDTH - wide, View.HEIGHT - 40.0, CAPTION_CELL, CAPTION_HEIGHT), false);
    write(graphics, text, 5.2f, new Color(0, 0, 0, 200));
    write(graphics, text, 2.4f, Color.WHITE);
  }

  private static void write(Graphics2D graphics, Path2D text, float width, Color color) {
    graphics.setColor(color);
    graphics.setStroke(
        new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    graphics.draw(text);
  }
}
