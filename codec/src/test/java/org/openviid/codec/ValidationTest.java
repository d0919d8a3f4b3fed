package org.openviid.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.openviid.codec.Validation.Rules;
import org.openviid.schema.CsvTable;
import org.openviid.schema.DataObject;
import org.openviid.schema.Profile;
import org.openviid.schema.Schema;
import org.openviid.schema.TableSource;
import org.openviid.schema.ToleranceTexts;
import org.openviid.schema.Value;

class ValidationTest {
  /// The tolerances that these tests show.
  static final Set<Tolerance> SHOWN =
      EnumSet.of(
          Tolerance.MISSING_REQUIRED,
          Tolerance.TOO_LONG,
          Tolerance.WRONG_LENGTH,
          Tolerance.UNKNOWN_CODE,
          Tolerance.TOO_LARGE_NUMBER,
          Tolerance.OUT_OF_RANGE,
          Tolerance.OTHER_GENERATION);

  private static final Schema SCHEMA = Schema.load();
  private static final Validation VALIDATION = new Validation(SCHEMA, Limits.DEFAULT);
  private static final Rules STRICT = new Rules(Profile.GAT1400, Tolerances.STRICT, true);
  private static final Rules LENIENT = new Rules(Profile.GAT1400, Tolerances.LENIENT, true);
  private static final Rules PART = new Rules(Profile.GAT1400, Tolerances.STRICT, false);

  private static DataObject.Builder point() {
    return DataObject.builder(SCHEMA.type("Tollgate"))
        .set("TollgateID", "33010600001210000001")
        .set("Name", "东门")
        .set("Longitude", new Value.Real(120.15))
        .set("Latitude", new Value.Real(30.28))
        .set("PlaceCode", "330106")
        .set("Status", "1")
        .set("TollgateCat", "10")
        .set("TollgateUsage", 80);
  }

  private static Item checked(DataObject object, Rules rules) {
    return VALIDATION.checked(List.of(new Item(0, object, List.of(), List.of(), Set.of())), rules).getFirst();
  }

  private static Problem problem(DataObject.Builder object, Rules rules) {
    List<Problem> problems = checked(object.build(), rules).problems();
    assertThat(problems).hasSize(1);
    return problems.getFirst();
  }

  @Test
  void anObjectWithinItsLimitsPassesAndTheListIsTheSame() {
    List<Item> items = List.of(new Item(0, point().build(), List.of(), List.of(), Set.of()));

    assertThat(VALIDATION.checked(items, STRICT)).isSameAs(items);
  }

  @Test
  void aMissingAttributeIsNamedWithItsClauseAndKind() {
    Problem problem = problem(point().clear("PlaceCode"), STRICT);

    assertThat(problem.code()).isEqualTo(Tolerance.MISSING_REQUIRED.code());
    assertThat(problem.attribute()).isEqualTo("PlaceCode");
    assertThat(problem.clause()).contains("B.5").contains("C.3");
    assertThat(problem.text().en()).contains("PlaceCode").contains("(6)").contains("required");
    assertThat(problem.text().zh()).contains("PlaceCode").contains("必选");
  }

  @Test
  void whatIsMissingFromThePartThatAnUpdateSendsIsNoProblem() {
    assertThat(checked(point().clear("PlaceCode").build(), PART).problems()).isEmpty();
    assertThat(problem(point().set("PlaceCode", "33010"), PART).code()).isEqualTo(Tolerance.WRONG_LENGTH.code());
  }

  @Test
  void lengthsAreCountedInCharacters() {
    assertThat(checked(point().set("Name", "名".repeat(100)).build(), STRICT).problems()).isEmpty();
    assertThat(checked(point().set("Name", "𠮷".repeat(100)).build(), STRICT).problems()).isEmpty();
    Problem tooLong = problem(point().set("Name", "名".repeat(101)), STRICT);
    assertThat(tooLong.code()).isEqualTo(Tolerance.TOO_LONG.code());
    assertThat(tooLong.text().en()).contains("string(..100)").contains("(101)");
  }

  @Test
  void anExactLengthIsHeldInBothDirections() {
    for (String id : List.of("3301060000121000000", "330106000012100000012")) {
      Problem problem = problem(point().set("TollgateID", id), STRICT);
      assertThat(problem.code()).isEqualTo(Tolerance.WRONG_LENGTH.code());
      assertThat(problem.got()).contains("(" + id.length() + ")");
    }
  }

  @Test
  void codesOutsideOfTheirTableAreNamedWithTheTable() {
    Problem problem = problem(point().set("Status", "7"), STRICT);

    assertThat(problem.code()).isEqualTo(Tolerance.UNKNOWN_CODE.code());
    assertThat(problem.text().en()).contains("TollgateStatusType").endsWith("7");
    assertThat(problem(point().set("TollgateUsage", 12_345), STRICT).code())
        .isEqualTo(Tolerance.UNKNOWN_CODE.code());
  }

