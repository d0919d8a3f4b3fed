package org.openviid.benchmarks;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/// Numbers records: every record gets an identifier, a device, a time and a plate of its own. Used by
/// one thread.
///
/// Records come at equal distances in time. The n-th record of all stamps of a run is the same whichever
/// stamp makes it, so that several threads can share out the numbers.
final class Stamp {
  private static final DateTimeFormatter DIGITS = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");
  private static final String PLATE_CHARACTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ0123456789";
  private static final int CITY_LETTERS = 24;
  private static final int SERIALS = 100_000;
  private static final String PICTURE = "02";
  private static final String VEHICLE = "02";

  private final Traffic traffic;
  private final byte[] device = new byte[20];
  private final byte[] point = new byte[20];
  private final byte[] time = new byte[14];
  private final byte[] id = new byte[48];
  private final byte[] plate = new byte[6];
  private long second = Long.MIN_VALUE;

  /// How the records of a run are spread.
  ///
  /// @param area six digits that devices begin with
  /// @param devices how many there are
  /// @param begin the time of the first record
  /// @param perSecond how many records a second of the records' own time has
  /// @param zone the zone of local times
  record Traffic(String area, int devices, Instant begin, double perSecond, ZoneId zone) {
    /// The time of a record.
    Instant timeOf(long number) {
      return begin.plusMillis((long) (number * 1000 / perSecond));
    }

    /// The device of that index.
    String device(int index) {
      return area + "0000" + "119" + String.format("%07d", index);
    }

    /// The digits of a time.
    String digits(Instant at) {
      return ZonedDateTime.ofInstant(at, zone).format(DIGITS);
    }
  }

  Stamp(Traffic traffic) {
    this.traffic = traffic;
    ascii(traffic.device(0), device, 0);
    ascii(traffic.area() + "0000" + "121" + "0000000", point, 0);
  }

  /// Goes to the record of that number, counted from 0.
  void set(long number) {
    int index = (int) (number % traffic.devices());
    digits(index, device, 13, 7);
    digits(index, point, 13, 7);
    long now = traffic.timeOf(number).getEpochSecond();
    if (now != second) {
      second = now;
      ascii(traffic.digits(Instant.ofEpochSecond(second)), time, 0);
    }
    long serial = number / traffic.devices() % SERIALS;
    System.arraycopy(device, 0, id, 0, 20);
    ascii(PICTURE, id, 20);
    System.arraycopy(time, 0, id, 22, 14);
    digits(serial, id, 36, 5);
    ascii(VEHICLE, id, 41);
    digits(number % SERIALS, id, 43, 5);
    plate(number);
  }

  private void plate(long number) {
    long bits = mix(number) >>> 1;
    plate[0] = (byte) PLATE_CHARACTERS.charAt((int) (bits % CITY_LETTERS));
    bits /= CITY_LETTERS;
    for (int i = 1; i < plate.length; i++) {
      boolean letter = i == 2 && (bits & 7) == 0;
      bits >>>= 3;
      plate[i] = (byte) (letter ? PLATE_CHARACTERS.charAt((int) (bits % CITY_LETTERS)) : '0' + bits % 10);
      bits /= letter ? CITY_LETTERS : 10;
    }
  }

  /// Steele, Lea, Flood: Fast splittable pseudorandom number generators (2014), the finaliser.
  private static long mix(long number) {
    long z = (number + 1) * 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  /// The bytes for a mark, as long as the mark without the province; not to be modified.
  byte[] bytes(Mark mark) {
    return switch (mark) {
      case ID -> id;
      case SOURCE -> id; // its first 41 digits
      case DEVICE -> device;
      case POINT -> point;
      case TIME -> time;
      case PLATE -> plate;
    };
  }

  /// The texts for the marks of a record.
  Mark.Texts texts() {
    String whole = text(id);
    String plateText = Mark.PLATE.placeholder().substring(0, 1) + text(plate);
    return new Mark.Texts(
        whole, whole.substring(0, 41), text(device), text(point), text(time), second * 1000, plateText);
  }

  private static String text(byte[] ascii) {
    return new String(ascii, StandardCharsets.US_ASCII);
  }

  private static void digits(long number, byte[] into, int at, int count) {
    long rest = number;
    for (int i = at + count - 1; i >= at; i--) {
      into[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
  }

  private static void ascii(String text, byte[] into, int at) {
    for (int i = 0; i < text.length(); i++) {
      into[at + i] = (byte) text.charAt(i);
    }
  }
}
