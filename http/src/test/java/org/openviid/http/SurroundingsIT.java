package org.openviid.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openviid.http.Status.assertStatus;
import static org.openviid.http.TestServer.CAMERA;
import static org.openviid.http.TestServer.PLATFORM;
import static org.openviid.http.TestServer.SERVER_ID;

import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openviid.http.RawClient.Answer;
import org.openviid.peers.Peer;
import org.openviid.peers.Role;
import org.openviid.peers.Setting;

/// Clauses 7.5 to 7.8, 7.20, 7.40 and 7.41: devices and their states, libraries of data, systems around, time.
class SurroundingsIT {
  private static final String LOWER = "33010700005030000001";
  private static final String TAB = SERVER_ID + "05" + "20260501080000" + "00001";

  private final TestServer server = TestServer.start().registered(CAMERA).registered(PLATFORM);

  @AfterEach
  void stop() {
    server.close();
  }

  private Answer call(String line, String body) {
    return server.call(PLATFORM, line, body);
  }

  private static String status(String online, String time) {
    return "{\"APEStatusListObject\":{\"APEStatusObject\":[{\"ApeID\":\"" + CAMERA + "\",\"IsOnline\":\"" + online
        + "\",\"CurrentTime\":\"" + time + "\"}]}}";
  }

  @Test
  void aStateThatIsReportedIsTheLatestAndTheDeviceSaysTheSame() {
    call("POST /VIID/APEs", "{\"APEListObject\":{\"APEObject\":[{\"ApeID\":\"" + CAMERA
        + "\",\"Name\":\"gate\",\"IsOnline\":\"1\"}]}}");

    assertThat(call("POST /VIID/APEStatuses", status("2", "20260501075900")).body()).contains("\"StatusCode\":0");
    assertThat(call("POST /VIID/APEStatuses", status("9", "20260501075930")).body()).contains("\"StatusCode\":0");

    assertThat(call("GET /VIID/APEStatuses", "").body())
        .isEqualTo(status("9", "20260501075930"));
    assertThat(call("GET /VIID/APEStatuses?IsOnline=2", "").body()).doesNotContain(CAMERA);
    assertThat(call("GET /VIID/APEs?IsOnline=9", "").body()).contains("gate");
  }

  @Test
  void aDeviceReportsForItselfOnly() {
    String other = CAMERA.replace("00001190000001", "00001190000002");
    call("POST /VIID/APEStatuses", status("1", "20260501075900").replace(CAMERA, other));

    Answer answer = server.call(CAMERA, "POST /VIID/APEStatuses", status("2", "20260501075930").replace(CAMERA, other));

    assertThat(answer.body()).contains("OV-1930");
    assertThat(server.call(CAMERA, "GET /VIID/APEStatuses", "").body()).doesNotContain(other);
  }

  @Test
  void aClockThatIsAheadIsMeasuredFromWhatTheDeviceSends() {
    server.call(CAMERA, "POST /VIID/APEStatuses", status("1", "20260501080042"));

    assertThat(server.clocks.of(CAMERA).orElseThrow().millis()).isEqualTo(42_000);
    assertThat(RawClient.exchange(server.port(), "GET /metrics HTTP/1.1\r\nHost: viid\r\n\r\n").body())
        .contains("viid_clocks_off 1.0", "viid_clocks_furthest_ahead_millis 42000.0");
  }

