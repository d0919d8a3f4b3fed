package org.openviid.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openviid.schema.TableSource;
import org.openviid.schema.ViidException;
import org.openviid.server.ConfigLoader;
import org.openviid.server.OpenViid;
import org.openviid.server.ServerConfig;
import org.openviid.server.ServerIdentity;

/// Tables corrected in the data folder of a whole server, with data that was stored before.
class CorrectedTablesIT {
  private static final String CAMERA = "33010600001190000001";
  private static final String PASSWORD = "Pwd@2026";
  private static final String VEHICLES = "objects/MotorVehicle.csv";

  /// A new attribute: one line, nothing else.
  private static final String NEW_LINE =
      "950,RoofColor,车顶颜色,roof colour,code,..2,O,ColorType,gbt46363;gat1400,ours,,term,,\n";

  @TempDir Path folder;

  @BeforeEach
  void init() {
    ServerIdentity.write(folder, "33010600005030000001");
  }

  private OpenViid start() {
    ServerConfig config =
        new ConfigLoader()
            .load(folder.resolve(ServerIdentity.CONFIG_FILE), Map.of())
            .with("127.0.0.1", 0, PASSWORD);
    return OpenViid.start(config, ServerIdentity.of(config, folder), folder, Clock.systemUTC());
  }

  /// Replaces a text of a table, which has to occur in it.
  private void correct(String table, String text, String other) throws IOException {
    Path file = folder.resolve("tables").resolve(table);
    String before = Files.exists(file) ? Files.readString(file) : builtIn(table);
    assertThat(before).contains(text);
    Files.createDirectories(file.getParent());
    Files.writeString(file, before.replace(text, other));
  }

