package org.openviid.kit;

import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// Makes up people. Immutable; what it returns depends on the random numbers alone.
final class Wardrobe {
  private static final int YOUNGEST = 14;
  private static final int AGES = 62;
  private static final int GREYING = 58;

  private final Map<String, List<Garment>> parts = Garment.all();
  private final List<ResourceTable.Row> people = ResourceTable.open("people.csv").rows();
  private final Weighted<Tint> coats = new Weighted<>(Tint.all(), Tint::onCoats);
  private final Weighted<Tint> trousers = new Weighted<>(Tint.all(), Tint::onTrousers);
  private final Weighted<Tint> hair = new Weighted<>(Tint.all(), Tint::onHair);
  private final Weighted<Tint> greyHair = new Weighted<>(Tint.all(), Tint::onGreyHair);
  private final Weighted<Tint> glasses = new Weighted<>(Tint.all(), Tint::onGlasses);

  /// Somebody on foot.
  Figure pedestrian(RandomGenerator random) {
    return somebody(random, true);
  }

  /// Somebody on a cycle, with a bare head and free hands.
  Figure rider(RandomGenerator random) {
    return somebody(random, false);
  }

  private Figure somebody(RandomGenerator random, boolean onFoot) {
    ResourceTable.Row row = people.get(random.nextInt(people.size()));
    String gender = row.text("gender");
    int age = YOUNGEST + random.nextInt(AGES);
    double height = row.real("height") + random.nextInt(-9, 10) / 100.0;
    double stride = random.nextInt(-10, 11) / 10.0;
    Garment none = parts("cap").getFirst();
    Figure.Clothes clothes =
        new Figure.Clothes(
            pick(parts("hair").stream().filter(h -> h.variant().equals(gender)).toList(), random),
            pick(parts("coat"), random),
            pick(parts("trousers"), random),
            pick(parts("shoes"), random),
            onFoot ? pick(parts("bag"), random) : none,
            onFoot ? pick(parts("cap"), random) : none,
            pick(parts("glasses"), random));
    return new Figure(gender, age, height, stride, clothes, colors(age, random));
  }

  private Figure.Colors colors(int age, RandomGenerator random) {
    return new Figure.Colors(
        (age > GREYING ? greyHair : hair).pick(random),
        coats.pick(random),
        trousers.pick(random),
        trousers.pick(random),
        coats.pick(random),
        coats.pick(random),
        glasses.pick(random));
  }

  private List<Garment> parts(String name) {
    List<Garment> garments = parts.get(name);
    if (garments == null) {
      throw new IllegalStateException("wardrobe.csv has no part " + name);
    }
    return garments;
  }

  private static Garment pick(List<Garment> garments, RandomGenerator random) {
    return new Weighted<>(garments, Garment::weight).pick(random);
  }
}
