package org.openviid.kit;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// The noise of a sensor, without which a drawn picture compresses far better than a photograph.
/// Immutable.
final class Grain {
  private static final int SIZE = 1 << 16;
  private static final double STRENGTH = 3.1;

  private final byte[] noise = new byte[SIZE];

  Grain(long seed) {
    RandomGenerator random = new SplittableRandom(seed);
    for (int i = 0; i < SIZE; i++) {
      noise[i] = (byte) Math.round(random.nextGaussian() * STRENGTH);
    }
  }

  /// Adds noise to a picture of whole RGB pixels.
  void scatter(BufferedImage image) {
    int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    int at = 0;
    for (int i = 0; i < pixels.length; i++) {
      at = (at + 7919 + (i >>> 9)) & (SIZE - 1);
      int delta = noise[at];
      int pixel = pixels[i];
      pixels[i] =
          bounded((pixel >> 16 & 255) + delta) << 16
              | bounded((pixel >> 8 & 255) + delta) << 8
              | bounded((pixel & 255) + delta);
    }
  }

  private static int bounded(int level) {
    return Math.clamp(level, 0, 255);
  }
}
