package org.openviid.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openviid.engine.Library.camera;
import static org.openviid.engine.Library.platform;
import static org.openviid.engine.SetObjects.IMAGE;
import static org.openviid.engine.SetObjects.PERSON;
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
import org.openviid.schema.DataObject;
import org.openviid.schema.Value;
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

  private ItemOutcome add(DataObject person) {
    try (PictureIntake pictures = library.library.openIntake()) {
      ViewLibrary.SetMembers of = new ViewLibrary.SetMembers(IMAGE, imageId(1), PERSON);
      return library.library.createMembers(platform(), of, Library.items(person), pictures).orElseThrow().getFirst();
    }
  }
}
