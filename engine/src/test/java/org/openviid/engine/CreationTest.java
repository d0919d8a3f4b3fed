package org.openviid.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openviid.engine.Library.CAMERA;
import static org.openviid.engine.Library.VEHICLE;
import static org.openviid.engine.Library.camera;
import static org.openviid.engine.Library.platform;
import static org.openviid.engine.Library.vehicle;
import static org.openviid.engine.Library.vehicleId;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.openviid.codec.Item;
import org.openviid.codec.Problem;
import org.openviid.engine.ItemOutcome.Accepted;
import org.openviid.engine.ItemOutcome.Effect;
import org.openviid.engine.ItemOutcome.Refused;
import org.openviid.peers.DuplicateId;
import org.openviid.peers.RequestContext;
import org.openviid.peers.Role;
import org.openviid.schema.DataObject;
import org.openviid.schema.Outcome;
import org.openviid.store.AuditLine;

class CreationTest {
  private final Library library = new Library();

  @Test
  void aNewCaptureIsStoredUnderItsOwnIdentifier() {
    DataObject sent = vehicle(vehicleId(1), "浙A12345").build();

    ItemOutcome outcome = library.createOne(camera(), sent);

    assertThat(outcome).isEqualTo(new Accepted(vehicleId(1), Effect.CREATED));
    assertThat(library.library.read(platform(), VEHICLE, vehicleId(1))).contains(sent);
  }

  @Test
  void aResendChangesNothing() {
    DataObject sent = vehicle(vehicleId(1), "浙A12345").build();
    library.createOne(camera(), sent);
    long before = library.store.log().last();

    ItemOutcome outcome = library.createOne(camera(), sent);

    assertThat(outcome).isEqualTo(new Accepted(vehicleId(1), Effect.UNCHANGED));
    assertThat(library.store.log().last()).isEqualTo(before);
  }

  @Test
  void aThousandDifferentVehiclesUnderOneIdentifierAreAThousandRecords() {
    for (int i = 0; i < 1_000; i++) {
      ItemOutcome outcome = library.createOne(camera(), vehicle(vehicleId(7), "浙A%05d".formatted(i)).build());
      assertThat(outcome).isInstanceOf(Accepted.class);
    }

    assertThat(library.count(VEHICLE)).isEqualTo(1_000);
    assertThat(library.tolerated.get("id-taken")).hasValue(999);
  }

  @Test
  void theSameHoldsWithinOneRequest() {
    DataObject[] vehicles = new DataObject[100];
    for (int i = 0; i < vehicles.length; i++) {
      vehicles[i] = vehicle(vehicleId(7), "浙A%05d".formatted(i)).build();
    }

    List<ItemOutcome> outcomes = library.create(camera(), vehicles);

    assertThat(outcomes).hasSize(100).allMatch(outcome -> outcome instanceof Accepted);
    assertThat(new HashSet<>(Library.ids(outcomes))).hasSize(100);
    assertThat(library.count(VEHICLE)).isEqualTo(100);
  }

  @Test
  void aResendOfACaptureThatWasKeptBesideAnotherChangesNothing() {
    DataObject first = vehicle(vehicleId(7), "浙A00001").build();
    DataObject second = vehicle(vehicleId(7), "浙A00002").build();
    library.createOne(camera(), first);
    ItemOutcome kept = library.createOne(camera(), second);

    ItemOutcome again = library.createOne(camera(), second);

    assertThat(kept).isInstanceOfSatisfying(Accepted.class, a -> assertThat(a.effect()).isEqualTo(Effect.KEPT_BOTH));
    assertThat(again).isEqualTo(new Accepted(kept.id(), Effect.UNCHANGED));
    assertThat(library.library.read(platform(), VEHICLE, kept.id()).orElseThrow().text("OriginalID"))
        .isEqualTo(vehicleId(7));
  }

