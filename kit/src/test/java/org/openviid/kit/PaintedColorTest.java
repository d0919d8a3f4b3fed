package org.openviid.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a record calls a colour is what the picture shows.
class PaintedColorTest {
  private static final LocalDateTime NOON = LocalDateTime.parse("2026-05-01T12:00:00");
  private final SceneRenderer renderer = new SceneRenderer(3, "1");

  @Test
  void theBonnetHasTheColourOfTheRecord() {
    SceneGenerator generator = new SceneGenerator(View.CHECKPOINT, "330106", 21);
    for (int i = 0; i < 8; i++) {
      Scene scene = generator.next(NOON);
      Vehicle vehicle = (Vehicle) scene.captured().getFirst();
      BufferedImage image = renderer.draw(scene).image();
      double side = vehicle.kind().size().width() * 0.38;
      Color seen = average(image, at(vehicle, side, vehicle.kind().plateHeight() + 0.06));
      assertThat(nearest(seen).code()).as(vehicle + " shows " + seen).isEqualTo(vehicle.tint().code());
    }
  }

  @Test
  void thePlateHasTheGroundOfItsClass() {
    SceneGenerator generator = new SceneGenerator(View.CHECKPOINT, "330106", 22);
    for (int i = 0; i < 8; i++) {
      Scene scene = generator.next(NOON);
      Vehicle vehicle = (Vehicle) scene.captured().getFirst();
      PlateStyle style = vehicle.plate().style();
      Color seen = new Color(besideTheCharacters(scene, vehicle).getRGB(4, 4));
      PlateStyle nearest =
          PlateStyle.all().values().stream()
              .min(Comparator.comparingDouble(s -> distance(s.top(), seen)))
              .orElseThrow();
      assertThat(nearest.name()).as(vehicle + " shows " + seen).isEqualTo(style.name());
    }
  }

  /// A square of four millimetres between the frame and the first character, eight pixels wide.
  private BufferedImage besideTheCharacters(Scene scene, Vehicle vehicle) {
    double left = -vehicle.plate().style().width() / 2000.0 + 0.0085;
    Point2D corner = at(vehicle, left, vehicle.kind().plateHeight() + 0.002);
    double size = 0.004 * View.CHECKPOINT.camera().scale(vehicle.z());
    Rectangle2D square = new Rectangle2D.Double(corner.getX(), corner.getY(), size, size);
    return renderer.draw(scene, square, 8, 8).image();
  }

  private static Point2D at(Vehicle vehicle, double aside, double up) {
    return View.CHECKPOINT.camera().see(vehicle.x() + aside, up, vehicle.z());
  }

  private static Color average(BufferedImage image, Point2D middle) {
    int[] sum = new int[3];
    int reach = 3;
    for (int y = -reach; y <= reach; y++) {
      for (int x = -reach; x <= reach; x++) {
        Color pixel = new Color(image.getRGB((int) middle.getX() + x, (int) middle.getY() + y));
        sum[0] += pixel.getRed();
        sum[1] += pixel.getGreen();
        sum[2] += pixel.getBlue();
      }
    }
    int count = (2 * reach + 1) * (2 * reach + 1);
    return new Color(sum[0] / count, sum[1] / count, sum[2] / count);
  }

  private static Tint nearest(Color seen) {
    List<Tint> tints = Tint.all();
    return tints.stream().min(Comparator.comparingDouble(t -> distance(t.color(), seen))).orElseThrow();
  }

  private static double distance(Color a, Color b) {
    return Math.hypot(
        Math.hypot(a.getRed() - b.getRed(), a.getGreen() - b.getGreen()), a.getBlue() - b.getBlue());
  }
}
