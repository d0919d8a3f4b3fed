package org.openviid.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentifierTest {
  private static final String DEVICE = "33010600001190000001";
  private static final String IMAGE = DEVICE + "02" + "20260501083015" + "00042";

  @Test
  void deviceCodeHasItsParts() {
    DeviceId id = DeviceId.parse(DEVICE).valid().orElseThrow();
    assertThat(id.area()).isEqualTo("330106");
    assertThat(id.centre()).isEqualTo("33010600");
    assertThat(id.industry()).isEqualTo("00");
    assertThat(id.type()).isEqualTo("119");
    assertThat(id.serial()).isEqualTo("0000001");
    assertThat(id).hasToString(DEVICE);
  }

  @Test
  void imageAndWhatIsSeenInItHaveTheirParts() {
    ContentObjectId id = ContentObjectId.parse(IMAGE + "01" + "00007").valid().orElseThrow();
    assertThat(id.subtype()).isEqualTo("01");
    assertThat(id.serial()).isEqualTo("00007");
    assertThat(id.source()).isEqualTo(new BasicObjectId(IMAGE));
    assertThat(id.device()).isEqualTo(new DeviceId(DEVICE));
    assertThat(id.time()).isEqualTo(LocalDateTime.of(2026, 5, 1, 8, 30, 15));
    assertThat(id.source().subtype()).isEqualTo("02");
    assertThat(id.source().serial()).isEqualTo("00042");
    assertThat(id.source().time()).isEqualTo(id.time());
    assertThat(id.source().device()).isEqualTo(id.device());
  }

  @Test
  void identifiersOfOrganisationsHaveTheirParts() {
    BusinessObjectId business =
        new BusinessObjectId("33010600000A" + "03" + "20260501083015" + "00042");
    assertThat(business.organisation()).isEqualTo("33010600000A");
    assertThat(business.subtype()).isEqualTo("03");
    assertThat(business.serial()).isEqualTo("00042");
    assertThat(business.time()).isEqualTo(LocalDateTime.of(2026, 5, 1, 8, 30, 15));
    CaseId event = new CaseId("330106000000" + "20260501083015" + "0042");
    assertThat(event.serial()).isEqualTo("0042");
    assertThat(event.organisation()).isEqualTo("330106000000");
    AnalysisRuleId rule = new AnalysisRuleId(DEVICE + "19" + "01" + "20260501083015" + "07");
    assertThat(rule.library()).isEqualTo(new DeviceId(DEVICE));
    assertThat(List.of(rule.event(), rule.subtype(), rule.serial()))
        .containsExactly("19", "01", "07");
  }

  @Test
  void lengthsAreThoseOfTheCodingRules() {
    assertThat(
            List.of(
                "DeviceIDType",
                "BasicObjectIDType",
                "ImageCntObjectIDType",
                "BusinessObjectIDType"))
        .map(name -> IdentifierLayout.of(name).length())
        .containsExactly(20, 41, 48, 33);
    assertThat(IdentifierLayout.of("CaseObjectIDType").length()).isEqualTo(30);
    assertThat(IdentifierLayout.of("AnalysisRuleIDType").length()).isEqualTo(40);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "device|330106000011900000012|DeviceIDType has 20 characters; '330106000011900000012' has"
            + " 21",
        "device|''|DeviceIDType has 20 characters; '' has 0",
        "device|3301060000119000000A|DeviceIDType: characters 14 to 20 are digits, not '000000A'",
        "device|３３010600001190000001|DeviceIDType: characters 1 to 8 are digits, not '３３010600'",
        "image|33010600001190000001022026050124301500042|BasicObjectIDType: characters 23 to 36 are"
            + " a time yyyyMMddHHmmss, not '20260501243015'",
        "image|33010600001190000001022026022908301500042|BasicObjectIDType: characters 23 to 36 are"
            + " a time yyyyMMddHHmmss, not '20260229083015'",
        "case|33010600000a202605010830150042|CaseObjectIDType: characters 1 to 12 are digits or"
            + " upper-case letters, not '33010600000a'",
      })
  void faultsNameTheCharacters(String kind, String text, String message) {
    Parsed<? extends Identifier> parsed =
        switch (kind) {
          case "device" -> DeviceId.parse(text);
          case "image" -> BasicObjectId.parse(text);
          default -> CaseId.parse(text);
        };
    assertThat(parsed.valid()).isEmpty();
    assertThat(parsed.fault().orElseThrow().en()).isEqualTo(message);
    assertThat(parsed.fault().orElseThrow().outcome()).isEqualTo(Outcome.BAD_JSON_CONTENT);
  }

  @Test
  void constructorsRefuseWhatParseRefuses() {
    List<Function<String, Identifier>> constructors =
        List.of(
            DeviceId::new,
            BasicObjectId::new,
            ContentObjectId::new,
            BusinessObjectId::new,
            CaseId::new,
            AnalysisRuleId::new);
    for (Function<String, Identifier> constructor : constructors) {
      assertThatThrownBy(() -> constructor.apply("123"))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void unknownSubtypesAreNoFault() {
    assertThat(BasicObjectId.parse(DEVICE + "77" + "20260501083015" + "00042").valid()).isPresent();
  }
}
