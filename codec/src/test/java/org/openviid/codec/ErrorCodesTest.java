package org.openviid.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.openviid.schema.ErrorText;
import org.openviid.schema.ErrorTexts;
import org.openviid.schema.Outcome;

/// Every code of this module has a text, every text a code, and every code one place.
class ErrorCodesTest {
  private static final Path SOURCES = Path.of("src/main/java");
  private static final Pattern CODE = Pattern.compile("OV-\\d{4}");

  @Test
  void codesAndTextsBelongTogether() throws IOException {
    List<String> used = used();
    assertThat(used).doesNotHaveDuplicates();
    assertThat(texts()).extracting(ErrorText::code).containsExactlyInAnyOrderElementsOf(used);
  }

  @Test
  void bothLanguagesNameTheSame() {
    for (ErrorText text : texts()) {
      assertThat(placeholders(text.zh())).as(text.code()).isSubsetOf(placeholders(text.en()));
      assertThat(text.outcome())
          .isIn(
              Outcome.BAD_JSON,
              Outcome.BAD_JSON_CONTENT,
              Outcome.BAD_XML,
              Outcome.TOO_LARGE,
              Outcome.BAD_REQUEST);
    }
  }

  private static List<String> placeholders(String text) {
    return Pattern.compile("\\{\\d}").matcher(text).results().map(match -> match.group()).distinct().toList();
  }

  private static List<ErrorText> texts() {
    return ErrorTexts.all().stream()
        .filter(text -> text.code().compareTo("OV-1200") >= 0 && text.code().compareTo("OV-1399") <= 0)
        .toList();
  }

  private static List<String> used() throws IOException {
    List<String> used = new ArrayList<>();
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        Matcher matcher = CODE.matcher(Files.readString(file));
        while (matcher.find()) {
          used.add(matcher.group());
        }
      }
    }
    return used;
  }
}
