package org.openviid.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openviid.engine.Library.CAMERA;
import static org.openviid.engine.Library.camera;
import static org.openviid.engine.Library.platform;
import static org.openviid.engine.SetObjects.CASE;
import static org.openviid.engine.SetObjects.IMAGE;
import static org.openviid.engine.SetObjects.PERSON;
import static org.openviid.engine.SetObjects.event;
import static org.openviid.engine.SetObjects.image;
import static org.openviid.engine.SetObjects.imageId;
import static org.openviid.engine.SetObjects.members;
import static org.openviid.engine.SetObjects.person;
import static org.openviid.engine.SetObjects.personId;
import static org.openviid.engine.SetObjects.picture;
import static org.openviid.engine.SetObjects.pictured;
import static org.openviid.engine.SetObjects.reference;
import static org.openviid.engine.SetObjects.stranger;
import static org.openviid.engine.SetObjects.with;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.openviid.codec.Item;
import org.openviid.engine.ItemOutcome.Accepted;
import org.openviid.engine.ItemOutcome.Effect;
import org.openviid.engine.ItemOutcome.Refused;
import org.openviid.peers.DuplicateId;
import org.openviid.peers.RequestContext;
import org.openviid.peers.Role;
import org.openviid.schema.DataObject;
import org.openviid.schema.Outcome;
import org.openviid.schema.Value;
import org.openviid.store.AuditLine;

/// What becomes of sets and their members [B.58 to B.61], over any store.
interface SetContract {
  /// A library over an empty store, the same throughout a test.
  Library library();

  private DataObject whole(int serial) {
    return library().library.read(platform(), IMAGE, imageId(serial)).orElseThrow();
  }

  private ItemOutcome create(DataObject set) {
    return library().createOne(camera(), set);
  }

  private ItemOutcome update(DataObject patch, String... cleared) {
    try (PictureIntake pictures = library().library.openIntake()) {
      Item item = new Item(0, patch, List.of(), List.of(), Set.of(cleared));
      return library().library.update(platform(), List.of(item), pictures).getFirst();
    }
  }

  private List<String> names(DataObject set) {
    return members(set, "PersonList").stream().map(member -> member.text("Name")).toList();
  }

  @Test
  default void theMembersOfASetAreObjectsOfTheirOwnAndTheSetIsGivenBackWhole() {
    DataObject sent = with(image(1, "gate"), "PersonList", person(1, 1, "甲").build(), person(1, 2, "乙").build());

    assertThat(create(sent)).isEqualTo(new Accepted(imageId(1), Effect.CREATED));

    DataObject member = library().library.read(platform(), PERSON, personId(1, 1)).orElseThrow();
    assertThat(member.text("Name")).isEqualTo("甲");
    assertThat(member.text("SourceID")).as("where it was found").isEqualTo(imageId(1));
    assertThat(members(whole(1), "PersonList")).extracting(DataObject::id).containsExactly(personId(1, 1), personId(1, 2));
    assertThat(names(whole(1))).containsExactly("甲", "乙");
    DataObject bare = library().library.readBare(platform(), IMAGE, imageId(1)).orElseThrow();
    assertThat(members(bare, "PersonList")).containsExactly(reference(personId(1, 1)), reference(personId(1, 2)));
  }

  @Test
  default void aQueryGivesSetsWholeUnlessFieldsLeaveTheMembersOut() {
    create(with(image(1, "gate"), "PersonList", person(1, 1, "甲").build()));

    Found all = library().library.query(platform(), IMAGE, "");
    Found some = library().library.query(platform(), IMAGE, "Fields=(Title)");

    assertThat(names(all.objects().getFirst())).containsExactly("甲");
    assertThat(members(some.objects().getFirst(), "PersonList")).containsExactly(reference(personId(1, 1)));
  }

  @Test
  default void aResendChangesNothingWithIdentifiersOrWithout() {
    DataObject sent =
        with(image(1, "gate"), "PersonList", stranger("甲").build(), person(1, 7, "乙").build(), stranger("甲").build());
    create(sent);
    long before = library().store.log().last();

    assertThat(create(sent)).isEqualTo(new Accepted(imageId(1), Effect.UNCHANGED));

    assertThat(library().store.log().last()).isEqualTo(before);
    assertThat(names(whole(1))).as("two who look alike stay two").containsExactly("甲", "乙", "甲");
  }