  private static String builtIn(String table) throws IOException {
    try (InputStream in = TableSource.builtIn().open(table)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private void rename() throws IOException {
    correct("interfaces.csv", ",/VIID/MotorVehicles,,", ",/VIID/Vehicles,/VIID/MotorVehicles,");
    correct("interfaces.csv", ",/VIID/MotorVehicles/{ID},,", ",/VIID/Vehicles/{ID},,");
    correct("types.csv", ",MotorVehicleObject,MotorVehicleObject,", ",VehicleObject,VehicleObject,");
    correct("types.csv", ",MotorVehicleListObject,", ",VehicleListObject,");
    correct("objects/MotorVehicleList.csv", "1,MotorVehicleObject,", "1,VehicleObject,");
    correct(VEHICLES, "22,PlateNo,车牌号,plate number,text,..15,C,,gbt46363;gat1400,reconstructed,personal,gram,,",
        "22,LicencePlate,车牌号,plate number,text,..15,C,,gbt46363;gat1400,reconstructed,personal,gram,PlateNo,");
    correct(VEHICLES, "28,Speed,", "28,Velocity,");
  }

  private static String query(String condition) {
    return "?" + URLEncoder.encode(condition, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static TestCamera camera(OpenViid server) throws IOException, InterruptedException {
    TestCamera camera = new TestCamera(CAMERA, server.port());
    assertThat(camera.register(PASSWORD).statusCode()).isEqualTo(200);
    return camera;
  }

  private void storeUnderOldNames() throws IOException, InterruptedException {
    try (OpenViid server = start()) {
      TestCamera camera = camera(server);
      assertThat(camera.post("/VIID/MotorVehicles", camera.vehicle(1, 3_000).replace("\"PlateClass\"", "\"Speed\":61.5,\"PlateClass\"")).body())
          .contains("\"StatusCode\":0");
      assertThat(camera.get("/VIID/MotorVehicles" + query("PlateNo=浙A00001")).body())
          .contains("\"MotorVehicleObject\"", "\"PlateNo\":\"浙A00001\"", "\"Speed\":61.5");
    }
  }

  @Test
  void whatWasStoredBeforeIsThereUnderTheNewNames() throws Exception {
    storeUnderOldNames();
    rename();
    try (OpenViid server = start()) {
      TestCamera camera = camera(server);

      String found = camera.get("/VIID/Vehicles" + query("LicencePlate=浙A00001")).body();
      assertThat(found)
          .startsWith("{\"VehicleListObject\":{\"VehicleObject\":[{")
          .contains("\"LicencePlate\":\"浙A00001\"", "\"Velocity\":61.5", TestCamera.picture(1, 3_000))
          .doesNotContain("PlateNo\"", "\"Speed\"", "MotorVehicleObject");
      assertThat(camera.get("/VIID/Vehicles" + query("Velocity>61")).body()).isEqualTo(found);
      assertThat(camera.get("/VIID/Vehicles/" + camera.vehicleId(1)).body())
          .startsWith("{\"VehicleObject\":{\"MotorVehicleID\":\"" + camera.vehicleId(1) + "\"");
    }
  }

  @Test
  void newNamesAreUnderstoodAndOldOnesOnlyAsAliases() throws Exception {
    rename();
    try (OpenViid server = start()) {
      TestCamera camera = camera(server);
      String renamed =
          camera.vehicle(2, 100)
              .replace("MotorVehicleListObject", "VehicleListObject")
              .replace("MotorVehicleObject", "VehicleObject");

      assertThat(camera.post("/VIID/Vehicles", renamed.replace("PlateNo", "LicencePlate")).body())
          .contains("\"RequestURL\":\"/VIID/Vehicles\",\"StatusCode\":0");
      assertThat(camera.post("/VIID/MotorVehicles", renamed.replace(camera.vehicleId(2), camera.vehicleId(3))).body())
          .contains("\"StatusCode\":0");
      assertThat(camera.get("/VIID/Vehicles/" + camera.vehicleId(3)).body()).contains("\"LicencePlate\":\"浙A00002\"");
      assertThat(camera.get("/VIID/MotorVehicles/" + camera.vehicleId(2)).statusCode()).isEqualTo(404);
      assertThat(camera.get("/VIID/Vehicles" + query("PlateNo=浙A00002")).body()).contains(camera.vehicleId(2));
      assertThat(camera.get("/VIID/Vehicles" + query("Speed>61")).statusCode()).isEqualTo(400);
    }
  }

  @Test
  void theDocumentsSayTheNewNames() throws Exception {
    rename();
    try (OpenViid server = start()) {
      TestCamera reader = new TestCamera(CAMERA, server.port());

      assertThat(get(reader, "/openapi.json"))
          .contains("\"/VIID/Vehicles\": {", "\"/VIID/Vehicles/{ID}\": {", "\"x-alias-of\": \"/VIID/Vehicles\"")
          .contains("\"VehicleListObject\": {", "\"LicencePlate\": {")
          .doesNotContain("\"/VIID/MotorVehicles/{ID}\"", "\"MotorVehicleListObject\"");
      assertThat(get(reader, "/schemas/viid-gbt46363.xsd"))
          .contains("<xs:element name=\"VehicleListObject\" type=\"MotorVehicleList\"", "name=\"LicencePlate\"")
          .doesNotContain("\"MotorVehicleListObject\"");
      assertThat(get(reader, "/schemas/viid-gat1400.schema.json"))
          .contains("\"VehicleListObject\": {", "\"LicencePlate\": {")
          .doesNotContain("\"MotorVehicleListObject\"");
      assertThat(get(reader, "/reference/zh/objects/MotorVehicle.html"))
          .contains("<tr id=\"LicencePlate\">", "<code class=\"alias\">PlateNo</code>", "VehicleObject")
          .doesNotContain("<tr id=\"PlateNo\">");
      assertThat(get(reader, "/reference/en/interfaces.html"))
          .contains("<code>/VIID/Vehicles</code><code class=\"alias\">/VIID/MotorVehicles</code>");
    }
  }

  private static String get(TestCamera reader, String path) throws IOException, InterruptedException {
    HttpResponse<String> answer = reader.get(path);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return answer.body();
  }

  private void addALine() throws IOException {
    String table = builtIn(VEHICLES);
    correct(VEHICLES, table, table + NEW_LINE);
  }

  @Test
  void anAttributeThatIsOneLineIsStoredAndFound() throws Exception {
    storeUnderOldNames();
    addALine();
    try (OpenViid server = start()) {
      TestCamera camera = camera(server);
      for (int serial = 2; serial <= 4; serial++) {
        String vehicle = camera.vehicle(serial, 100).replace("\"PlateNo\"", "\"RoofColor\":\"" + serial + "\",\"PlateNo\"");
        assertThat(camera.post("/VIID/MotorVehicles", vehicle).body()).contains("\"StatusCode\":0");
      }

      assertThat(camera.get("/VIID/MotorVehicles" + query("RoofColor=3")).body())
          .contains(camera.vehicleId(3), "\"RoofColor\":\"3\"")
          .doesNotContain(camera.vehicleId(1), camera.vehicleId(2), camera.vehicleId(4));
      assertThat(camera.get("/VIID/MotorVehicles" + query("RoofColor in (2,4)") + "&COUNT=1").body())
          .isEqualTo("{\"MotorVehicleListObject\":{\"TotalNum\":2}}");
      assertThat(camera.get("/VIID/MotorVehicles" + query("PlateNo=浙A00001")).body())
          .as("what was stored before").contains(camera.vehicleId(1));
    }
    try (OpenViid server = start()) {
      TestCamera camera = camera(server);
      assertThat(camera.get("/VIID/MotorVehicles/" + camera.vehicleId(2)).body()).contains("\"RoofColor\":\"2\"");
    }
  }

  @Test
  void anAttributeThatIsOneLineIsValidated() throws Exception {
    addALine();
    try (OpenViid server = start()) {
      server.administer(List.of("peer", "add", CAMERA, "password=" + PASSWORD, "strict=true", "chinese=false"));
      TestCamera camera = camera(server);

      assertThat(upload(camera, "\"RoofColor\":\"77\"")).contains("OV-1339", "RoofColor", "ColorType", "\"StatusCode\":8");
      assertThat(upload(camera, "\"RoofColor\":\"5 or 6\"")).contains("OV-1337", "RoofColor", "..2", "\"StatusCode\":8");
      assertThat(upload(camera, "\"RoofColour\":\"5\"")).contains("RoofColour", "\"StatusCode\":8");
      assertThat(upload(camera, "\"RoofColor\":\"5\"")).contains("\"StatusCode\":0");
    }
  }

  /// One line with a range, of an attribute that is a number.
  @Test
  void anAttributeThatIsOneLineWithARangeIsValidatedSortedByAndReadInXml() throws Exception {
    String header = "aliases,note,range,range_provenance\n";
    correct(VEHICLES, header, header + "951,RoofTilt,车顶倾角,roof tilt,int,,O,,gbt46363;gat1400,ours,,value,,,0..90,ours\n");
    try (OpenViid server = start()) {
      server.administer(List.of("peer", "add", CAMERA, "password=" + PASSWORD, "strict=true", "chinese=false"));
      TestCamera camera = camera(server);

      assertThat(upload(camera, "\"RoofTilt\":91"))
          .contains("OV-1342", "MotorVehicle (GB/T 46363-2025 B.10, GA/T 1400.3-2017 C.10)", "RoofTilt", "int 0..90", "91");
      for (int serial = 2; serial <= 4; serial++) {
        String json = vehicle(camera, serial, "\"RoofTilt\":" + serial * 29 % 90).replace("\n", "");
        HttpResponse<String> answer = serial % 2 == 0
            ? camera.post("/VIID/MotorVehicles", json)
            : camera.postXml("/VIID/MotorVehicles", TestCamera.inXml(json));
        assertThat(answer.body()).contains(serial % 2 == 0 ? "\"StatusCode\":0" : "<StatusCode>0</StatusCode>");
      }

      assertThat(camera.get("/VIID/MotorVehicles?Sort=RoofTilt%20DESC&Fields=(RoofTilt)&RoofTilt%3E=0").body().replaceAll("[^0-9,:]", ""))
          .containsSubsequence(":87,", ":58,", ":26");
      assertThat(camera.get("/VIID/MotorVehicles" + query("RoofTilt>58") + "&COUNT=1").body()).contains("\"TotalNum\":1");
      assertThat(behind("name=\"RoofTilt\"", get(camera, "/schemas/viid-gbt46363.xsd")))
          .contains("minInclusive value=\"0\"", "maxInclusive value=\"90\"");
      assertThat(behind("\"RoofTilt\": {", get(camera, "/openapi.json"))).contains("\"maximum\": 90");
      assertThat(behind("<tr id=\"RoofTilt\">", get(camera, "/reference/en/objects/MotorVehicle.html")))
          .contains("int [0..90] (ours)");
    }
  }

  /// What follows a text where it occurs last, as far as it may belong to it. Searching a document of megabytes
  /// for a subsequence takes minutes.
  private static String behind(String mark, String document) {
    int at = document.lastIndexOf(mark);
    assertThat(at).as(mark).isNotNegative();
    return document.substring(at, Math.min(document.length(), at + 1_000));
  }

  private static String vehicle(TestCamera camera, int serial, String attribute) {
    return camera.vehicle(serial, 100).replace("\"PlateNo\"", "\"StorageUrl1\":\"/1.jpg\"," + attribute + ",\"PlateNo\"");
  }

  private static String upload(TestCamera camera, String attribute) throws IOException, InterruptedException {
    return camera.post("/VIID/MotorVehicles", vehicle(camera, 1, attribute)).body();
  }

  @Test
  void anAttributeThatIsOneLineIsInEveryDocument() throws Exception {
    addALine();
    try (OpenViid server = start()) {
      TestCamera reader = new TestCamera(CAMERA, server.port());

      assertThat(get(reader, "/openapi.json")).contains("\"RoofColor\": {", "车顶颜色 · roof colour");
      assertThat(get(reader, "/schemas/viid-gbt46363.xsd"))
          .contains("<xs:element name=\"RoofColor\" minOccurs=\"0\" type=\"ColorType\">");
      assertThat(get(reader, "/schemas/viid-gbt46363.schema.json")).contains("\"RoofColor\": {", "key 950; ours");
      assertThat(get(reader, "/reference/en/objects/MotorVehicle.html")).contains("<tr id=\"RoofColor\">", "roof colour");
      assertThat(get(reader, "/reference/zh/attributes.html")).contains("RoofColor");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "objects/MotorVehicle.csv,'22,PlateNo,','23,PlateNo,',24",
    "interfaces.csv,'GET,/VIID/Faces,','GET,/VIID/Persons,',121",
    "correspondences.csv,'Face,Person,','Face,Nobody,',2",
    "correspondences/attributes.csv,'Face,FaceID,','Face,FaceNo,',2",
    "pictures/places.csv,'SubImageInfo,Data,','SubImageInfo,Width,',2",
    "outcomes.csv,'CREATED,201','OK,201',3",
  })
  void aTableThatContradictsItselfStopsTheStartAndIsNamed(String table, String text, String other, int line)
      throws Exception {
    correct(table, text, other);

    assertThat(catchThrowable(this::start))
        .isInstanceOf(ViidException.class)
        .hasMessageContaining("OV-2380")
        .hasMessageContaining(table + " line " + line + ": ");
    assertThat(folder.resolve("store")).as("nothing has been opened").doesNotExist();
  }
}
