package org.openviid.kit;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Paint;
import java.time.LocalTime;

/// How light it is at an hour.
///
/// @param zenith the colour at the top of the sky
/// @param horizon the colour where the sky ends
/// @param darkness from 0 at day to 1 at night
record Daylight(Color zenith, Color horizon, double darkness) {
  private static final Color DAY_ZENITH = new Color(0x6e9fcf);
  private static final Color DAY_HORIZON = new Color(0xd5e2ea);
  private static final Color DUSK_HORIZON = new Color(0xe0a374);
  private static final Color NIGHT_ZENITH = new Color(0x0b1120);
  private static final Color NIGHT_HORIZON = new Color(0x252c3c);
  private static final Color NIGHT = new Color(0x0a0e17);
  private static final double RISE = 6.3;
  private static final double SET = 18.2;
  private static final double TWILIGHT = 0.9;
  private static final double LAMPS_ON = 0.35;
  /// How dark the night is where the camera's own lamp reaches, and beyond.
  private static final double NEAR_DARK = 0.12;
  private static final double FAR_DARK = 0.72;
  private static final double NEAR = 12;
  private static final double FAR = 40;

  /// The light at a time of the day.
  static Daylight at(LocalTime time) {
    double hour = time.toSecondOfDay() / 3600.0;
    double toDay = Math.min(hour - RISE, SET - hour);
    double darkness = Math.clamp(0.5 - toDay / (2 * TWILIGHT), 0, 1);
    double glow = 1 - Math.min(1, Math.abs(toDay) / (1.4 * TWILIGHT));
    Color horizon = Tint.between(DAY_HORIZON, NIGHT_HORIZON, darkness);
    return new Daylight(
        Tint.between(DAY_ZENITH, NIGHT_ZENITH, darkness),
        Tint.between(horizon, DUSK_HORIZON, glow * 0.8),
        darkness);
  }

  /// Whether lamps are lit.
  boolean lampsLit() {
    return darkness > LAMPS_ON;
  }

  /// What a colour looks like in this light at a distance in metres.
  Paint tone(Paint paint, double distance) {
    if (darkness == 0) {
      return paint;
    }
    return switch (paint) {
      case Color color -> dim(color, distance);
      case GradientPaint gradient ->
          new GradientPaint(
              gradient.getPoint1(), dim(gradient.getColor1(), distance),
              gradient.getPoint2(), dim(gradient.getColor2(), distance));
      default -> paint;
    };
  }

  private Color dim(Color color, double distance) {
    double reach = Math.clamp((distance - NEAR) / (FAR - NEAR), 0, 1);
    Color dimmed = Tint.between(color, NIGHT, darkness * (NEAR_DARK + (FAR_DARK - NEAR_DARK) * reach));
    return Tint.glaze(dimmed, color.getAlpha());
  }
}