  @Test
  default void aResendThatLeavesUnsaidWhatCameLaterChangesNothing() {
    create(image(1, "gate").build());
    update(with(image(1, "gate"), "PersonList", person(1, 1, "甲").build()));
    long before = library().store.log().last();

    assertThat(create(image(1, "gate").build())).isEqualTo(new Accepted(imageId(1), Effect.UNCHANGED));
    assertThat(library().store.log().last()).isEqualTo(before);
  }

  @Test
  default void aSetWithOtherContentIsKeptBesideAndItsResendIsKnown() {
    DataObject first = with(image(1, "gate"), "PersonList", person(1, 1, "甲").build());
    DataObject second = with(image(1, "door"), "PersonList", person(1, 1, "乙").build());
    create(first);

    ItemOutcome kept = create(second);
    ItemOutcome again = create(second);

    assertThat(kept).isInstanceOfSatisfying(Accepted.class, a -> assertThat(a.effect()).isEqualTo(Effect.KEPT_BOTH));
    assertThat(again).isEqualTo(new Accepted(kept.id(), Effect.UNCHANGED));
    assertThat(names(whole(1))).containsExactly("甲");
    DataObject beside = library().library.read(platform(), IMAGE, kept.id()).orElseThrow();
    assertThat(names(beside)).containsExactly("乙");
    DataObject member = members(beside, "PersonList").getFirst();
    assertThat(member.text("OriginalID")).isEqualTo(personId(1, 1));
    assertThat(member.text("SourceID")).as("the one it was found in, not its namesake").isEqualTo(kept.id());
  }

  @Test
  default void aMemberThatWasStoredBeforeIsTakenUpAndNotStoredTwice() {
    library().createOne(camera(), person(1, 1, "甲").set("SourceID", imageId(1)).build());

    create(with(image(1, "gate"), "PersonList", person(1, 1, "甲").build()));

    assertThat(library().count(PERSON)).isEqualTo(1);
    assertThat(names(whole(1))).containsExactly("甲");
  }

  @Test
  default void anElementThatOnlyNamesAMemberRefersToIt() {
    create(image(1, "gate").build());
    DataObject sent = with(event(1, "theft"), "ImageList", Identification.stub(IMAGE, imageId(1)));

    assertThat(library().createOne(platform(), sent)).isInstanceOf(Accepted.class);

    DataObject found = library().library.read(platform(), CASE, SetObjects.caseId(1)).orElseThrow();
    assertThat(members(found, "ImageList")).containsExactly(whole(1));
    assertThat(library().count(IMAGE)).isEqualTo(1);
  }

  @Test
  default void aReferenceToNothingRefusesTheSetAndNothingIsLeftBehind() {
    DataObject inner = with(image(3, "x"), "PersonList", person(3, 1, "甲").build(), reference(personId(9, 9)));
    DataObject sent = with(event(1, "theft"), "ImageList", image(2, "y").build(), inner);

    ItemOutcome outcome = library().createOne(platform(), sent);

    assertThat(outcome).isInstanceOfSatisfying(Refused.class, refused -> {
      assertThat(refused.reason().outcome()).isEqualTo(Outcome.BAD_JSON_CONTENT);
      assertThat(refused.reason().en()).startsWith("ImageList.Image[1].PersonList.PersonObject[1] ").contains(personId(9, 9));
    });
    assertThat(library().store.log().last()).isZero();
  }

  @Test
  default void anEventIsTakenApartToTheLastPerson() {
    DataObject first = with(image(1, "gate"), "PersonList", stranger("甲").build());
    DataObject sent = with(event(1, "theft"), "ImageList", first, image(2, "door").build());

    library().createOne(platform(), with(sent.toBuilder(), "PersonList", person(5, 1, "丙").build()));

    assertThat(library().count(IMAGE)).isEqualTo(2);
    assertThat(library().count(PERSON)).isEqualTo(2);
    DataObject found = library().library.read(platform(), CASE, SetObjects.caseId(1)).orElseThrow();
    assertThat(names(members(found, "ImageList").getFirst())).containsExactly("甲");
    assertThat(names(found)).containsExactly("丙");
    assertThat(members(found, "PersonList").getFirst().text("SourceID")).as("an event is no source").isNull();
  }

  @Test
  default void whatWasDeletedMeanwhileIsLeftOutAndMembersOutliveTheirSet() {
    create(with(image(1, "gate"), "PersonList", person(1, 1, "甲").build(), person(1, 2, "乙").build()));

    library().library.delete(platform(), PERSON, List.of(personId(1, 1)));
    assertThat(names(whole(1))).containsExactly("乙");

    library().library.delete(platform(), IMAGE, List.of(imageId(1)));
    assertThat(library().library.read(platform(), IMAGE, imageId(1))).isEmpty();
    assertThat(library().library.read(platform(), PERSON, personId(1, 2))).isPresent();
  }

