package org.openviid.kit;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openviid.kit.PicturePlan.Part;

/// Takes pictures of scenes and of parts of them. Used by one thread.
final class Photographer {
  private static final double MARGIN = 0.04;
  private static final double PLATE_MARGIN = 0.04;
  private static final double MIN_SIDE = 8;

  private final SceneRenderer renderer;

  /// @param seed the street's own number
  /// @param label what stands at the lower edge of pictures
  Photographer(long seed, String label) {
    this.renderer = new SceneRenderer(seed, label);
  }

  /// A finished picture.
  ///
  /// @param jpeg the file; not to be modified
  /// @param width in pixels
  /// @param height in pixels
  @SuppressWarnings("ArrayRecordComponent") // never compared, and nobody writes into it
  record Shot(byte[] jpeg, int width, int height) {}

  /// Begins with a scene.
  Roll expose(Scene scene) {
    return new Roll(scene, renderer.draw(scene));
  }

  /// The pictures of one scene.
  final class Roll {
    private final Scene scene;
    private final SceneRenderer.Drawn drawn;
    private final Map<SceneItem, Map<Part, Rectangle2D>> boxes = new HashMap<>();
    private @Nullable Shot whole;

    private Roll(Scene scene, SceneRenderer.Drawn drawn) {
      this.scene = scene;
      this.drawn = drawn;
    }

    Scene scene() {
      return scene;
    }

    /// Where a part of a thing is, in pixels of the scene and within it.
    Rectangle2D box(SceneItem item, Part part) {
      return boxes
          .computeIfAbsent(item, i -> new EnumMap<>(Part.class))
          .computeIfAbsent(part, p -> within(find(item, p)));
    }

    /// Takes a picture; that of the scene is taken once.
    Shot shoot(SceneItem item, PicturePlan plan) {
      if (plan.part() != Part.SCENE) {
        return closeUp(item, plan);
      }
      if (whole == null) {
        whole = new Shot(Jpeg.of(drawn.image(), plan.quality()), View.WIDTH, View.HEIGHT);
      }
      return whole;
    }

    private Shot closeUp(SceneItem item, PicturePlan plan) {
      Rectangle2D part = within(grown(box(item, plan.part()), MARGIN));
      int height = Math.max(1, (int) Math.round(plan.width() * part.getHeight() / part.getWidth()));
      BufferedImage image = renderer.draw(scene, part, plan.width(), height).image();
      return new Shot(Jpeg.of(image, plan.quality()), plan.width(), height);
    }

    private Rectangle2D find(SceneItem item, Part part) {
      Camera camera = scene.view().camera();
      return switch (part) {
        case SCENE -> new Rectangle2D.Double(0, 0, View.WIDTH, View.HEIGHT);
        case BODY -> body(item);
        case PLATE -> item instanceof Vehicle vehicle ? plate(camera, vehicle) : body(item);
        case HEAD -> item instanceof Pedestrian person ? head(camera, person) : body(item);
      };
    }

    private Rectangle2D body(SceneItem item) {
      Rectangle2D box = drawn.boxes().get(item);
      if (box == null) {
        throw new IllegalArgumentException("the scene does not show " + item);
      }
      return box;
    }
  }

  private static Rectangle2D plate(Camera camera, Vehicle vehicle) {
    double half = vehicle.plate().style().width() / 2000.0 + PLATE_MARGIN;
    double high = PlateStyle.HEIGHT / 2000.0 + PLATE_MARGIN;
    double middle = vehicle.kind().plateHeight();
    return between(
        camera.see(vehicle.x() - half, middle + high, vehicle.z()),
        camera.see(vehicle.x() + half, middle - high, vehicle.z()));
  }

  private static Rectangle2D head(Camera camera, Pedestrian person) {
    double size = person.figure().height() / FigurePainter.MODEL_HEIGHT;
    return between(
        camera.see(person.x() - 0.14 * size, 1.80 * size, person.z()),
        camera.see(person.x() + 0.14 * size, 1.42 * size, person.z()));
  }

  private static Rectangle2D between(Point2D one, Point2D other) {
    Rectangle2D box = new Rectangle2D.Double();
    box.setFrameFromDiagonal(one, other);
    return box;
  }

  private static Rectangle2D grown(Rectangle2D box, double share) {
    double by = share * Math.max(box.getWidth(), box.getHeight());
    return new Rectangle2D.Double(
        box.getX() - by, box.getY() - by, box.getWidth() + 2 * by, box.getHeight() + 2 * by);
  }

  private static Rectangle2D within(Rectangle2D box) {
    double left = Math.clamp(box.getMinX(), 0, View.WIDTH - MIN_SIDE);
    double top = Math.clamp(box.getMinY(), 0, View.HEIGHT - MIN_SIDE);
    double right = Math.clamp(box.getMaxX(), left + MIN_SIDE, View.WIDTH);
    double bottom = Math.clamp(box.getMaxY(), top + MIN_SIDE, View.HEIGHT);
    return new Rectangle2D.Double(left, top, right - left, bottom - top);
  }
}
