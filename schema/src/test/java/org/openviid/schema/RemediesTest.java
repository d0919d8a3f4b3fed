package org.openviid.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.openviid.schema.Remedies.Remedy;

class RemediesTest {
  private static ErrorText error(String code, Outcome outcome) {
    return new ErrorText(code, outcome, "", "");
  }

  @Test
  void everyErrorHasCauseAndCureInBothLanguages() {
    assertThat(ErrorTexts.all()).isNotEmpty().allSatisfy(error -> {
      Remedy remedy = Remedies.builtIn().of(error);
      assertThat(remedy.cause().zh()).matches(".*\\p{IsHan}.*");
      assertThat(remedy.cure().zh()).matches(".*\\p{IsHan}.*");
      assertThat(remedy.cause().en()).isNotBlank();
      assertThat(remedy.cure().en()).isNotBlank();
    });
  }

  @Test
  void theNarrowestRangeWins() {
    assertThat(Remedies.builtIn().of(error("OV-1233", Outcome.BAD_XML)).cause().en()).contains("DOCTYPE");
    assertThat(Remedies.builtIn().of(error("OV-1231", Outcome.BAD_XML)).cause().en()).doesNotContain("DOCTYPE");
  }

  @Test
  void everyOutcomeHasARemedyForCodesThatAreStillToCome() {
    for (Outcome outcome : Outcome.values()) {
      assertThat(Remedies.builtIn().of(error("OV-9999", outcome)).cure().en()).as(outcome.name()).isNotBlank();
    }
  }
}
