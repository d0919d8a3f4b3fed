package org.openviid.kit;

import java.util.List;
import java.util.random.RandomGenerator;

/// A number plate.
///
/// @param style its kind
/// @param text province, letter of the city, serial, without any separator
record Plate(PlateStyle style, String text) {
  private static final String CITIES = "ABCDEFGHJ";
  private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ";
  private static final int FROM_HOME_PERCENT = 80;

  /// Where plates come from.
  ///
  /// @param home the province of four out of five
  /// @param all the provinces of the others
  record Origin(Province home, List<Province> all) {
    /// Mostly from the province of a division code.
    static Origin around(String area) {
      return new Origin(Province.of(area), Province.all());
    }

    private String pick(RandomGenerator random) {
      boolean local = random.nextInt(100) < FROM_HOME_PERCENT;
      return (local ? home : all.get(random.nextInt(all.size()))).plate();
    }
  }

  /// A plate as it might pass.
  static Plate random(PlateStyle style, Origin origin, RandomGenerator random) {
    StringBuilder text = new StringBuilder(origin.pick(random));
    text.append(CITIES.charAt(random.nextInt(CITIES.length())));
    int digits = style.serialLength();
    if (!style.prefixes().isEmpty()) {
      text.append(style.prefixes().get(random.nextInt(style.prefixes().size())));
      digits--;
    }
    int letterAt = style.prefixes().isEmpty() ? random.nextInt(digits + 1) : digits;
    for (int i = 0; i < digits; i++) {
      text.append(i == letterAt ? LETTERS.charAt(random.nextInt(LETTERS.length())) : digit(random));
    }
    return new Plate(style, text.toString());
  }

  private static char digit(RandomGenerator random) {
    return (char) ('0' + random.nextInt(10));
  }
}
