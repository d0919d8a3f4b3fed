package org.openviid.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionTest {
  private static final List<String> WORDS = List.of("PlateNo", "PlateClass", "PassTime", "Speed");

  @Test
  void nearestWordIsSuggestedWhateverTheCase() {
    assertThat(Suggestion.closest("PlatNo", WORDS)).contains("PlateNo");
    assertThat(Suggestion.closest("PLATE_CLASS", WORDS)).contains("PlateClass");
    assertThat(Suggestion.closest("sped", WORDS)).contains("Speed");
  }

  @Test
  void nothingIsSuggestedThatIsFarOff() {
    assertThat(Suggestion.closest("Colour", WORDS)).isEmpty();
    assertThat(Suggestion.closest("", WORDS)).isEmpty();
    assertThat(Suggestion.closest("x".repeat(100_000), WORDS)).isEmpty();
    assertThat(Suggestion.closest("PlateNo", List.of())).isEmpty();
  }
}
