package org.openviid.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openviid.schema.Attribute;
import org.openviid.schema.Correspondence;
import org.openviid.schema.Correspondence.Link;
import org.openviid.schema.Correspondence.Use;
import org.openviid.schema.Correspondence.Way;
import org.openviid.schema.Correspondences;
import org.openviid.schema.DataObject;
import org.openviid.schema.ObjectType;
import org.openviid.schema.Profile;
import org.openviid.schema.Schema;
import org.openviid.schema.Value;

class TranslatorTest {
  private static final Schema SCHEMA = Library.SCHEMA;
  private static final Correspondences ALL = Library.CORRESPONDENCES;
  private static final Translator THERE = new Translator(ALL, Way.THERE);
  private static final Translator BACK = new Translator(ALL, Way.BACK);

  static Stream<Correspondence> pairs() {
    return ALL.all().stream();
  }

  /// Attributes that only one direction carries, or that do not mean the same afterwards.
  private static final Set<Attribute> ONE_WAY =
      ALL.all().stream()
          .flatMap(pair -> pair.links().stream())
          .filter(Link.Same.class::isInstance)
          .map(Link.Same.class::cast)
          .filter(same -> same.way() != Way.BOTH || !same.codes().isEmpty())
          .map(same -> same.from().steps().getFirst())
          .collect(Collectors.toSet());

  private static boolean returns(ObjectType type, Attribute attribute) {
    boolean partOfOthers =
        ALL.all().stream()
            .filter(pair -> pair.from() == type && (pair.use() == Use.PART || pair.use() == Use.VIEW))
            .allMatch(pair -> carried(pair).contains(attribute));
    return attribute.profiles().contains(Profile.GAT1400) && !ONE_WAY.contains(attribute) && partOfOthers;
  }

  private static Set<Attribute> carried(Correspondence pair) {
    return pair.links().stream()
        .filter(Link.Same.class::isInstance)
        .map(link -> ((Link.Same) link).from().steps().getFirst())
        .collect(Collectors.toSet());
  }

