package org.openviid.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openviid.schema.DataObject;
import org.openviid.schema.ObjectType;
import org.openviid.schema.Schema;
import org.openviid.schema.Value;

/// What a hold covers, with the tables of the standard.
class LegalHoldsTest {
  private static final Schema SCHEMA = Schema.load();
  private static final ObjectType CASE = SCHEMA.type("Case");
  private static final ObjectType IMAGE = SCHEMA.type("Image");
  private static final ObjectType PERSON = SCHEMA.type("Person");

  private final InMemoryObjectStore store = new InMemoryObjectStore();

  private void put(DataObject object) {
    String id = String.valueOf(object.id());
    store.commit(
        Transaction.of(
            List.of(new Change.Put(id, store.sequenceOf(object.type(), id), object, 1, "p"))));
  }

  private void hold(String key) {
    store.commit(
        Transaction.of(
            new StateWrite(LegalHolds.SPACE, key, "x".getBytes(StandardCharsets.UTF_8))));
  }

  private static DataObject person(String id, String source) {
    return DataObject.builder(PERSON).set("PersonID", id).set("SourceID", source).build();
  }

  private static DataObject stub(ObjectType type, String attribute, String id) {
    return DataObject.builder(type).set(attribute, id).build();
  }

  private static Value list(String type, String element, DataObject... members) {
    List<Value> values = List.of(members).stream().<Value>map(Value.Nested::new).toList();
    return new Value.Nested(
        DataObject.builder(SCHEMA.type(type)).set(element, new Value.Sequence(values)).build());
  }

  private static DataObject set(ObjectType type, String information, String attribute, String id) {
    return DataObject.builder(type)
        .set(information, new Value.Nested(stub(SCHEMA.type(information), attribute, id)))
        .build();
  }

  @Test
  void anObjectIsHeldWithTheImageThatItWasFoundInButNotWithTheOthersThere() {
    put(person("P1", "I1"));
    put(person("P2", "I1"));
    hold("Person/P1");
    LegalHolds holds = LegalHolds.of(store, SCHEMA);
    assertThat(holds.covers(PERSON, "P1")).isTrue();
    assertThat(holds.covers(IMAGE, "I1")).isTrue();
    assertThat(holds.covers(PERSON, "P2")).isFalse();
    assertThat(holds.covers(CASE, "P1")).isFalse();
  }

  @Test
  void anEventIsHeldWithItsMembersAndTheirsAsTheyAreNow() {
    DataObject image =
        set(IMAGE, "ImageInfo", "ImageID", "I1").toBuilder()
            .set("PersonList", list("PersonList", "PersonObject", stub(PERSON, "PersonID", "P1")))
            .build();
    put(image);
    put(person("P1", "I9"));
    put(set(CASE, "CaseInfo", "CaseID", "C1"));
    hold("Case/C1");
    assertThat(LegalHolds.of(store, SCHEMA).covers(PERSON, "P1")).isFalse();
    DataObject inEvent = set(IMAGE, "ImageInfo", "ImageID", "I1");
    put(
        set(CASE, "CaseInfo", "CaseID", "C1").toBuilder()
            .set("ImageList", list("ImageList", "Image", inEvent))
            .build());
    LegalHolds holds = LegalHolds.of(store, SCHEMA);
    assertThat(holds.covers(IMAGE, "I1")).isTrue();
    assertThat(holds.covers(PERSON, "P1")).isTrue();
    assertThat(holds.covers(IMAGE, "I9")).isTrue();
  }

  @Test
  void anImageThatIsHeldForOneOfItsMembersIsHeldWithAllWhenItIsHeldItself() {
    put(
        set(CASE, "CaseInfo", "CaseID", "C1").toBuilder()
            .set("PersonList", list("PersonList", "PersonObject", stub(PERSON, "PersonID", "P1")))
            .build());
    put(person("P1", "I1"));
    put(
        set(IMAGE, "ImageInfo", "ImageID", "I1").toBuilder()
            .set("PersonList", list("PersonList", "PersonObject", stub(PERSON, "PersonID", "P2")))
            .build());
    hold("Case/C1");
    assertThat(LegalHolds.of(store, SCHEMA).covers(PERSON, "P2")).isFalse();
    hold("Image/I1");
    assertThat(LegalHolds.of(store, SCHEMA).covers(PERSON, "P2")).isTrue();
  }

  @Test
  void whatWasCoveredStaysHeldAndCoversNothingByItself() {
    put(person("P1", "I1"));
    put(
        set(IMAGE, "ImageInfo", "ImageID", "I1").toBuilder()
            .set("PersonList", list("PersonList", "PersonObject", stub(PERSON, "PersonID", "P2")))
            .build());
    store.commit(
        Transaction.of(
            new StateWrite(LegalHolds.COVERED, "Image/I1", "x".getBytes(StandardCharsets.UTF_8))));
    assertThat(LegalHolds.of(store, SCHEMA).all()).containsExactly(new ObjectKey(IMAGE, "I1"));
    assertThat(LegalHolds.on(new ObjectKey(IMAGE, "I1"), store, SCHEMA).all())
        .contains(new ObjectKey(IMAGE, "I1"), new ObjectKey(PERSON, "P2"));
  }

  @Test
  void aHoldOnWhatIsNotThereYetHoldsWhenItComes() {
    hold("Person/P1");
    hold("Nonsense/P2");
    hold("without a slash");
    LegalHolds holds = LegalHolds.of(store, SCHEMA);
    assertThat(holds.all()).containsExactly(new ObjectKey(PERSON, "P1"));
  }

  @Test
  void membersThatHoldEachOtherAreNoEndlessWalk() {
    DataObject first =
        set(IMAGE, "ImageInfo", "ImageID", "I1").toBuilder()
            .set("PersonList", list("PersonList", "PersonObject", stub(PERSON, "PersonID", "P1")))
            .build();
    put(first);
    put(person("P1", "I1"));
    hold("Image/I1");
    hold("Person/P1");
    assertThat(LegalHolds.of(store, SCHEMA).covers(PERSON, "P1")).isTrue();
  }
}
