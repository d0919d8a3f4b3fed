package org.openviid.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ErrorTextsTest {

  @Test
  void everyCodeLiesWithinTheRangeOfItsModule() {
    int ranges = 0;
    for (CsvTable.Row module : CsvTable.read("errors.csv", TableSource.builtIn()).rows()) {
      for (CsvTable.Row row :
          CsvTable.read("errors/" + module.text("module") + ".csv", TableSource.builtIn()).rows()) {
        assertThat(row.text("code")).as(module.text("module")).matches("OV-\\d{4}");
        assertThat(Integer.parseInt(row.text("code").substring(3)))
            .as("%s of module %s", row.text("code"), module.text("module"))
            .isBetween(module.number("first"), module.number("last"));
      }
      ranges++;
    }
    assertThat(ranges).isGreaterThan(10);
  }

  @Test
  void rangesOfModulesDoNotOverlap() {
    List<CsvTable.Row> modules = CsvTable.read("errors.csv", TableSource.builtIn()).rows();
    for (CsvTable.Row a : modules) {
      assertThat(a.number("first")).isLessThanOrEqualTo(a.number("last"));
      for (CsvTable.Row b : modules) {
        boolean apart =
            a.number("last") < b.number("first") || b.number("last") < a.number("first");
        assertThat(apart || a == b).as("%s and %s", a.text("module"), b.text("module")).isTrue();
      }
    }
  }

  @Test
  void textsExistInBothLanguagesWithTheSamePlaceholders() {
    assertThat(ErrorTexts.all())
        .isNotEmpty()
        .isSortedAccordingTo((a, b) -> a.code().compareTo(b.code()));
    for (ErrorText text : ErrorTexts.all()) {
      assertThat(text.zh()).as(text.code()).isNotBlank();
      assertThat(text.en()).as(text.code()).isNotBlank();
      assertThat(placeholders(text.zh())).as(text.code()).isEqualTo(placeholders(text.en()));
    }
  }

  @Test
  void argumentsAreFilledInOnce() {
    ErrorText text = ErrorTexts.of("OV-1000", "{1}", 20, "$0", 2);
    assertThat(text.en()).isEqualTo("{1} has 20 characters; '$0' has 2");
    assertThat(new ViidException("OV-1000", "X", 1, "y", 2).getMessage())
        .isEqualTo("OV-1000: X has 1 characters; 'y' has 2");
    assertThatThrownBy(() -> ErrorTexts.of("OV-0000")).hasMessageContaining("OV-0000");
  }

  @Test
  void statusStringHasAtMost256Characters() {
    String status = ErrorTexts.of("OV-1000", "X", 1, "y".repeat(500), 2).statusString(true);
    assertThat(status).hasSize(256).startsWith("OV-1000 ").endsWith("…");
  }

  private static List<String> placeholders(String text) {
    return Pattern.compile("\\{\\d}")
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .sorted()
        .distinct()
        .toList();
  }
}
