package org.openviid.engine;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openviid.engine.Library.camera;
import static org.openviid.engine.Library.platform;
import static org.openviid.engine.SetObjects.CASE;
import static org.openviid.engine.SetObjects.IMAGE;
import static org.openviid.engine.SetObjects.PERSON;
import static org.openviid.engine.SetObjects.caseId;
import static org.openviid.engine.SetObjects.event;
import static org.openviid.engine.SetObjects.image;
import static org.openviid.engine.SetObjects.imageId;
import static org.openviid.engine.SetObjects.members;
import static org.openviid.engine.SetObjects.person;
import static org.openviid.engine.SetObjects.personId;
import static org.openviid.engine.SetObjects.picture;
import static org.openviid.engine.SetObjects.pictured;
import static org.openviid.engine.SetObjects.stranger;
import static org.openviid.engine.SetObjects.with;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.openviid.codec.Item;
import org.openviid.engine.ItemOutcome.Accepted;
import org.openviid.engine.ItemOutcome.Effect;
import org.openviid.engine.ItemOutcome.Refused;
import org.openviid.peers.DuplicateId;
import org.openviid.peers.RequestContext;
import org.openviid.peers.Role;
import org.openviid.schema.DataObject;
import org.openviid.schema.Value;
import org.openviid.schema.ViidException;
import org.openviid.store.StoreException;

/// A set of which something fails, or that others change meanwhile.
class SetFaultTest {
  private final InterferingStore store = new InterferingStore();
  private final Library library = new Library(store);

  /// An image with its own picture and a person with another one.
  private ItemOutcome create(int seed) {
    try (PictureIntake pictures = library.library.openIntake()) {
      DataObject member = pictured(person(1, 1, "甲"), picture(pictures, seed, 9_000)).build();
      DataObject set = with(image(1, "gate").set("Data", picture(pictures, seed + 100, 20_000)), "PersonList", member);
      return library.library.create(camera(), IMAGE, Library.items(set), pictures).getFirst();
    }
  }

  private DataObject whole() {
    return library.library.read(platform(), IMAGE, imageId(1)).orElseThrow();
  }

  private List<Long> pictures() {
    List<Long> found = new ArrayList<>();
    BlobReferences.forEach(whole(), blob -> found.add(blob.id()));
    return found;
  }

  @Test
  void aPictureThatCannotBeWrittenLeavesNothingOfTheSetBehind() {
    for (int written = 0; written < 2; written++) {
      store.faulty.failAfter(written);
      assertThatThrownBy(() -> create(1)).isInstanceOf(StoreException.class);

      assertThat(store.log().last()).isZero();
      assertThat(store.faulty.written()).isEmpty();
      assertThat(library.count(IMAGE) + library.count(PERSON)).isZero();
    }
    assertThat(create(1)).isEqualTo(new Accepted(imageId(1), Effect.CREATED));
    assertThat(store.faulty.written()).containsExactlyInAnyOrderElementsOf(pictures());
  }

  @Test
  void aSetThatSomebodyElseStoredMeanwhileIsAResendAndItsPicturesAreErased() {
    store.before(() -> create(1));

    assertThat(create(1)).isEqualTo(new Accepted(imageId(1), Effect.UNCHANGED));

    assertThat(library.count(IMAGE)).isEqualTo(1);
    assertThat(library.count(PERSON)).isEqualTo(1);
    assertThat(store.faulty.written()).containsExactlyInAnyOrderElementsOf(pictures());
  }

  @Test
  void aMemberThatSomebodyElseStoredMeanwhileIsTakenUpAndItsPictureIsErased() {
    store.before(() -> {
      try (PictureIntake pictures = library.library.openIntake()) {
        DataObject member =
            pictured(person(1, 1, "甲").set("SourceID", imageId(1)), picture(pictures, 1, 9_000)).build();
        library.library.create(camera(), PERSON, Library.items(member), pictures);
      }
    });

    assertThat(create(1)).isEqualTo(new Accepted(imageId(1), Effect.CREATED));

    assertThat(library.count(PERSON)).isEqualTo(1);
    assertThat(pictures()).hasSize(2);
    assertThat(store.faulty.written()).containsExactlyInAnyOrderElementsOf(pictures());
    pictures().forEach(id -> assertThat(store.openBlob(id)).isPresent());
  }