  @Test
  default void aReaderIsShownTheMembersThatItMaySee() {
    String other = "33010600001190000002";
    DataObject mine = person(1, 1, "甲").build();
    DataObject others = person(1, 2, "乙").set("DeviceID", other).build();
    library().createOne(platform(), with(image(1, "gate"), "PersonList", mine, others));

    DataObject seen = library().library.read(camera(), IMAGE, imageId(1)).orElseThrow();

    assertThat(names(seen)).containsExactly("甲");
    assertThat(names(whole(1))).containsExactly("甲", "乙");
  }

  @Test
  default void anUpdateReplacesTheMembershipAndChangesOrMakesMembers() {
    create(with(image(1, "gate"), "PersonList", person(1, 1, "甲").set("Age", 30).build(), person(1, 2, "乙").build()));

    ItemOutcome outcome =
        update(with(image(1, "gate"), "PersonList", person(1, 1, "丁").build(), person(1, 3, "丙").build()));

    assertThat(outcome).isEqualTo(new Accepted(imageId(1), Effect.CHANGED));
    assertThat(names(whole(1))).containsExactly("丁", "丙");
    assertThat(members(whole(1), "PersonList").getFirst().value("Age")).as("an update keeps what it does not name").isNotNull();
    assertThat(library().library.read(platform(), PERSON, personId(1, 2))).as("no member, but still there").isPresent();
  }

  @Test
  default void anUpdateThatSaysTheSameAgainChangesNothing() {
    DataObject patch = with(image(1, "gate"), "PersonList", stranger("甲").build(), person(1, 2, "乙").build());
    create(patch);
    long before = library().store.log().last();

    assertThat(update(patch)).isEqualTo(new Accepted(imageId(1), Effect.UNCHANGED));
    assertThat(library().store.log().last()).isEqualTo(before);
  }

  @Test
  default void anUpdateMayEmptyOrClearAListAndLeavesOtherListsAlone() {
    DataObject sent = with(image(1, "gate"), "PersonList", person(1, 1, "甲").build());
    DataObject vehicle = Library.vehicle(Library.vehicleId(1), "浙A1").build();
    create(with(sent.toBuilder(), "MotorVehicleList", vehicle));

    update(with(image(1, "gate"), "PersonList"));
    assertThat(names(whole(1))).isEmpty();
    assertThat(members(whole(1), "MotorVehicleList")).hasSize(1);

    update(image(1, "gate").build(), "MotorVehicleList");
    assertThat(whole(1).value("MotorVehicleList")).isNull();
  }

  @Test
  default void membersAreAddedInOneStepEachWithItsOwnOutcome() {
    create(with(image(1, "gate"), "PersonList", person(1, 1, "甲").build()));
    List<ItemOutcome> outcomes =
        add(1, person(1, 2, "乙").build(), reference(personId(9, 9)), person(1, 1, "甲").build(), stranger("丙").build());

    assertThat(outcomes.get(0)).isEqualTo(new Accepted(personId(1, 2), Effect.CREATED));
    assertThat(outcomes.get(1)).isInstanceOf(Refused.class);
    assertThat(outcomes.get(2)).isEqualTo(new Accepted(personId(1, 1), Effect.UNCHANGED));
    assertThat(outcomes.get(3)).isInstanceOf(Accepted.class);
    assertThat(names(whole(1))).containsExactly("甲", "乙", "丙");
    assertThat(add(1, person(1, 2, "乙").build(), stranger("丙").build())).as("again")
        .allSatisfy(outcome -> assertThat(((Accepted) outcome).effect()).isEqualTo(Effect.UNCHANGED));
    assertThat(names(whole(1))).containsExactly("甲", "乙", "丙");
  }

  private List<ItemOutcome> add(int image, DataObject... persons) {
    try (PictureIntake pictures = library().library.openIntake()) {
      return library().library.createMembers(platform(), of(image), Library.items(persons), pictures).orElseThrow();
    }
  }

  private ViewLibrary.SetMembers of(int image) {
    return new ViewLibrary.SetMembers(IMAGE, imageId(image), PERSON);
  }

