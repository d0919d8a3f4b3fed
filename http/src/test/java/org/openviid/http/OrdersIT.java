package org.openviid.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openviid.http.Status.assertStatus;
import static org.openviid.http.TestServer.CAMERA;
import static org.openviid.http.TestServer.PLATFORM;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openviid.http.RawClient.Answer;
import org.openviid.peers.Peer;
import org.openviid.peers.Role;

/// Clause 7.18 and, of 1400, dispositions: orders as resources, before anybody carries them out.
class OrdersIT {
  private static final String OTHER = "33010600005020000002";
  private static final String ID = "330106000000032026050108000000001";
  private static final String PATH = "/VIID/Subscribes/" + ID;

  private final TestServer server = TestServer.start().registered(CAMERA).registered(PLATFORM);

  @AfterEach
  void stop() {
    server.close();
  }

  private Answer call(String line, String body) {
    return server.call(PLATFORM, line, body);
  }

  private static String list(String subscribe) {
    return "{\"SubscribeListObject\":{\"SubscribeObject\":[" + subscribe + "]}}";
  }

  private static String subscribe(String end, String more) {
    return "{\"SubscribeID\":\"" + ID + "\",\"Title\":\"gates\",\"SubscribeDetail\":\"13\",\"EndTime\":\"" + end
        + "\",\"OperateType\":0" + more + "}";
  }

  private String read() {
    return call("GET " + PATH, "").body();
  }

  @Test
  void aSubscriptionIsStoredAndSaysHonestlyThatNobodyCarriesItOut() {
    Answer created = call("POST /VIID/Subscribes", list(subscribe("20991231235959", ",\"SubscribeStatus\":0")));

    assertThat(created.body()).contains("\"StatusCode\":0").contains("OV-1920 订阅已保存；本服务器尚不发送通知").contains(ID);
    assertThat(read()).contains("\"SubscribeStatus\":9").contains("\"SubscriberID\":\"" + PLATFORM + "\"");
    assertThat(call("GET /VIID/Subscribes?SubscribeStatus=9", "").body()).contains(ID);
  }

  @Test
  void aResendChangesNothingAndAChangeIsOne() {
    call("POST /VIID/Subscribes", list(subscribe("20991231235959", "")));
    long before = server.store.log().last();

    assertThat(call("POST /VIID/Subscribes", list(subscribe("20991231235959", ""))).body()).contains("\"StatusCode\":0");
    assertThat(server.store.log().last()).isEqualTo(before);

    call("PUT /VIID/Subscribes", list("{\"SubscribeID\":\"" + ID + "\",\"SubscribeDetail\":\"12,13\"}"));
    assertThat(read()).contains("\"SubscribeDetail\":\"12,13\"").contains("gates").contains("\"SubscribeStatus\":9");
  }

  @Test
  void itIsWithdrawnByItsUriWithTheAttributesOfAWithdrawalOrWithNothing() {
    for (String body :
        new String[] {
          "{\"SubscribeObject\":{\"OperateType\":1,\"CancelReason\":\"over\"}}",
          "{\"SubscribeObject\":{\"SubscribeCancelPerson\":\"someone\"}}",
          "{\"SubscribeObject\":{\"SubscribeID\":\"" + ID + "\"}}"
        }) {
      call("POST /VIID/Subscribes", list(subscribe("20991231235959", "")));
      assertStatus(call("PUT " + PATH, body), 200, 0);
      assertThat(read()).as(body).contains("\"SubscribeStatus\":1", "\"OperateType\":1", "\"CancelTime\":\"20260501080000\"");
      call("DELETE " + PATH, "");
    }
  }

  @Test
  void itsUriAlsoChangesItWhenThatIsWhatTheMessageSays() {
    call("POST /VIID/Subscribes", list(subscribe("20991231235959", "")));
    assertStatus(call("PUT " + PATH, "{\"SubscribeObject\":{\"Title\":\"doors\"}}"), 200, 0);
    assertThat(read()).contains("doors", "\"SubscribeStatus\":9");

    call("PUT " + PATH, "{\"SubscribeObject\":{\"OperateType\":1}}");
    call("PUT " + PATH, "{\"SubscribeObject\":{\"OperateType\":0}}");
    assertThat(read()).as("given again").contains("\"SubscribeStatus\":9");
  }

