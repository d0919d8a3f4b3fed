package org.openviid.codec;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openviid.schema.DataObject;
import org.openviid.schema.Profile;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// Measures the codec beside a plain walk over Jackson's tokens, on one thread, in time of its processor.
/// Run by hand; nothing is asserted.
final class CodecBenchmark {
  private static final int ROUNDS = 5;
  private static final long ROUND_NANOS = 1_000_000_000L;
  private static final JsonFactory JACKSON = new JsonFactory();

  private final PrintStream out;
  private long sum;

  private CodecBenchmark(PrintStream out) {
    this.out = out;
  }

  /// Prints one line per case.
  public static void main(String[] arguments) {
    new CodecBenchmark(new PrintStream(System.err, true, StandardCharsets.UTF_8)).run();
  }

  private void run() {
    byte[] single = vehicles(1);
    byte[] hundred = vehicles(100);
    byte[] picture = picture(false);
    byte[] escaped = picture(true);
    out.printf("single %d B, hundred %d B, picture %d B%n", single.length, hundred.length, picture.length);
    for (int pass = 0; pass < 2; pass++) {
      measure("jackson tokens, single", 1, single.length, () -> tokens(single));
      measure("read, single", 1, single.length, () -> read(single));
      measure("jackson tokens, hundred", 100, hundred.length, () -> tokens(hundred));
      measure("read, hundred", 100, hundred.length, () -> read(hundred));
      measure("jackson tokens, picture", 1, picture.length, () -> binary(picture));
      measure("read, picture", 1, picture.length, () -> read(picture));
      measure("read, picture with escapes", 1, escaped.length, () -> read(escaped));
      writing("write, single", 1, single);
      writing("write, hundred", 100, hundred);
      writing("write, picture", 1, picture);
    }
    out.println(sum);
  }

  private void writing(String name, int records, byte[] message) {
    MemoryContents contents = new MemoryContents();
    List<DataObject> objects =
        Codec.read("MotorVehicleList", message, contents, Tolerances.LENIENT).items().stream()
            .map(Item::object)
            .toList();
    WriteOptions options = WriteOptions.of(Profile.GAT1400);
    measure(
        name,
        records,
        message.length,
        () -> {
          try {
            Codec.WRITER.write(
                Notation.JSON,
                OutputStream.nullOutputStream(),
                MessageWriter.Draft.ofList(Codec.type("MotorVehicleList"), objects, contents, options));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private void measure(String name, int records, int bytes, Runnable work) {
    double best = Double.MAX_VALUE;
    long allocated = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long memory = allocated();
      long start = cpu();
      long count = 0;
      while (cpu() - start < ROUND_NANOS) {
        for (int i = 0; i < 20; i++) {
          work.run();
        }
        count += 20;
      }
      double nanos = (double) (cpu() - start) / count;
      if (nanos < best) {
        best = nanos;
        allocated = (allocated() - memory) / count;
      }
    }
    out.printf(
        "%-28s %9.2f us/record %8.0f MB/s %8d B/record%n",
        name, best / 1000 / records, bytes * 1000.0 / best, allocated / records);
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static long allocated() {
    return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getCurrentThreadAllocatedBytes();
  }

  private void read(byte[] message) {
    sum +=
        Codec.READER
            .read(
                new ByteArrayInputStream(message),
                Codec.type("MotorVehicleList"),
                Discarded::new,
                Tolerances.LENIENT)
            .items()
            .size();
  }

  private void tokens(byte[] message) {
    try (JsonParser parser = JACKSON.createParser(ObjectReadContext.empty(), message)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        sum += token.isScalarValue() ? parser.getStringLength() : 1;
      }
    }
  }

  private void binary(byte[] message) {
    try (JsonParser parser =
        JACKSON.createParser(ObjectReadContext.empty(), new ByteArrayInputStream(message))) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.VALUE_STRING && "Data".equals(parser.currentName())) {
          sum += parser.readBinaryValue(OutputStream.nullOutputStream());
        }
      }
    }
  }

  private static byte[] vehicles(int count) {
    return IntStream.range(0, count)
        .mapToObj(CodecBenchmark::vehicle)
        .collect(Collectors.joining(",", "{\"MotorVehicleListObject\":{\"MotorVehicleObject\":[", "]}}"))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String vehicle(int number) {
    String time = "202605010800%02d".formatted(number % 60);
    return """
        {"MotorVehicleID":"330101010012100000010220171018080608022060%06d","InfoKind":1,\
        "SourceID":"33010101001210000001022017101808060802206","TollgateID":"33010101001210000001",\
        "DeviceID":"65010000001190000001","StorageUrl1":"http://192.0.2.20:9080/pic/a%d.jpg","LeftTopX":1,\
        "LeftTopY":2,"RightBtmX":1903,"RightBtmY":1004,"MarkTime":"%s","AppearTime":"%s",\
        "DisappearTime":"%s",\
        "LaneNo":1,"HasPlate":"1","PlateClass":"02","PlateColor":"5","PlateNo":"测A%05d","IsDecked":"0",\
        "IsAltered":"0","IsCovered":"0","Speed":63.5,"Direction":"1",\
        "DrivingStatusCode":"01","VehicleClass":"K33",\
        "VehicleBrand":"12","VehicleModel":"1","VehicleStyles":"2014","VehicleLength":480,"VehicleWidth":180,\
        "VehicleHeight":150,"VehicleColor":"1","VehicleColorDepth":"2","VehicleHood":"4","VehicleTrunk":"5",\
        "VehicleWheel":"1","VehicleWindow":"1","VehicleRoof":"1","VehicleDoor":"1","SideOfVehicle":"1",\
        "CarOfVehicle":"1","RearviewMirror":"1","VehicleChassis":"1","VehicleShielding":"1","FilmColor":"1",\
        "IsModified":"0","HitMarkInfo":"1","VehicleFrontItem":"1","VehicleRearItem":"4","NumOfPassenger":2,\
        "PassTime":"%s","NameOfPassedRoad":"示例路","IsSuspicious":"0","PlateReliability":"98",\
        "PlateCharReliability":"测-80,A-90,0-90","BrandReliability":"88",\
        "Sunvisor":0,"SafetyBelt":1,"Calling":0}"""
        .formatted(number, number, time, time, time, number, time);
  }

  private static byte[] picture(boolean escapes) {
    byte[] content = new byte[308_000];
    new Random(1).nextBytes(content);
    String base64 = Base64.getEncoder().encodeToString(content);
    String vehicle = vehicle(1);
    String list =
        ",\"SubImageList\":{\"SubImageInfoObject\":["
            + "{\"ImageID\":\"33020300001190000001022017122111111100001\","
            + "\"DeviceID\":\"65010000001190000001\",\"Type\":\"01\",\"FileFormat\":\"Jpeg\",\"Data\":\""
            + (escapes ? base64.replace("/", "\\/") : base64)
            + "\"}]}}";
    return ("{\"MotorVehicleListObject\":{\"MotorVehicleObject\":["
            + vehicle.substring(0, vehicle.length() - 1) + list + "]}}")
        .getBytes(StandardCharsets.UTF_8);
  }
}