  @Test
  void eachOfSeveralCodesInOneTextIsLookedUp() {
    DataObject.Builder subscribe = DataObject.builder(SCHEMA.type("Subscribe")).set("OperateType", 0);

    assertThat(checked(subscribe.set("SubscribeDetail", "12,13").build(), STRICT).problems()).isEmpty();
    DataObject.Builder wrong = DataObject.builder(SCHEMA.type("Subscribe")).set("OperateType", 0);
    assertThat(problem(wrong.set("SubscribeDetail", "12,99"), STRICT).got()).isEqualTo("12,99");
  }

  @Test
  void numbersHaveSoManyDigitsBeforeThePoint() {
    assertThat(checked(point().set("Longitude", new Value.Real(120.123456789)).build(), STRICT).problems()).isEmpty();
    Problem problem = problem(point().set("Longitude", new Value.Real(120_150.0)), STRICT);
    assertThat(problem.code()).isEqualTo(Tolerance.TOO_LARGE_NUMBER.code());
    assertThat(problem.text().en()).contains("Longitude").contains("double(10,6)");
  }

  @Test
  void numbersOutsideOfTheirRangeAreNamedWithIt() {
    for (double within : new double[] {-180, 0, 180}) {
      assertThat(checked(point().set("Longitude", new Value.Real(within)).build(), STRICT).problems()).isEmpty();
    }
    for (double beyond : new double[] {-180.000001, 180.000001}) {
      Problem problem = problem(point().set("Longitude", new Value.Real(beyond)), STRICT);
      assertThat(problem.code()).isEqualTo(Tolerance.OUT_OF_RANGE.code());
      assertThat(problem.text().zh()).contains("C.3", "Longitude", "double(10,6) -180..180", Double.toString(beyond));
      assertThat(problem.text().en()).contains("B.5", "Longitude", "double(10,6) -180..180", Double.toString(beyond));
    }
    assertThat(problem(point().set("LaneNum", -1), STRICT).text().en()).contains("int 0..", "-1");
    assertThat(checked(point().set("LaneNum", -1).build(), LENIENT).deviations())
        .extracting(Deviation::name).containsExactly("out-of-range");
    for (String percent : List.of("101", "-1", "--")) {
      DataObject.Builder vehicle = DataObject.builder(SCHEMA.type("MotorVehicle")).set("PlateReliability", percent);
      assertThat(problem(vehicle, PART).text().en()).contains("string(..3) 0..100", percent);
    }
  }

  @Test
  void personalValuesAreNotRepeated() {
    DataObject.Builder face = DataObject.builder(SCHEMA.type("Face")).set("Name", "某".repeat(51));

    List<Problem> problems = checked(face.build(), PART).problems();

    assertThat(problems).hasSize(1);
    assertThat(problems.getFirst().text().zh()).contains("51").doesNotContain("某某");
  }

  @Test
  void nestedObjectsAreNamedByTheirPlace() {
    DataObject picture = DataObject.builder(SCHEMA.type("SubImageInfo")).set("Type", "14").set("Width", 1).build();
    DataObject list =
        DataObject.builder(SCHEMA.type("SubImageList"))
            .set("SubImageInfoObject", new Value.Sequence(List.of(new Value.Nested(picture))))
            .build();
    DataObject face =
        DataObject.builder(SCHEMA.type("Face"))
            .set("FaceID", "1".repeat(48))
            .set("InfoKind", 1)
            .set("SourceID", "1".repeat(41))
            .set("SubImageList", new Value.Nested(list))
            .build();

    assertThat(checked(face, STRICT).problems())
        .extracting(Problem::attribute)
        .containsExactly(
            "SubImageList.SubImageInfoObject[0].FileFormat", "SubImageList.SubImageInfoObject[0].Height");
  }

  @Test
  void whatBelongsToTheOtherGenerationIsNamed() {
    DataObject person = DataObject.builder(SCHEMA.type("Person")).set("EthicCode", "01").build();

    assertThat(checked(person, PART).problems()).isEmpty();
    Item item = checked(person, new Rules(Profile.GBT46363, Tolerances.STRICT, false));
    assertThat(item.problems()).extracting(Problem::code).containsExactly(Tolerance.OTHER_GENERATION.code());
  }

  @Test
  void leniencyMakesTheSameADeviation() {
    Item item = checked(point().clear("PlaceCode").set("Status", "7").build(), LENIENT);

    assertThat(item.problems()).isEmpty();
    assertThat(item.deviations())
        .extracting(Deviation::name)
        .containsExactlyInAnyOrder("missing-required", "unknown-code");
  }

  @Test
  void aRefusedElementIsLeftAlone() {
    Problem first = new Problem("OV-1220", "", "Name", "", "");
    Item refused = new Item(0, point().clear("Name").build(), List.of(first), List.of(), Set.of());

    assertThat(VALIDATION.checked(List.of(refused), STRICT).getFirst()).isSameAs(refused);
  }

  @Test
  void everyToleranceOfThisModuleIsInItsTable() {
    Set<String> table = new LinkedHashSet<>();
    CsvTable.read("tolerances/codec.csv", TableSource.builtIn()).rows().forEach(row -> table.add(row.text("name")));

    assertThat(table).containsExactlyInAnyOrderElementsOf(List.of(Tolerance.values()).stream().map(Tolerance::id).toList());
    assertThat(ToleranceTexts.names()).containsAll(table).contains("absolute-uri", "query.gbk", "id-missing");
  }
}
