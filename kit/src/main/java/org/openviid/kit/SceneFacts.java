package org.openviid.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/// Tells what is true of the things in a scene.
final class SceneFacts {
  private static final int FIRST_YEAR = 2012;
  private static final int YEARS = 14;

  private SceneFacts() {}

  /// The name that `pictures.csv` calls a thing by.
  static String kind(SceneItem item) {
    return switch (item) {
      case Vehicle vehicle -> "vehicle";
      case Cycle cycle -> "cycle";
      case Pedestrian pedestrian -> "pedestrian";
    };
  }

  /// What is true of a thing, wherever and whenever it is seen.
  static Facts of(SceneItem item) {
    return switch (item) {
      case Vehicle vehicle -> vehicle(vehicle);
      case Cycle cycle -> cycle(cycle);
      case Pedestrian pedestrian -> figure(pedestrian.figure());
    };
  }

  private static Facts vehicle(Vehicle vehicle) {
    VehicleKind kind = vehicle.kind();
    Facts facts =
        new Facts()
            .set("class", kind.classCode())
            .set("model", kind.name())
            .set("brand", vehicle.brand())
            .set("tint", vehicle.tint().code())
            .set("depth", vehicle.tint().depth())
            .set("lane", vehicle.lane())
            .set("speed", vehicle.speed())
            .setIf("cargo", kind.cargo());
    return facts.with(size(kind.size())).with(plate(vehicle)).with(cabin(vehicle.cabin()));
  }

  private static Facts size(VehicleKind.Size size) {
    return new Facts()
        .set("length", Math.round(size.length() * 1000))
        .set("width", Math.round(size.width() * 1000))
        .set("height", Math.round(size.height() * 1000));
  }

  /// How sure a camera is depends on nothing but the plate: the same plate, the same figures.
  private static Facts plate(Vehicle vehicle) {
    Plate plate = vehicle.plate();
    RandomGenerator random = new SplittableRandom(plate.text().hashCode());
    List<Integer> sure = plate.text().codePoints().mapToObj(c -> 90 + random.nextInt(10)).toList();
    List<String> characters = plate.text().codePoints().mapToObj(Character::toString).toList();
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i < characters.size(); i++) {
      pairs.add(characters.get(i) + "-" + sure.get(i));
    }
    return new Facts()
        .set("plate", plate.text())
        .set("plate.class", plate.style().classCode())
        .set("plate.color", plate.style().colorCode())
        .set("plate.sure", sure.stream().mapToInt(Integer::intValue).min().orElse(0))
        .set("plate.chars", String.join(",", pairs))
        .set("brand.sure", 70 + random.nextInt(30))
        .set("year", FIRST_YEAR + random.nextInt(YEARS));
  }

  private static Facts cabin(Vehicle.Cabin cabin) {
    return new Facts()
        .set("people", cabin.people())
        .set("belt", bit(cabin.belted()))
        .set("phone", bit(cabin.phoning()))
        .set("visor", bit(cabin.visorDown()))
        .setIf("ornament", cabin.ornament());
  }

  private static int bit(boolean yes) {
    return yes ? 1 : 0;
  }

  private static Facts cycle(Cycle cycle) {
    return new Facts()
        .setIf("electric", cycle.electric())
        .set("tint", cycle.tint().code())
        .set("speed", cycle.speed())
        .set("length", cycle.electric() ? 1650 : 1720)
        .set("width", 680)
        .set("height", cycle.electric() ? 1080 : 1050);
  }

  private static Facts figure(Figure figure) {
    Figure.Clothes clothes = figure.clothes();
    Figure.Colors colors = figure.colors();
    int tall = (int) Math.round(figure.height() * 100);
    Facts facts =
        new Facts()
            .set("gender", figure.gender())
            .set("age.low", Math.max(0, figure.age() - 4))
            .set("age.high", figure.age() + 4)
            .set("tall.low", tall - 3)
            .set("tall.high", tall + 3)
            .set("carried", carried(clothes));
    wear(facts, "hair", clothes.hair(), colors.hair());
    wear(facts, "coat", clothes.coat(), colors.coat());
    wear(facts, "trousers", clothes.trousers(), colors.trousers());
    wear(facts, "shoes", clothes.shoes(), colors.shoes());
    wear(facts, "bag", clothes.bag(), colors.bag());
    wear(facts, "cap", clothes.cap(), colors.cap());
    wear(facts, "glasses", clothes.glasses(), colors.glasses());
    return facts
        .set("coat.length", clothes.coat().variant())
        .set("trousers.length", clothes.trousers().variant());
  }

  private static String carried(Figure.Clothes clothes) {
    return List.of(clothes.glasses(), clothes.cap(), clothes.bag()).stream()
        .map(Garment::carried)
        .filter(code -> !code.isEmpty())
        .collect(Collectors.joining(";"));
  }

  private static void wear(Facts facts, String name, Garment garment, Tint tint) {
    if (garment.isWorn()) {
      facts.set(name, garment.code()).set(name + ".tint", tint.code());
    }
  }
}
