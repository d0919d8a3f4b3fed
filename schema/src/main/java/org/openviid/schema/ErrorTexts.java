package org.openviid.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The texts of all error codes: `errors/*.csv`, one file a module, named in `errors.csv`.
public final class ErrorTexts {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d)}");
  private static final Map<String, ErrorText> TEXTS = load(TableSource.builtIn());

  private ErrorTexts() {}

  /// The text of a code, with `{0}`, `{1}` … replaced.
  ///
  /// @throws IllegalArgumentException for a code without a text
  public static ErrorText of(String code, Object... arguments) {
    ErrorText text = TEXTS.get(code);
    if (text == null) {
      throw new IllegalArgumentException("error code " + code + " has no text");
    }
    return new ErrorText(code, text.outcome(), fill(text.zh(), arguments), fill(text.en(), arguments));
  }

  /// All texts with their placeholders, ordered by code.
  public static List<ErrorText> all() {
    List<ErrorText> all = new ArrayList<>(TEXTS.values());
    all.sort((a, b) -> a.code().compareTo(b.code()));
    return all;
  }

  /// In one pass, so that braces within an argument stay what they are.
  private static String fill(String text, Object[] arguments) {
    Matcher placeholder = PLACEHOLDER.matcher(text);
    return placeholder.replaceAll(
        match -> {
          int index = Integer.parseInt(match.group(1));
          String shown = index < arguments.length ? String.valueOf(arguments[index]) : match.group();
          return Matcher.quoteReplacement(shown);
        });
  }

  private static Map<String, ErrorText> load(TableSource source) {
    Map<String, ErrorText> texts = new HashMap<>();
    for (CsvTable.Row file : CsvTable.read("errors.csv", source).rows()) {
      String path = "errors/" + file.text("module") + ".csv";
      for (CsvTable.Row row : CsvTable.read(path, source).rows()) {
        ErrorText text =
            new ErrorText(
                row.text("code"), row.constant("outcome", Outcome.class), row.text("zh"), row.text("en"));
        if (texts.put(text.code(), text) != null) {
          throw row.problem("code " + text.code() + " occurs twice");
        }
      }
    }
    return texts;
  }
}