  @Test
  void aLibraryKnowsItsMembersAndIsDeletedOnlyWhenItIsEmpty() {
    String tab = "{\"DataClassTabListObject\":{\"DataClassTabObject\":[{\"TabID\":\"" + TAB
        + "\",\"TabName\":\"%s\",\"RecordCount\":77}]}}";
    call("POST /VIID/DataClassTabs", tab.formatted("regulars"));
    String person = CAMERA + "0220260501080000" + "00001" + "01" + "00001";
    server.call(CAMERA, "POST /VIID/Persons", "{\"PersonListObject\":{\"PersonObject\":[{\"PersonID\":\"" + person
        + "\",\"DeviceID\":\"" + CAMERA + "\",\"TabID\":\"" + TAB + "\"}]}}");

    assertThat(call("GET /VIID/Persons?TabID=" + TAB, "").body()).contains(person);
    assertThat(call("GET /VIID/DataClassTabs?(DataClassTab.TabID=" + TAB + ")", "").body())
        .contains("regulars", TAB, "\"RecordCount\":1");
    call("POST /VIID/DataClassTabs", tab.formatted("guests"));
    assertThat(call("GET /VIID/DataClassTabs?COUNT=1", "").body()).as("changed, not doubled").contains("\"TotalNum\":1");
    assertThat(call("GET /VIID/DataClassTabs/" + TAB, "").body()).contains("guests", "\"RecordCount\":1");

    assertStatus(call("DELETE /VIID/DataClassTabs/" + TAB, ""), 409, 4);
    call("PUT /VIID/Persons/" + person, "{\"PersonObject\":{\"TabID\":null}}");
    assertStatus(call("DELETE /VIID/DataClassTabs/" + TAB, ""), 200, 0);
  }

  @Test
  void aLibraryThatDoesNotExistIsToleratedOrRefused() {
    String vehicle = "{\"MotorVehicleListObject\":{\"MotorVehicleObject\":[{\"PlateNo\":\"x\",\"TabID\":\"" + TAB + "\"}]}}";

    assertThat(server.call(CAMERA, "POST /VIID/MotorVehicles", vehicle).body()).contains("\"StatusCode\":0");
    server.camera(settings -> settings.with(Setting.REFUSED, Set.of("library-unknown")));

    assertThat(server.call(CAMERA, "POST /VIID/MotorVehicles", vehicle).body()).contains("\"StatusCode\":8", "OV-1914");
  }

  @Test
  void thisLibraryComesFirstAndThoseBelowItAfter() {
    server.peers.add(Peer.of(LOWER, Role.VIEW_LIBRARY, 0), TestServer.PASSWORD);

    assertThat(call("GET /VIID/VIIDServers", "").body())
        .isEqualTo(
            "{\"VIIDServerListObject\":{\"VIIDServerObject\":[{\"VIIDServerID\":\"" + SERVER_ID
                + "\",\"ServerName\":\"library\",\"IPAddr\":\"192.0.2.1\",\"Port\":8400,\"SubServerID\":\"" + LOWER
                + "\",\"IsOnline\":\"1\"},{\"VIIDServerID\":\"" + LOWER + "\",\"ServerName\":\"" + LOWER
                + "\",\"UpServerID\":\"" + SERVER_ID + "\",\"IsOnline\":\"2\"}]}}");
    server.registered(LOWER);
    assertThat(call("GET /VIID/VIIDServers?(UpServerID=" + SERVER_ID + ")&(IsOnline=1)", "").body())
        .contains("127.0.0.1").doesNotContain("8400");
    assertThat(call("GET /VIID/VIIDServers?PageRecordNum=1&RecordStartNo=2", "").body()).contains(LOWER).doesNotContain("8400");
    assertThat(call("GET /VIID/VIIDServers?COUNT=1", "").body()).contains("\"TotalNum\":2");
  }

  @Test
  void platformsComeFromThePeersAndClockServersFromTheConfiguration() {
    assertThat(call("GET /VIID/AppPlatforms", "").body()).contains(PLATFORM, "\"IsOnline\":\"1\"").doesNotContain(CAMERA);
    assertThat(call("GET /VIID/System/NTPServers", "").body())
        .isEqualTo("{\"NTPServerListObject\":{\"NTPServerObject\":[{\"NTPServerID\":1,\"ServerName\":\"ntp\","
            + "\"IPAddr\":\"192.0.2.2\",\"Port\":123}]}}");
  }
}
