package org.openviid.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

class IdentifierFactoryTest {
  private static final ZoneId CHINA = ZoneOffset.ofHours(8);
  private static final Instant NOON = Instant.parse("2026-05-01T04:00:00.123Z");
  private static final DeviceId SELF = new DeviceId("33010600005030000001");
  private static final String CAMERA = "33010600001190000007";
  private static final String ORGANISATION = "330106000000";
  private static final Schema SCHEMA = Schema.load();

  @Test
  void everyRuleGivesAnIdentifierOfItsKind() {
    IdentifierFactory factory = factory(NOON, 0);
    assertThat(factory.create(type("MotorVehicle"), CAMERA))
        .startsWith(CAMERA + "99" + "20260501120000" + "12300" + "02")
        .satisfies(id -> assertThat(ContentObjectId.parse(id).valid()).isPresent());
    assertThat(factory.create(type("Image"), CAMERA))
        .isEqualTo(CAMERA + "02" + "20260501120000" + "12301");
    assertThat(factory.create(type("Subscribe"), CAMERA))
        .isEqualTo(ORGANISATION + "03" + "20260501120000" + "12302");
    assertThat(factory.create(type("Case"), CAMERA))
        .isEqualTo(ORGANISATION + "20260501120000" + "1231");
    assertThat(factory.create(type("Task"), CAMERA))
        .startsWith(ORGANISATION + "99" + "20260501120000");
    assertThat(factory.create(type("APE"), CAMERA)).startsWith("3301060000" + "000").hasSize(20);
    assertThatThrownBy(() -> factory.create(type("Keepalive"), CAMERA))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatIsSeenInAnImageStartsWithTheIdentifierOfTheImage() {
    IdentifierFactory factory = factory(NOON, 0);
    String image = CAMERA + "02" + "20260430235959" + "00001";
    String first = factory.create(type("Face"), image);
    String second = factory.create(type("Face"), image);
    assertThat(first).startsWith(image + "06");
    assertThat(second).startsWith(image + "06").isNotEqualTo(first);
  }

  @Test
  void unusableSourceStandsForTheLibraryItself() {
    IdentifierFactory factory = factory(NOON, 0);
    assertThat(factory.create(type("Image"), "camera 7")).startsWith(SELF.text());
    assertThat(factory.create(type("Person"), "")).startsWith(SELF.text() + "99");
    assertThat(factory.create(type("Image"), CAMERA + "01" + "20260430235959" + "00001"))
        .startsWith(CAMERA + "02");
  }

  @Test
  void moreThanASecondHoldsMoveIntoTheNextOnes() {
    IdentifierFactory factory = factory(NOON, 0);
    Set<String> all = new HashSet<>();
    String last = "";
    for (int i = 0; i < 220_000; i++) {
      last = factory.basicObjectId(SELF, "02").text();
      all.add(last);
    }
    assertThat(all).hasSize(220_000);
    assertThat(new BasicObjectId(last).time()).isEqualTo(LocalDateTime.of(2026, 5, 1, 12, 0, 2));
  }

  @Test
  void clockThatStandsStillOrIsSetBackRepeatsNothing() {
    IdentifierFactory factory = factory(NOON, 0);
    List<String> cases = new ArrayList<>();
    for (int i = 0; i < 25_000; i++) {
      cases.add(factory.caseId().text());
      cases.add(factory.businessObjectId("03").text());
    }
    assertThat(cases).doesNotHaveDuplicates();
  }

  @Test
  void restartContinuesBehindTheFormerFactory() {
    IdentifierFactory former = factory(NOON, 0);
    Set<String> given = new HashSet<>();
    for (int i = 0; i < 50_000; i++) {
      given.add(former.basicObjectId(SELF, "02").text());
    }
    IdentifierFactory informed = factory(NOON.plusMillis(1), former.position());
    IdentifierFactory later = factory(NOON.plusSeconds(2), 0);
    for (int i = 0; i < 1_000; i++) {
      assertThat(given.add(informed.basicObjectId(SELF, "02").text())).isTrue();
      assertThat(given.add(later.basicObjectId(SELF, "02").text())).isTrue();
    }
  }

  @Test
  void threadsGetDifferentIdentifiers() throws InterruptedException {
    IdentifierFactory factory =
        new IdentifierFactory(Clock.systemUTC(), CHINA, SELF, ORGANISATION, 0);
    Set<String> all = ConcurrentHashMap.newKeySet();
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < 4; t++) {
      threads.add(
          Thread.ofVirtual()
              .start(
                  () -> {
                    for (int i = 0; i < 20_000; i++) {
                      all.add(factory.contentObjectId(CAMERA, "02").text());
                      all.add(factory.caseId().text());
                    }
                  }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(all).hasSize(160_000);
  }

  @Test
  void organisationIsCheckedAtOnce() {
    assertThatThrownBy(() -> new IdentifierFactory(Clock.systemUTC(), CHINA, SELF, "330106", 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static IdentifierFactory factory(Instant now, long startAfter) {
    return new IdentifierFactory(
        Clock.fixed(now, ZoneOffset.UTC), CHINA, SELF, ORGANISATION, startAfter);
  }

  private static ObjectType type(String name) {
    return SCHEMA.type(name);
  }
}