  @Test
  void aPostThatWithdrawsDoesNotTakeThePlaceOfTheSubscription() {
    call("POST /VIID/Subscribes", list(subscribe("20991231235959", "")));

    Answer answer = call("POST /VIID/Subscribes", list("{\"SubscribeID\":\"" + ID + "\",\"OperateType\":1}"));

    assertThat(answer.body()).contains("\"StatusCode\":0");
    assertThat(read()).contains("gates", "\"SubscribeStatus\":1");
  }

  @Test
  void itEndsByItselfWhenItsTimeIsOver() {
    call("POST /VIID/Subscribes", list(subscribe("20260501090000", "")));
    assertThat(read()).contains("\"SubscribeStatus\":9");

    server.clock.advance(Duration.ofMinutes(61));
    server.library.maintain(server.clock.millis(), TestServer.SERVER_ID);
    server.registered(PLATFORM);

    assertThat(read()).contains("\"SubscribeStatus\":2");
    call("PUT " + PATH, "{\"SubscribeObject\":{\"EndTime\":\"20991231235959\"}}");
    assertThat(read()).as("extended").contains("\"SubscribeStatus\":9");
  }

  @Test
  void nobodyElseChangesCancelsOrDeletesIt() {
    call("POST /VIID/Subscribes", list(subscribe("20991231235959", "")));
    server.peers.add(Peer.of(OTHER, Role.APPLICATION_PLATFORM, 0), TestServer.PASSWORD);
    server.registered(OTHER);
    String before = read();

    assertStatus(server.call(OTHER, "PUT " + PATH, "{\"SubscribeObject\":{\"OperateType\":1}}"), 403, 4);
    assertStatus(server.call(OTHER, "DELETE " + PATH, ""), 403, 4);
    assertThat(server.call(OTHER, "POST /VIID/Subscribes", list(subscribe("20301231235959", ""))).body())
        .contains("OV-1930");
    assertThat(server.call(OTHER, "GET " + PATH, "").status()).as("but it is seen").isEqualTo(200);
    assertThat(server.call(CAMERA, "GET " + PATH, "").status()).as("by platforms, not by devices").isEqualTo(404);
    assertThat(read()).isEqualTo(before);
  }

  @Test
  void aDispositionIsTreatedAlike() {
    String id = ID.replace("00000003", "00000001");
    String body = "{\"DispositionListObject\":{\"DispositionObject\":[{\"DispositionID\":\"" + id
        + "\",\"Title\":\"x\",\"OperateType\":0,\"SubImageList\":{\"SubImageInfoObject\":[{\"Data\":\"AAAA\"}]}}]}}";

    assertThat(call("POST /VIID/Dispositions", body).body()).contains("OV-1921");
    assertStatus(call("PUT /VIID/Dispositions/" + id,
        "{\"DispositionObject\":{\"OperateType\":1,\"DispositionRemoveReason\":\"found\"}}"), 200, 0);
    assertThat(call("GET /VIID/Dispositions/" + id, "").body())
        .contains("\"DispositionStatus\":1", "found", "\"DispositionRemoveTime\":\"20260501080000\"", "AAAA");
  }

  @Test
  void aNotificationIsKeptAsItCameAndKnownWhenItComesAgain() {
    String body = "{\"SubscribeNotificationListObject\":{\"SubscribeNotificationObject\":[{\"NotificationID\":\"" + ID
        + "\",\"SubscribeID\":\"" + ID + "\",\"TriggerTime\":\"20260501080000\",\"InfoIDs\":\"1\","
        + "\"MotorVehicleObjectList\":{\"MotorVehicleObject\":[{\"MotorVehicleID\":\"1\",\"PlateNo\":\"浙A1\"}]}}]}}";

    assertThat(call("POST /VIID/SubscribeNotifications", body).body()).contains("\"StatusCode\":0");
    long before = server.store.log().last();
    assertThat(call("POST /VIID/SubscribeNotifications", body).body()).contains("\"StatusCode\":0");

    assertThat(server.store.log().last()).isEqualTo(before);
    assertThat(call("GET /VIID/SubscribeNotifications?SubscribeID=" + ID, "").body()).contains("浙A1");
    assertThat(call("DELETE /VIID/SubscribeNotifications?IDList=" + ID, "").body()).contains("\"StatusCode\":0");
  }
}
