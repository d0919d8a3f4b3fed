package org.openviid.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openviid.http.TestServer.CAMERA;
import static org.openviid.http.TestServer.PLATFORM;

import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openviid.http.RawClient.Answer;
import org.openviid.peers.Peer;
import org.openviid.peers.PeerSettings;
import org.openviid.peers.Role;
import org.openviid.peers.Scope;
import org.openviid.schema.Profile;

/// A device of 1400 and platforms of both generations at one library.
class GenerationsIT {
  private static final String NEW_PLATFORM = "33010600005020000046";
  private static final String FACE = CAMERA + "0220260501080000" + "00001" + "06" + "00001";
  private static final String PERSON = CAMERA + "0220260501080000" + "00002" + "01" + "00002";

  private final TestServer server = TestServer.start().registered(CAMERA).registered(PLATFORM);

  @BeforeEach
  void addPlatformOfTheNewStandard() {
    server.peers.add(
        Peer.of(NEW_PLATFORM, Role.APPLICATION_PLATFORM, 0).with(PeerSettings.DEFAULT.with(Profile.GBT46363)),
        TestServer.PASSWORD);
    server.registered(NEW_PLATFORM);
    server.call(
        CAMERA,
        "POST /VIID/Faces",
        ("{\"FaceListObject\":{\"FaceObject\":[{\"FaceID\":\"%s\",\"InfoKind\":1,\"SourceID\":\"s\",\"DeviceID\":\"%s\","
                + "\"GenderCode\":\"1\",\"EthicCode\":\"01\",\"NoseStyle\":\"1\",\"Own\":\"x\",\"SubImageList\":{\"SubImageInfoObject\":"
                + "[{\"Type\":\"11\",\"FileFormat\":\"Jpeg\",\"Width\":1,\"Height\":1,\"Data\":\"/9j/\"}]}}]}}")
            .formatted(FACE, CAMERA));
    server.call(
        CAMERA,
        "POST /VIID/Persons",
        ("{\"PersonListObject\":{\"PersonObject\":[{\"PersonID\":\"%s\",\"InfoKind\":1,\"SourceID\":\"s\",\"DeviceID\":\"%s\","
                + "\"GenderCode\":\"1\",\"CoatColor\":\"5\"}]}}")
            .formatted(PERSON, CAMERA));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Answer newPlatform(String line, String body) {
    return server.call(NEW_PLATFORM, line, body);
  }

  @Test
  void platformsOfTheNewStandardSeeFacesAmongPersons() {
    String all = newPlatform("GET /VIID/Persons", "").body();

    assertThat(all).contains("\"PersonID\":\"" + FACE + "\"").contains("\"PersonID\":\"" + PERSON + "\"");
    assertThat(all).contains("\"Type\":\"11\"").contains("\"Data\":\"/9j/\"").contains("\"Own\":\"x\"");
    assertThat(all).doesNotContain("NoseStyle").doesNotContain("FaceID").doesNotContain("EthicCode");
    assertThat(newPlatform("GET /VIID/Persons?COUNT=1", "").body()).contains("\"TotalNum\":2");
    assertThat(newPlatform("GET /VIID/Persons?CoatColor=5", "").body()).contains(PERSON).doesNotContain(FACE);
  }

  @Test
  void platformsOf1400SeePersonsAndFacesApart() {
    assertThat(server.call(PLATFORM, "GET /VIID/Persons", "").body()).contains(PERSON).doesNotContain(FACE);
    assertThat(server.call(PLATFORM, "GET /VIID/Faces", "").body()).contains("\"FaceID\":\"" + FACE).contains("NoseStyle");
  }

  @Test
  void aFaceIsReadChangedAndDeletedAsAPerson() {
    assertThat(newPlatform("GET /VIID/Persons/" + FACE, "").body())
        .startsWith("{\"PersonObject\":{\"PersonID\":\"" + FACE + "\"");
    String change = "{\"PersonObject\":{\"GenderCode\":\"2\",\"AgeUpLimit\":40}}";

    assertThat(newPlatform("PUT /VIID/Persons/" + FACE, change).status()).isEqualTo(200);

    assertThat(server.call(PLATFORM, "GET /VIID/Faces/" + FACE, "").body())
        .contains("\"GenderCode\":\"2\"")
        .contains("\"AgeUpLimit\":40")
        .contains("NoseStyle");
    assertThat(server.call(PLATFORM, "GET /VIID/Persons/" + FACE, "").status()).isEqualTo(404);
    assertThat(newPlatform("DELETE /VIID/Persons?IDList=" + FACE + "," + PERSON + ",none", "").body())
        .containsSubsequence("\"StatusCode\":0", "\"StatusCode\":0", "\"StatusCode\":4");
    assertThat(server.call(PLATFORM, "GET /VIID/Faces/" + FACE, "").status()).isEqualTo(404);
  }

  @Test
  void whoMayNotReadFacesDoesNotSeeThemAsPersonsEither() {
    server.peers.update(
        NEW_PLATFORM, peer -> peer.with(new Scope(Set.of("Person"), Set.of(), Set.of(), true, true)));

    assertThat(newPlatform("GET /VIID/Persons", "").body()).contains(PERSON).doesNotContain(FACE);
    assertThat(newPlatform("GET /VIID/Persons/" + FACE, "").status()).isEqualTo(404);
  }

  @Test
  void attributesForPoliceWorkAreForPeersOf1400WithAPermission() {
    assertThat(server.call(PLATFORM, "GET /VIID/Faces/" + FACE, "").body()).doesNotContain("EthicCode");
    server.peers.update(PLATFORM, peer -> peer.with(peer.settings().withRestricted(true)));
    server.peers.update(NEW_PLATFORM, peer -> peer.with(peer.settings().withRestricted(true)));

    assertThat(server.call(PLATFORM, "GET /VIID/Faces/" + FACE, "").body()).contains("EthicCode");
    assertThat(newPlatform("GET /VIID/Persons/" + FACE, "").body()).doesNotContain("EthicCode");
  }
}
