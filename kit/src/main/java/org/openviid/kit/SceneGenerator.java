package org.openviid.kit;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// Makes up what passes a camera, one scene after the other. The same seed gives the same scenes. Used
/// by one thread.
final class SceneGenerator {
  private final View view;
  private final Plate.Origin plates;
  private final RandomGenerator random;
  private final Wardrobe wardrobe = new Wardrobe();
  private final Weighted<VehicleKind> kinds;
  private final Weighted<Tint> paints;

  /// @param area the code of the division where most plates come from
  SceneGenerator(View view, String area, long seed) {
    this.view = view;
    this.plates = Plate.Origin.around(area);
    this.random = new SplittableRandom(seed);
    Map<String, PlateStyle> styles = PlateStyle.all();
    this.kinds = new Weighted<>(VehicleKind.all(styles), VehicleKind::weight);
    this.paints = new Weighted<>(Tint.all(), Tint::onVehicles);
  }

  /// The next scene.
  Scene next(LocalDateTime time) {
    return switch (view) {
      case CHECKPOINT -> checkpoint(time);
      case ROADSIDE -> roadside(time);
      case FOOTPATH -> footpath(time);
    };
  }

  private Scene checkpoint(LocalDateTime time) {
    int lane = 1 + random.nextInt(2);
    Vehicle captured = vehicle(lane, 8.7, 0.9);
    List<SceneItem> passing = new ArrayList<>();
    double rear = captured.z() + captured.kind().size().length();
    traffic(passing, lane, rear + 9);
    traffic(passing, 3 - lane, 15);
    cycles(passing, 17);
    walkers(passing, 15);
    return new Scene(view, time, List.of(captured), passing);
  }

  private Scene roadside(LocalDateTime time) {
    Cycle cycle = cycle(8.6 + random.nextDouble());
    List<SceneItem> captured = new ArrayList<>(List.of(cycle));
    if (random.nextInt(3) > 0) {
      double x = 4.8 + random.nextDouble() * 0.8;
      captured.add(new Pedestrian(wardrobe.pedestrian(random), x, 8 + random.nextDouble()));
    }
    List<SceneItem> passing = new ArrayList<>();
    traffic(passing, 1, 12);
    traffic(passing, 2, 16);
    cycles(passing, 18);
    walkers(passing, 15);
    return new Scene(view, time, captured, passing);
  }

  private Scene footpath(LocalDateTime time) {
    List<SceneItem> captured = new ArrayList<>();
    int people = 1 + random.nextInt(3);
    for (int i = 0; i < people; i++) {
      double x = 4.8 + 3.4 * (i + 0.25 + random.nextDouble() * 0.5) / people;
      captured.add(new Pedestrian(wardrobe.pedestrian(random), x, 6.4 + random.nextDouble() * 1.4));
    }
    List<SceneItem> passing = new ArrayList<>();
    traffic(passing, 1, 14);
    cycles(passing, 14);
    walkers(passing, 12);
    return new Scene(view, time, captured, passing);
  }

  private void traffic(List<SceneItem> items, int lane, double from) {
    double z = from + random.nextDouble() * 8;
    while (z < 110) {
      items.add(vehicle(lane, z, 2));
      z += 16 + random.nextDouble() * 30;
    }
  }

  private void cycles(List<SceneItem> items, double from) {
    for (double z = from + random.nextDouble() * 8; z < 60; z += 8 + random.nextDouble() * 18) {
      items.add(cycle(z));
    }
  }

  private void walkers(List<SceneItem> items, double from) {
    for (double z = from + random.nextDouble() * 4; z < 60; z += 2 + random.nextDouble() * 8) {
      double x = random.nextInt(3) == 0 ? -6.4 - random.nextDouble() * 2.4 : 4.7 + random.nextDouble() * 2.4;
      items.add(new Pedestrian(wardrobe.pedestrian(random), x, z));
    }
  }

  private Vehicle vehicle(int lane, double from, double room) {
    VehicleKind kind = kinds.pick(random);
    double large = kind.size().height() > 2 ? 2.2 : 0;
    return new Vehicle(
        kind,
        paints.pick(random),
        Plate.random(kind.plates().pick(random), plates, random),
        Street.laneMiddle(lane) + (random.nextDouble() - 0.5) * 0.5,
        from + large + random.nextDouble() * room,
        lane,
        Math.max(8, kind.speed() + random.nextInt(-14, 18)),
        kind.brands().get(random.nextInt(kind.brands().size())),
        cabin(kind));
  }

  private Vehicle.Cabin cabin(VehicleKind kind) {
    return new Vehicle.Cabin(
        1 + random.nextInt(Math.min(2, kind.seats())),
        random.nextInt(100) < 94,
        random.nextInt(100) < 3,
        random.nextInt(100) < 9,
        random.nextInt(100) < 25);
  }

  private Cycle cycle(double z) {
    boolean electric = random.nextInt(100) < 62;
    return new Cycle(
        electric,
        paints.pick(random),
        wardrobe.rider(random),
        2.5 + random.nextDouble() * 0.9,
        z,
        (electric ? 19 : 13) + random.nextInt(-4, 6));
  }
}
