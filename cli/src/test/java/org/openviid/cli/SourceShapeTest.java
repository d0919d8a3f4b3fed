package org.openviid.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.openviid.schema.ErrorText;
import org.openviid.schema.ErrorTexts;
import org.openviid.schema.Remedies;

/// What only the sources can tell: sizes, documentation, and that each error code has one place.
class SourceShapeTest {
  private static final Path ROOT = Golden.ROOT;
  private static final Pattern CODE = Pattern.compile("\"(OV-\\d{4})\"");
  private static final Pattern PUBLIC_TYPE =
      Pattern.compile("^public (?:(?:final|sealed|abstract|non-sealed) )*(?:class|interface|record|enum) \\w+");

  @Test
  void filesStayShort() throws IOException {
    Map<String, Long> tooLong = new TreeMap<>();
    for (Path file : mainSources()) {
      long lines = Files.readAllLines(file).size();
      if (lines > 500) {
        tooLong.put(ROOT.relativize(file).toString(), lines);
      }
    }
    assertThat(tooLong).isEmpty();
  }

  @Test
  void everyPublicTypeIsDocumented() throws IOException {
    List<String> bare = new ArrayList<>();
    for (Path file : mainSources()) {
      List<String> lines = Files.readAllLines(file);
      for (int i = 0; i < lines.size(); i++) {
        if (PUBLIC_TYPE.matcher(lines.get(i)).find() && !isDocumented(lines, i)) {
          bare.add(ROOT.relativize(file) + ":" + (i + 1));
        }
      }
    }
    assertThat(bare).isEmpty();
  }

  private static boolean isDocumented(List<String> lines, int line) {
    int above = line - 1;
    while (above >= 0 && (lines.get(above).startsWith("@") || lines.get(above).startsWith("    "))) {
      above--;
    }
    return above >= 0 && lines.get(above).startsWith("///");
  }

  @Test
  void everyPackageSaysWhatItIsFor() throws IOException {
    List<Path> folders = mainSources().stream().map(Path::getParent).distinct().toList();
    assertThat(folders).allSatisfy(folder -> {
      Path info = folder.resolve("package-info.java");
      assertThat(info).exists();
      assertThat(Files.readString(info)).contains("@NullMarked").startsWith("///");
    });
  }

  @Test
  void everyErrorCodeHasOneHomeAndATextInBothLanguages() throws IOException {
    Map<String, List<String>> places = new HashMap<>();
    List<Path> sources = new ArrayList<>(mainSources());
    sources.addAll(sources("/store/src/test/java/")); // the reference model, which others build on
    for (Path file : sources) {
      Matcher matcher = CODE.matcher(Files.readString(file));
      matcher
          .results()
          .map(found -> found.group(1))
          .distinct()
          .forEach(code -> places.computeIfAbsent(code, _ -> new ArrayList<>()).add(ROOT.relativize(file).toString()));
    }
    assertThat(places).allSatisfy((code, files) -> assertThat(files).as(code).hasSize(1));
    List<String> described = ErrorTexts.all().stream().map(ErrorText::code).toList();
    assertThat(described).containsExactlyInAnyOrderElementsOf(places.keySet());
    assertThat(ErrorTexts.all())
        .allSatisfy(text -> {
          assertThat(text.zh()).as(text.code()).isNotBlank().matches(".*\\p{IsHan}.*");
          assertThat(text.en()).as(text.code()).isNotBlank();
        });
  }

  @Test
  void theListOfErrorsIsUpToDate() throws IOException {
    StringBuilder page =
        new StringBuilder(
            """
            # Errors

            Every error that OpenVIID reports has a number of its own, which stands before the sentence in
            StatusString, in the log and on the terminal. `{0}`, `{1}` … stand for names and values. This page is
            made from `schema/src/main/resources/org/openviid/schema/tables/errors/` and `remedies.csv`;
            `openviid explain CODE` shows a section of it on the terminal.

            每个错误都有唯一编号，出现在 StatusString、日志和终端中。`{0}`、`{1}` …… 代表名称和取值。
            `openviid explain 编号` 在终端显示对应的一节。
            """);
    for (ErrorText text : ErrorTexts.all()) {
      Remedies.Remedy remedy = Remedies.builtIn().of(text);
      page.append("%n## %s%n%n".formatted(text.code()));
      page.append("%s%n%n- Cause: %s%n- Cure: %s%n%n".formatted(cell(text.en()), cell(remedy.cause().en()), cell(remedy.cure().en())));
      page.append("%s%n%n- 原因：%s%n- 处理：%s%n".formatted(cell(text.zh()), cell(remedy.cause().zh()), cell(remedy.cure().zh())));
    }
    Golden.check(ROOT.resolve("docs/errors.md"), page.toString());
  }

  private static String cell(String text) {
    return text.replace("<", "&lt;");
  }

  private static List<Path> mainSources() throws IOException {
    return sources("/src/main/java/");
  }

  private static List<Path> sources(String below) throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> file.toString().contains(below))
          .filter(file -> !file.endsWith("package-info.java"))
          .sorted()
          .toList();
    }
  }
}