  @Test
  void whatIsDoneAboutATakenIdentifierIsThePeersSetting() {
    library.createOne(camera(), vehicle(vehicleId(7), "浙A00001").build());
    RequestContext replacing = Library.context(CAMERA, Role.DEVICE, DuplicateId.REPLACE);
    RequestContext rejecting = Library.context(CAMERA, Role.DEVICE, DuplicateId.REJECT);

    ItemOutcome replaced = library.createOne(replacing, vehicle(vehicleId(7), "浙A00002").build());
    ItemOutcome rejected = library.createOne(rejecting, vehicle(vehicleId(7), "浙A00003").build());

    assertThat(replaced).isEqualTo(new Accepted(vehicleId(7), Effect.REPLACED));
    assertThat(rejected)
        .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.reason().outcome()).isEqualTo(Outcome.CONFLICT));
    assertThat(library.library.read(platform(), VEHICLE, vehicleId(7)).orElseThrow().text("PlateNo"))
        .isEqualTo("浙A00002");
  }

  @Test
  void capturesWithoutAUsableIdentifierGetOne() {
    for (String useless : List.of("", "0", "000000", CAMERA)) {
      ItemOutcome outcome = library.createOne(camera(), vehicle(useless, "浙B" + useless.length()).build());

      assertThat(outcome).isInstanceOf(Accepted.class);
      assertThat(outcome.id()).hasSize(48).startsWith(CAMERA).doesNotContain(useless.isEmpty() ? "x" : "x" + useless);
    }
    assertThat(library.count(VEHICLE)).isEqualTo(4);
  }

  @Test
  void referenceDataWithoutAnIdentifierIsRefused() {
    ItemOutcome outcome =
        library.createOne(platform(), DataObject.builder(Library.DEVICE).set("Name", "东门").build());

    assertThat(outcome)
        .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.reason().en()).contains("APE").contains("ApeID"));
  }

  @Test
  void referenceDataReplacesWhatIsThere() {
    library.createOne(platform(), Library.device(CAMERA, "东门"));

    ItemOutcome outcome = library.createOne(platform(), Library.device(CAMERA, "西门"));

    assertThat(outcome).isEqualTo(new Accepted(CAMERA, Effect.REPLACED));
    assertThat(library.library.read(platform(), Library.DEVICE, CAMERA).orElseThrow().text("Name")).isEqualTo("西门");
  }

  @Test
  void anElementThatIsWrongDoesNotHarmItsNeighbours() {
    Problem problem = new Problem("OV-1900", "B.10", "PlateNo", "text", "number");
    List<Item> items = new ArrayList<>(Library.items(vehicle(vehicleId(1), "浙A1").build(), vehicle(vehicleId(2), "浙A2").build(), vehicle(vehicleId(3), "浙A3").build()));
    items.set(1, new Item(1, items.get(1).object(), List.of(problem), List.of(), Set.of()));

    List<ItemOutcome> outcomes;
    try (PictureIntake pictures = library.library.openIntake()) {
      outcomes = library.library.create(camera(), VEHICLE, items, pictures);
    }

    assertThat(outcomes.get(0)).isInstanceOf(Accepted.class);
    assertThat(outcomes.get(1)).isInstanceOf(Refused.class);
    assertThat(outcomes.get(2)).isInstanceOf(Accepted.class);
    assertThat(library.count(VEHICLE)).isEqualTo(2);
  }

  @Test
  void picturesTellResendsFromOtherCaptures() {
    byte[] one = picture(1);
    byte[] two = picture(2);

    ItemOutcome first = library.createWithPicture(camera(), vehicle(vehicleId(1), "浙A1"), one);
    ItemOutcome resend = library.createWithPicture(camera(), vehicle(vehicleId(1), "浙A1"), one);
    ItemOutcome other = library.createWithPicture(camera(), vehicle(vehicleId(1), "浙A1"), two);
    ItemOutcome otherAgain = library.createWithPicture(camera(), vehicle(vehicleId(1), "浙A1"), two);

    assertThat(first).isEqualTo(new Accepted(vehicleId(1), Effect.CREATED));
    assertThat(resend).isEqualTo(new Accepted(vehicleId(1), Effect.UNCHANGED));
    assertThat(other).isInstanceOfSatisfying(Accepted.class, a -> assertThat(a.effect()).isEqualTo(Effect.KEPT_BOTH));
    assertThat(otherAgain).isEqualTo(new Accepted(other.id(), Effect.UNCHANGED));
    assertThat(library.count(VEHICLE)).isEqualTo(2);
  }

  private static byte[] picture(int seed) {
    byte[] picture = new byte[10_000];
    new java.util.Random(seed).nextBytes(picture);
    return picture;
  }

  @Test
  void racingResendsHaveOneWinner() throws InterruptedException {
    DataObject first = vehicle(vehicleId(9), "浙A1").build();
    DataObject second = vehicle(vehicleId(9), "浙A2").build();
    ConcurrentLinkedQueue<ItemOutcome> outcomes = new ConcurrentLinkedQueue<>();
    CountDownLatch start = new CountDownLatch(1);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 32; i++) {
      DataObject sent = i % 2 == 0 ? first : second;
      threads.add(Thread.ofVirtual().start(() -> {
        await(start);
        outcomes.add(library.createOne(camera(), sent));
      }));
    }
    start.countDown();
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(outcomes).hasSize(32).allMatch(outcome -> outcome instanceof Accepted);
    assertThat(library.count(VEHICLE)).isEqualTo(2);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void writingPersonalDataLeavesOneAuditLineARequest() {
    library.create(camera(), vehicle(vehicleId(1), "浙A1").build(), vehicle(vehicleId(2), "浙A2").build());
    library.createOne(platform(), Library.device(CAMERA, "东门"));

    List<AuditLine> lines = new ArrayList<>();
    library.store.audit().forEach(0, Long.MAX_VALUE, lines::add);

    assertThat(lines).singleElement().satisfies(line -> {
      assertThat(line.peer()).isEqualTo(CAMERA);
      assertThat(line.action()).isEqualTo("create");
      assertThat(line.count()).isEqualTo(2);
      assertThat(line.address()).isEqualTo("192.0.2.7");
      assertThat(line.objects()).containsExactly(vehicleId(1), vehicleId(2));
    });
  }

  @Test
  void readingPersonalDataNamesWhatWasSeen() {
    library.create(camera(), vehicle(vehicleId(1), "浙A1").build(), vehicle(vehicleId(2), "浙A2").build());
    library.library.query(platform(), VEHICLE, "(PlateNo LIKE A2)".replace(" ", "%20"));
    library.library.read(platform(), VEHICLE, vehicleId(1));
    library.library.read(platform(), VEHICLE, vehicleId(3));

    List<AuditLine> lines = new ArrayList<>();
    library.store.audit().forEach(0, Long.MAX_VALUE, lines::add);

    assertThat(lines).extracting(AuditLine::action).containsExactly("create", "query", "read", "read");
    assertThat(lines.stream().skip(1).map(AuditLine::objects))
        .containsExactly(List.of(vehicleId(2)), List.of(vehicleId(1)), List.of());
    assertThat(lines.get(1).detail()).isEqualTo("(PlateNo%20LIKE%20A2)");
  }
}
