package org.openviid.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

/// The query grammar (Annex D) over HTTP, against the store that servers have; what has to come back is
/// found by looking through a list of the same vehicles.
class QueryIT {
  private static final String CAMERA = "33010600001190000001";
  private static final DateTimeFormatter DIGITS = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");
  private static final LocalDateTime BEGIN = LocalDateTime.of(2026, 5, 1, 8, 0, 0);
  private static final Pattern ID = Pattern.compile("\"MotorVehicleID\":\"(\\d+)\"");
  private static final int VEHICLES = 400;

  @TempDir static Path folder;

  private static RunningServer server;
  private static TestCamera camera;
  private static final List<Car> CARS = IntStream.range(0, VEHICLES).mapToObj(Car::of).toList();

  /// A vehicle as this test thinks of it.
  record Car(int serial, String plate, int color, double speed, LocalDateTime at, int sort, String vendor) {
    static Car of(int serial) {
      String plate = (serial % 3 == 0 ? "浙A" : "苏E") + "%04d".formatted(serial * 37 % 10_000) + (serial % 5 == 0 ? "警" : "K");
      return new Car(
          serial, plate, serial % 7, serial * 13 % 120 + (serial % 2) / 2.0, BEGIN.plusSeconds(serial / 2 * 60L),
          serial % 4, "vendor-" + serial % 6);
    }

    String id() {
      return CAMERA + "02" + DIGITS.format(at) + "00001" + "02" + "%05d".formatted(serial);
    }

    String json() {
      return """
          {"MotorVehicleID":"%s","InfoKind":1,"SourceID":"%s0220260501080000%05d","DeviceID":"%s","PlateNo":"%s",
          "PlateClass":"02","VehicleColor":"%d","Speed":%s,"PassTime":"%s","StorageUrl1":"http://192.0.2.1/%d",
          "SubImageList":{"SubImageInfoObject":[{"ImageID":"%s0220260501080000%05d","EventSort":%d,"DeviceID":"%s",
          "StoragePath":"/store/%d.jpg","Type":"14","FileFormat":"Jpeg","ShotTime":"%s","Width":64,"Height":48,
          "FeatureInfoObject":{"Vendor":"%s","AlgorithmVersion":"1","FeatureData":"AAAA"}}]}}"""
          .formatted(
              id(), CAMERA, serial, CAMERA, plate, color, speed, DIGITS.format(at), serial, CAMERA, serial, sort,
              CAMERA, serial, DIGITS.format(at), vendor);
    }
  }

  @BeforeAll
  static void start() throws Exception {
    server = RunningServer.start(folder);
    camera = new TestCamera(CAMERA, server.port());
    camera.register(RunningServer.PASSWORD);
    upload(CARS);
  }

