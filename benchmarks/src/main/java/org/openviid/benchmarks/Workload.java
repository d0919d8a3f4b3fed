package org.openviid.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/// What is sent to a server, and for how long.
///
/// @param connections open at the same time, each with one request under way
/// @param batch records in a request
/// @param pictureBytes of the picture that each record has, 0 for none; with pictures the batch is 1
/// @param perSecond records a second, 0 for as many as possible
/// @param warmUp not counted
/// @param duration counted
/// @param spread how the records are spread over devices and time
public record Workload(
    int connections,
    int batch,
    int pictureBytes,
    double perSecond,
    Duration warmUp,
    Duration duration,
    Spread spread) {
  private static final int PICTURE_KILOBYTES = 100;

  /// Checks the numbers.
  public Workload {
    if (connections < 1 || batch < 1 || pictureBytes < 0 || perSecond < 0) {
      throw new IllegalArgumentException("connections and batch start from 1, pictures and rate from 0");
    }
    if (pictureBytes > 0 && batch > 1) {
      throw new IllegalArgumentException("a request with a picture carries one record");
    }
  }

  /// How records are spread.
  ///
  /// @param area six digits that devices begin with
  /// @param devices how many devices records come from
  /// @param begin the time of the first record
  /// @param perSecond records a second in the records' own time
  /// @param zone of the records' times
  /// @param seed the same gives the same records
  public record Spread(String area, int devices, Instant begin, double perSecond, ZoneId zone, long seed) {
    Stamp.Traffic traffic() {
      return new Stamp.Traffic(area, devices, begin, perSecond, zone);
    }
  }

  /// One record a request on 32 connections.
  public static Workload single(Duration duration, Spread spread) {
    return new Workload(32, 1, 0, 0, Duration.ofSeconds(10), duration, spread);
  }

  /// A hundred records a request on 4 connections.
  public static Workload batches(Duration duration, Spread spread) {
    return new Workload(4, 100, 0, 0, Duration.ofSeconds(10), duration, spread);
  }

  /// One record with a picture of 100 KB a request on 16 connections.
  public static Workload pictures(Duration duration, Spread spread) {
    return new Workload(16, 1, PICTURE_KILOBYTES * 1000, 0, Duration.ofSeconds(5), duration, spread);
  }

  /// The same for another time.
  public Workload lasting(Duration warm, Duration counted) {
    return new Workload(connections, batch, pictureBytes, perSecond, warm, counted, spread);
  }

  /// The same with another number of records in a request.
  public Workload batchesOf(int records) {
    return new Workload(connections, records, pictureBytes, perSecond, warmUp, duration, spread);
  }

  /// In words.
  String words() {
    String rate = perSecond > 0 ? String.format("%,.0f records/s", perSecond) : "as many as possible";
    String picture = pictureBytes > 0 ? " with a picture of " + pictureBytes / 1000 + " kB" : "";
    String records = batch + (batch == 1 ? " record" : " records") + picture;
    String time = duration.toSeconds() + " s after " + warmUp.toSeconds() + " s of warm-up";
    return connections + " connections, " + records + " a request, " + rate + ", " + time;
  }
}