  @Test
  void anUpdateOfWhatSomebodyDeletesMeanwhileIsRefusedAndLeavesNothing() {
    create(1);
    Set<Long> before = store.faulty.written();
    store.before(() -> library.library.delete(platform(), IMAGE, List.of(imageId(1))));

    ItemOutcome outcome;
    try (PictureIntake pictures = library.library.openIntake()) {
      Value.Blob other = picture(pictures, 7, 9_000);
      DataObject patch =
          with(image(1, "door").set("Data", other), "PersonList", stranger("乙").build());
      Item item = new Item(0, patch, List.of(), List.of(), Set.of());
      outcome = library.library.update(platform(), List.of(item), pictures).getFirst();
    }

    assertThat(outcome).isInstanceOf(Refused.class);
    assertThat(library.count(PERSON)).as("the stranger was not stored").isEqualTo(1);
    assertThat(before).containsAll(store.faulty.written());
  }

  @Test
  void additionsOfOthersMeanwhileAreKept() {
    library.createOne(camera(), image(1, "gate").build());
    store.before(() -> add(person(1, 2, "乙").build()));

    assertThat(add(person(1, 1, "甲").build())).isEqualTo(new Accepted(personId(1, 1), Effect.CREATED));

    assertThat(members(whole(), "PersonList")).extracting(DataObject::id)
        .containsExactly(personId(1, 2), personId(1, 1));
  }

  /// An image whose title and person say the same, and one change of both at once.
  private void store(String title) {
    DataObject set = with(image(1, title), "PersonList", person(1, 1, title).build());
    RequestContext replacing = Library.context(Library.CAMERA, Role.DEVICE, DuplicateId.REPLACE);
    assertThat(library.createOne(replacing, set)).isInstanceOf(Accepted.class);
  }

  private void delete() {
    library.library.delete(platform(), IMAGE, List.of(imageId(1)));
  }

  private static List<String> said(DataObject image) {
    DataObject information = ((Value.Nested) requireNonNull(image.value("ImageInfo"))).object();
    return List.of(
        String.valueOf(information.text("Title")),
        String.valueOf(members(image, "PersonList").getFirst().text("Name")));
  }

  @Test
  void aSetThatIsChangedWhileItIsReadIsShownAsItIsAfterwards() {
    store("one");
    store.beforeReading(PERSON, () -> store("two"));

    assertThat(said(whole())).containsExactly("two", "two");
  }

  @Test
  void aSetThatIsChangedAndDeletedWhileItIsReadIsNotThere() {
    store("one");
    store.beforeReading(PERSON, () -> {
      store("two");
      delete();
    });

    assertThat(library.library.read(platform(), IMAGE, imageId(1))).isEmpty();
  }

  @Test
  void aPageShowsNoSetOfBeforeAChangeWithMembersOfAfter() {
    store("one");
    store.beforeReading(PERSON, () -> store("two"));
    assertThat(said(library.library.query(platform(), IMAGE, "").objects().getFirst())).containsExactly("two", "two");

    store.beforeReading(PERSON, this::delete);
    assertThat(library.library.query(platform(), IMAGE, "").objects()).isEmpty();
  }

  @Test
  void aSetWithinASetIsNotMixedEither() {
    store("one");
    library.createOne(platform(), with(event(1, "theft"), "ImageList", Identification.stub(IMAGE, imageId(1))));
    store.beforeReading(PERSON, () -> store("two"));

    DataObject found = library.library.read(platform(), CASE, caseId(1)).orElseThrow();

    assertThat(said(members(found, "ImageList").getFirst())).containsExactly("two", "two");
  }

  @Test
  void aSetThatNeverRestsIsRefusedRatherThanMixed() {
    store("one");
    for (int i = 0; i < 100; i++) {
      String title = "changed " + i;
      store.beforeReading(PERSON, () -> store(title));
    }

    assertThatThrownBy(this::whole).isInstanceOfSatisfying(ViidException.class, e -> assertThat(e.code()).isEqualTo("OV-1933"));
  }

  private ItemOutcome add(DataObject person) {
    try (PictureIntake pictures = library.library.openIntake()) {
      ViewLibrary.SetMembers of = new ViewLibrary.SetMembers(IMAGE, imageId(1), PERSON);
      return library.library.createMembers(platform(), of, Library.items(person), pictures).orElseThrow().getFirst();
    }
  }
}