  private static void upload(List<Car> cars) throws Exception {
    String list = String.join(",", cars.stream().map(Car::json).toList());
    String body = "{\"MotorVehicleListObject\":{\"MotorVehicleObject\":[" + list + "]}}";
    assertThat(camera.post("/VIID/MotorVehicles", body).body()).doesNotContain("\"StatusCode\":8");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String encoded(String query) {
    return URLEncoder.encode(query, StandardCharsets.UTF_8)
        .replace("%26", "&").replace("%3D", "=").replace("%28", "(").replace("%29", ")");
  }

  private static HttpResponse<String> ask(String query) throws Exception {
    return camera.get("/VIID/MotorVehicles?" + encoded(query));
  }

  private static List<String> found(String query) throws Exception {
    HttpResponse<String> answer = ask(query);
    assertThat(answer.statusCode()).as("%s: %s", query, answer.body()).isEqualTo(200);
    return ids(answer.body());
  }

  private static List<String> ids(String body) {
    List<String> ids = new ArrayList<>();
    for (Matcher matcher = ID.matcher(body); matcher.find(); ) {
      ids.add(matcher.group(1));
    }
    return ids;
  }

  private static Arguments query(String text, Predicate<Car> condition) {
    return Arguments.of(text, condition);
  }

  static final List<Arguments> CONDITIONS = List.of(
      query("(PlateNo LIKE 浙A)", car -> car.plate.startsWith("浙A")),
      query("(PlateNo LIKE %警)", car -> car.plate.endsWith("警")),
      query("(PlateNo LIKE '浙A__7%')", car -> car.plate.startsWith("浙A") && car.plate.charAt(4) == '7'),
      query("VehicleColor=3&Speed>=50", car -> car.color == 3 && car.speed >= 50),
      query("(VehicleColor IN (1,2))&(NOT (Speed<60))", car -> (car.color == 1 || car.color == 2) && car.speed >= 60),
      query("((VehicleColor=1 OR VehicleColor=2) AND Speed!>60)", car -> (car.color == 1 || car.color == 2) && car.speed <= 60),
      query("VehicleColor=1 OR VehicleColor=2 AND Speed<10", car -> car.color == 1 || (car.color == 2 && car.speed < 10)),
      query("(MotorVehicle.Speed BETWEEN 20 and 30)", car -> car.speed >= 20 && car.speed <= 30),
      query("PassTime BETWEEN '2026-05-01 09:00:00' and '2026-05-01 09:30:00'",
          car -> !car.at.isBefore(BEGIN.plusHours(1)) && !car.at.isAfter(BEGIN.plusMinutes(90))),
      query("PassTime>=20260501090000&PassTime<20260501093000",
          car -> !car.at.isBefore(BEGIN.plusHours(1)) && car.at.isBefore(BEGIN.plusMinutes(90))),
      query("PassTime>=2026-05-01T01:00:00Z&PassTime<=2026-05-01T09:10:00+08:00",
          car -> !car.at.isBefore(BEGIN.plusHours(1)) && !car.at.isAfter(BEGIN.plusMinutes(70))),
      query("PassTime>" + BEGIN.plusHours(2).toEpochSecond(ZoneOffset.ofHours(8)) * 1000, car -> car.at.isAfter(BEGIN.plusHours(2))),
      query("(SubImageList.StoragePath = '/store/77.jpg')", car -> car.serial == 77),
      query("(MotorVehicle.SubImageList.StoragePath LIKE '/store/7%')", car -> ("" + car.serial).startsWith("7")),
      query("(SubImageList.EventSort=2)&(Speed>100)", car -> car.sort == 2 && car.speed > 100),
      query("(SubImageList.FeatureInfo.Vendor='vendor-5')&(VehicleColor=1)", car -> car.vendor.equals("vendor-5") && car.color == 1),
      query("(FeatureInfo.Vendor='vendor-4')&(Speed<50)", car -> car.vendor.equals("vendor-4") && car.speed < 50),
      query("(MotorVehicle.FeatureInfoObject.Vendor LIKE 5)", car -> car.vendor.equals("vendor-5")),
      query("(SubImageList.ShotTime<=20260501080500)", car -> !car.at.isAfter(BEGIN.plusMinutes(5))),
      query("DeviceID=" + CAMERA + "&PlateNo<>''", car -> true),
      query("DeviceID=33010600001190000002", car -> false));

  @ParameterizedTest
  @FieldSource("CONDITIONS")
  void conditionsFindWhatALookThroughFinds(String text, Predicate<Car> condition) throws Exception {
    List<String> wanted = CARS.stream().filter(condition).map(Car::id).toList();

    assertThat(found(text + "&PageRecordNum=1000")).containsExactlyInAnyOrderElementsOf(wanted);
    assertThat(ask(text + "&COUNT=1").body()).contains("\"TotalNum\":" + wanted.size()).doesNotContain("MotorVehicleObject");
  }

  static final List<Arguments> SORTS = List.of(
      Arguments.of("Sort=Speed", by(Car::speed)),
      Arguments.of("Sort=MotorVehicle.Speed DESC", by(Car::speed).reversed()),
      Arguments.of("Sort=-Speed", by(Car::speed).reversed()),
      Arguments.of("(Sort=(VehicleColor ASC, Speed DESC))", by(Car::color).thenComparing(by(Car::speed).reversed())),
      Arguments.of("Sort=(PassTime DESC,PlateNo)", by(Car::at).reversed().thenComparing(by(Car::plate))));

  private static <T extends Comparable<? super T>> Comparator<Car> by(Function<Car, T> key) {
    return Comparator.comparing(key);
  }

  @ParameterizedTest
  @FieldSource("SORTS")
  void pagesComeInTheOrderAskedFor(String sort, Comparator<Car> order) throws Exception {
    List<String> paged = new ArrayList<>();
    for (int start = 1; start <= VEHICLES; start += 64) {
      paged.addAll(found(sort + "&RecordStartNo=" + start + "&PageRecordNum=64"));
    }
    List<Car> cars = paged.stream().map(id -> CARS.get(Integer.parseInt(id.substring(id.length() - 5)))).toList();

    assertThat(cars).hasSize(VEHICLES).doesNotHaveDuplicates();
    assertThat(cars).isSortedAccordingTo(order);
  }

  @Test
  void onlyTheFieldsAskedForComeBackAlsoNestedOnes() throws Exception {
    String body = ask("Fields=(PlateNo, SubImageList.StoragePath)&(SubImageList.StoragePath = '/store/8.jpg')").body();

    assertThat(body.replaceAll("\\s", "")).isEqualTo(
        "{\"MotorVehicleListObject\":{\"MotorVehicleObject\":[{\"MotorVehicleID\":\"%s\",\"PlateNo\":\"%s\","
                .formatted(CARS.get(8).id(), CARS.get(8).plate())
            + "\"SubImageList\":{\"SubImageInfoObject\":[{\"StoragePath\":\"/store/8.jpg\"}]}}]}}");
  }

  @Test
  void theNumberOfRecordsCanBeCapped() throws Exception {
    assertThat(found("MaxNumRecordReturn=30&PageRecordNum=20&RecordStartNo=21&Sort=PassTime")).hasSize(10);
    assertThat(found("MaxNumRecordReturn=30&PageRecordNum=20&RecordStartNo=41")).isEmpty();
  }

  @Test
  void longQueriesPassAndLongerOrDeeperOnesAreRefusedBySentence() throws Exception {
    String many = String.join(" OR ", IntStream.range(0, 900).mapToObj(i -> "SubImageList.StoragePath='/store/" + i + ".jpg'").toList());
    assertThat(found("(" + many + ")&Fields=(PlateNo)&PageRecordNum=1000")).hasSize(VEHICLES);

    for (String wrong : List.of("(".repeat(65) + "Speed=1" + ")".repeat(65), "PlateNo=" + "A".repeat(66_000))) {
      HttpResponse<String> answer = ask(wrong);
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.body()).contains("\"StatusCode\":8");
    }
    assertThat(ask("Spede=1").body()).contains("\"StatusCode\":8").contains("Spede").contains("Speed");
    assertThat(ask("Speed=fast").body()).contains("\"StatusCode\":8").contains("fast");
  }