  private static DataObject expected(Correspondence pair, DataObject object) {
    DataObject.Builder expected = object.toBuilder();
    Set<Attribute> carried = carried(pair);
    for (Attribute attribute : pair.from().attributes()) {
      if (!carried.contains(attribute)) {
        expected.set(attribute, null);
      }
    }
    for (Link link : pair.links()) {
      if (link instanceof Link.Constant made && made.way() == Way.BACK) {
        expected.set(made.path().leaf(), new Value.Whole(Long.parseLong(made.value())));
      }
    }
    return expected.build();
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void whatIsCarriedReturnsAsItWas(Correspondence pair) {
    for (int seed = 0; seed < 200; seed++) {
      DataObject object = new RandomObjects(new Random(seed), TranslatorTest::returns, 1).of(pair.from());

      DataObject returned = BACK.translated(THERE.translated(object, pair.to()), pair.from());

      assertThat(returned).as("seed %d", seed).isEqualTo(expected(pair, object));
    }
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void goingThereASecondTimeChangesNothing(Correspondence pair) {
    for (int seed = 0; seed < 200; seed++) {
      DataObject object = new RandomObjects(new Random(seed), (type, attribute) -> true, 2).of(pair.from());
      DataObject there = THERE.translated(object, pair.to());
      DataObject again = THERE.translated(BACK.translated(there, pair.from()), pair.to());

      assertThat(THERE.translated(BACK.translated(again, pair.from()), pair.to())).as("seed %d", seed).isEqualTo(again);
    }
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void whatAPageCallsLostIsLost(Correspondence pair) {
    pair.lost(Way.THERE).forEach((attribute, reason) -> {
      if (!reason.en().contains("generation")) {
        DataObject object =
            new RandomObjects(new Random(1), (type, each) -> type != pair.from() || each == attribute, 1)
                .of(pair.from());
        DataObject there = THERE.translated(object, pair.to());
        assertThat(pair.to().attributes())
            .filteredOn(each -> there.value(each) != null && !isMade(pair, each))
            .as(attribute.name())
            .isEmpty();
      }
    });
  }

  private static boolean isMade(Correspondence pair, Attribute attribute) {
    return pair.links().stream()
        .anyMatch(link -> link instanceof Link.Constant made && made.path().steps().getFirst() == attribute);
  }

  @Test
  void aFaceIsAPersonWithItsPicture() {
    DataObject picture = DataObject.builder(SCHEMA.type("SubImageInfo")).set("Type", "11").build();
    DataObject pictures =
        DataObject.builder(SCHEMA.type("SubImageList"))
            .set("SubImageInfoObject", new Value.Sequence(List.of(new Value.Nested(picture))))
            .build();
    DataObject face =
        DataObject.builder(SCHEMA.type("Face"))
            .set("FaceID", "f1")
            .set("GenderCode", "1")
            .set("FaceAppearTime", new Value.Moment(0, "19700101080000"))
            .set("NoseStyle", "1")
            .set("SubImageList", new Value.Nested(pictures))
            .set("Own", "x")
            .build();

    DataObject person = THERE.translated(face, SCHEMA.type("Person"));

    assertThat(person.id()).isEqualTo("f1");
    assertThat(person.text("GenderCode")).isEqualTo("1");
    assertThat(person.value("PersonAppearTime")).isEqualTo(new Value.Moment(0, "19700101080000"));
    assertThat(person.value("SubImageList")).isEqualTo(new Value.Nested(pictures));
    assertThat(person.text("Own")).isEqualTo("x");
    assertThat(person.value("NoseStyle")).isNull();
  }

  @Test
  void facesOfAnImageJoinItsPersons() {
    DataObject face = DataObject.builder(SCHEMA.type("Face")).set("FaceID", "f").build();
    DataObject person = DataObject.builder(SCHEMA.type("Person")).set("PersonID", "p").build();
    DataObject image =
        DataObject.builder(SCHEMA.type("Image"))
            .set("FaceList", list("FaceList", "FaceObject", face))
            .set("PersonList", list("PersonList", "PersonObject", person))
            .build();

    DataObject there = THERE.translated(image, image.type());

    DataObject asPerson = DataObject.builder(SCHEMA.type("Person")).set("PersonID", "f").build();
    assertThat(there.value("FaceList")).isNull();
    assertThat(there.value("PersonList")).isEqualTo(list("PersonList", "PersonObject", person, asPerson));
    assertThat(BACK.translated(image, image.type())).isSameAs(image);
  }

  private static Value list(String type, String element, DataObject... objects) {
    List<Value> values = Stream.of(objects).map(object -> (Value) new Value.Nested(object)).toList();
    return new Value.Nested(DataObject.builder(SCHEMA.type(type)).set(element, new Value.Sequence(values)).build());
  }

  @Test
  void kindsOfSubscriptionsAreSaidInTheOtherGeneration() {
    assertThat(detail(THERE, "12")).isEqualTo("11");
    assertThat(detail(THERE, "3,11,12,13")).isEqualTo("3,11,13");
    assertThat(detail(THERE, "9")).isNull();
    assertThat(detail(BACK, "11")).isEqualTo("11,12");
    assertThat(detail(BACK, "11,17,13")).isEqualTo("11,12,13");
    assertThat(detail(THERE, "11,12,13")).isEqualTo("11,13");
  }

  private static @Nullable String detail(Translator translator, String codes) {
    ObjectType subscribe = SCHEMA.type("Subscribe");
    return translator.translated(DataObject.builder(subscribe).set("SubscribeDetail", codes).build(), subscribe).text("SubscribeDetail");
  }

  @Test
  void aDispositionIsAComparison() {
    DataObject disposition =
        DataObject.builder(SCHEMA.type("Disposition"))
            .set("DispositionID", "d1")
            .set("Title", "寻找")
            .set("OperateType", 1)
            .build();

    DataObject task = THERE.translated(disposition, SCHEMA.type("LibraryComparisonTask"));

    assertThat(task.text("TaskID")).isEqualTo("d1");
    assertThat(task.text("TaskName")).isEqualTo("寻找");
    assertThat(BACK.translated(task, disposition.type()).value("OperateType")).isEqualTo(new Value.Whole(0));
  }

  @Test
  void identifiersThatTheOtherGenerationFindsTooLongAreCut() {
    DataObject task = DataObject.builder(SCHEMA.type("TripwireDetectionTask")).set("TaskID", "1".repeat(48)).build();

    assertThat(BACK.translated(task, SCHEMA.type("AnalysisRule")).text("AnalysisRuleID")).hasSize(40);
  }

  @Test
  void typesWithNothingInCommonAreNotTranslated() {
    DataObject face = DataObject.builder(SCHEMA.type("Face")).build();

    assertThatThrownBy(() -> THERE.translated(face, SCHEMA.type("Thing"))).hasMessageContaining("Thing");
  }

  @Test
  void objectsThatLookAlikeInBothAreNotCopied() {
    DataObject vehicle = Library.vehicle("1", "浙A12345").build();

    assertThat(THERE.translated(vehicle, vehicle.type())).isSameAs(vehicle);
  }
}