  @Test
  default void membersAreFoundByConditions() {
    create(with(image(1, "gate"), "PersonList", person(1, 1, "甲").build(), person(1, 2, "乙").build()));
    create(with(image(2, "door"), "PersonList", person(2, 1, "甲").build()));
    create(image(3, "empty").build());

    assertThat(found(1, "")).containsExactly(personId(1, 1), personId(1, 2));
    assertThat(found(1, "Name=甲")).containsExactly(personId(1, 1));
    assertThat(found(1, "PageRecordNum=1&RecordStartNo=2")).containsExactly(personId(1, 2));
    assertThat(found(3, "")).isEmpty();
    assertThat(library().library.queryMembers(platform(), of(4), "")).isEmpty();
  }

  private List<String> found(int image, String query) {
    Optional<Found> found = library().library.queryMembers(platform(), of(image), query);
    return found.orElseThrow().objects().stream().map(DataObject::id).toList();
  }

  @Test
  default void aRejectedDuplicateInsideRefusesTheSetAsAWhole() {
    library().createOne(camera(), person(1, 1, "甲").build());
    RequestContext rejecting = Library.context(CAMERA, Role.DEVICE, DuplicateId.REJECT);
    DataObject sent = with(image(1, "gate"), "PersonList", person(1, 2, "乙").build(), person(1, 1, "丙").build());

    ItemOutcome outcome = library().createOne(rejecting, sent);

    assertThat(outcome).isInstanceOfSatisfying(Refused.class, refused -> {
      assertThat(refused.reason().outcome()).isEqualTo(Outcome.CONFLICT);
      assertThat(refused.reason().en()).startsWith("PersonList.PersonObject[1]");
    });
    assertThat(library().count(IMAGE)).isZero();
    assertThat(library().count(PERSON)).isEqualTo(1);
  }

  @Test
  default void picturesAreStoredOnceAndTellResendsFromOtherSets() {
    Effect first = createPictured(1, 2);
    Effect resend = createPictured(1, 2);
    Effect other = createPictured(1, 3);

    assertThat(List.of(first, resend, other)).containsExactly(Effect.CREATED, Effect.UNCHANGED, Effect.KEPT_BOTH);
    DataObject bare = library().library.readBare(platform(), IMAGE, imageId(1)).orElseThrow();
    assertThat(blobs(bare)).as("the set itself keeps its own picture only")
        .extracting(Value.Blob::length).containsExactly(20_000L);
    assertThat(blobs(whole(1))).hasSize(2).doesNotHaveDuplicates();
    assertThat(blobs(whole(1))).allSatisfy(blob -> assertThat(library().store.openBlob(blob.id())).isPresent());
  }

  private Effect createPictured(int own, int inside) {
    try (PictureIntake pictures = library().library.openIntake()) {
      DataObject member = pictured(stranger("甲"), picture(pictures, inside, 9_000)).build();
      DataObject set = with(image(1, "gate").set("Data", picture(pictures, own, 20_000)), "PersonList", member);
      ItemOutcome outcome =
          library().library.create(camera(), IMAGE, Library.items(set), pictures).getFirst();
      return ((Accepted) outcome).effect();
    }
  }

  private static List<Value.Blob> blobs(DataObject object) {
    List<Value.Blob> found = new ArrayList<>();
    BlobReferences.forEach(object, found::add);
    return found;
  }

  @Test
  default void racingResendsOfASetHaveOneWinner() throws InterruptedException {
    DataObject sent = with(image(1, "gate"), "PersonList", stranger("甲").build(), person(1, 2, "乙").build());
    ConcurrentLinkedQueue<ItemOutcome> outcomes = new ConcurrentLinkedQueue<>();
    CountDownLatch start = new CountDownLatch(1);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      threads.add(Thread.ofVirtual().start(() -> {
        await(start);
        outcomes.add(create(sent));
      }));
    }
    start.countDown();
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(outcomes).hasSize(16).allMatch(outcome -> outcome.id().equals(imageId(1)));
    assertThat(library().count(IMAGE)).isEqualTo(1);
    assertThat(library().count(PERSON)).isEqualTo(2);
  }

  /// Waits at the start of a race.
  static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  default void writingAndReadingASetLeavesLinesForItsMembersToo() {
    create(with(image(1, "gate"), "PersonList", person(1, 1, "甲").build(), person(1, 2, "乙").build()));
    library().library.read(platform(), IMAGE, imageId(1));

    List<String> lines = new ArrayList<>();
    library().store.audit().forEach(0, Long.MAX_VALUE, (AuditLine line) -> lines.add(line.action() + " " + line.type() + " " + line.count()));

    assertThat(lines).containsExactlyInAnyOrder("create Image 1", "create Person 2", "read Image 1", "read Person 2");
  }
}