  @Test
  void aWalkThroughThePagesHasNoGapAndNoDoubleWhileRecordsComeIn() throws Exception {
    AtomicBoolean walking = new AtomicBoolean(true);
    AtomicInteger next = new AtomicInteger(20_000);
    Thread traffic = Thread.ofVirtual().start(() -> {
      while (walking.get()) {
        try {
          upload(IntStream.range(0, 10).mapToObj(_ -> late(next.getAndIncrement())).toList());
        } catch (Exception e) {
          throw new IllegalStateException(e);
        }
      }
    });
    try {
      for (int walk = 0; walk < 3; walk++) {
        Set<String> seen = new HashSet<>();
        int records = 0;
        List<String> page = found("Sort=PassTime DESC&PageRecordNum=37&RecordStartNo=1&Speed>=0");
        for (int start = 1; !page.isEmpty(); start += 37) {
          records += page.size();
          seen.addAll(page);
          page = found("Sort=PassTime DESC&PageRecordNum=37&RecordStartNo=" + (start + 37) + "&Speed>=0");
        }
        assertThat(seen).hasSize(records);
        assertThat(seen).containsAll(CARS.stream().map(Car::id).toList());
      }
    } finally {
      walking.set(false);
      traffic.join();
      for (int i = 20_000; i < next.get(); i++) {
        camera.delete("/VIID/MotorVehicles/" + late(i).id());
      }
    }
  }

  /// A vehicle that passes after all others, and so stands before them when the latest come first.
  private static Car late(int serial) {
    Car car = Car.of(serial);
    return new Car(serial, car.plate, car.color, car.speed, BEGIN.plusDays(1).plusSeconds(serial), car.sort, car.vendor);
  }
}
