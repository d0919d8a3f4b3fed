package org.openviid.query;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openviid.schema.CsvTable;
import org.openviid.schema.TableSource;

/// The words of the grammar: `query/directives.csv`, `query/operators.csv` and `query/names.csv`.
/// Immutable, and safe to share between threads.
final class QueryVocabulary {
  /// What words between names and values say.
  enum Word {
    AND, OR, NOT, LIKE, IN, BETWEEN, IS, NULL, ASC, DESC
  }

  /// What one vendor appends to a name instead of writing an operator: a comparison, or one of these.
  enum Suffix {
    EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, IN, LIKE, ORDER
  }

  /// A name that stands for two attributes, a lower and an upper limit.
  ///
  /// @param lower the attribute that holds the lower limit
  /// @param upper the attribute that holds the upper limit
  record Limits(String lower, String upper) {}

  private static final QueryVocabulary BUILT_IN = new QueryVocabulary(TableSource.builtIn());

  private final Map<String, Directive> directives = new HashMap<>();
  private final Map<String, Directive> lowerCaseDirectives = new HashMap<>();
  private final Map<Directive, String> directiveNames = new EnumMap<>(Directive.class);
  private final Map<String, Operator> symbols = new HashMap<>();
  private final Map<Operator, String> symbolTexts = new EnumMap<>(Operator.class);
  private final Map<String, Word> words = new HashMap<>();
  private final Map<Word, String> wordTexts = new EnumMap<>(Word.class);
  private final Map<String, Suffix> suffixes = new HashMap<>();
  private final Map<String, Limits> limits = new HashMap<>();
  private final Set<String> timeNames = new HashSet<>();

  QueryVocabulary(TableSource source) {
    for (CsvTable.Row row : CsvTable.read("query/directives.csv", source).rows()) {
      addDirective(row);
    }
    for (CsvTable.Row row : CsvTable.read("query/operators.csv", source).rows()) {
      addOperator(row);
    }
    for (CsvTable.Row row : CsvTable.read("query/names.csv", source).rows()) {
      addName(row);
    }
  }

  static QueryVocabulary builtIn() {
    return BUILT_IN;
  }

  private void addDirective(CsvTable.Row row) {
    Directive meaning = row.constant("meaning", Directive.class);
    directiveNames.putIfAbsent(meaning, row.text("name"));
    List<String> spellings = new ArrayList<>(row.list("aliases"));
    spellings.add(row.text("name"));
    for (String spelling : spellings) {
      directives.put(spelling, meaning);
      lowerCaseDirectives.put(lower(spelling), meaning);
    }
  }

  private void addOperator(CsvTable.Row row) {
    String notation = row.text("notation");
    switch (row.text("form")) {
      case "symbol" -> {
        Operator meaning = row.constant("meaning", Operator.class);
        symbols.put(notation, meaning);
        symbolTexts.putIfAbsent(meaning, notation);
      }
      case "word" -> {
        Word meaning = row.constant("meaning", Word.class);
        words.put(lower(notation), meaning);
        wordTexts.putIfAbsent(meaning, notation);
      }
      case "suffix" -> suffixes.put(lower(notation), row.constant("meaning", Suffix.class));
      default -> throw row.problem("form is none of symbol, word, suffix");
    }
  }

  private void addName(CsvTable.Row row) {
    String name = lower(row.text("name"));
    switch (row.text("meaning")) {
      case "limits" -> limits.put(name, new Limits(row.text("lower"), row.text("upper")));
      case "time" -> timeNames.add(name);
      default -> throw row.problem("meaning is none of limits, time");
    }
  }

  /// The directive of that name, in whatever case.
  @Nullable Directive directive(String name) {
    return lowerCaseDirectives.get(lower(name));
  }

  /// Whether a directive's name is spelled as in the table.
  boolean isSpelledAsListed(String name) {
    return directives.containsKey(name);
  }

  /// How a directive is written.
  String name(Directive directive) {
    return written(directiveNames, directive);
  }

  /// The comparison written with these signs.
  @Nullable Operator symbol(String signs) {
    return symbols.get(signs);
  }

  /// How a comparison is written.
  String symbol(Operator operator) {
    return written(symbolTexts, operator);
  }

  /// The meaning of a word, in whatever case.
  @Nullable Word word(String text) {
    return words.get(lower(text));
  }

  /// How a word is written.
  String word(Word word) {
    return written(wordTexts, word);
  }

  /// The meaning of the last part of a name, in whatever case.
  @Nullable Suffix suffix(String text) {
    return suffixes.get(lower(text));
  }

  /// The two attributes that a name stands for.
  Optional<Limits> limits(String name) {
    return Optional.ofNullable(limits.get(lower(name)));
  }

  /// Whether a name stands for the time of an object, whatever its type calls it.
  boolean isTime(String name) {
    return timeNames.contains(lower(name));
  }

  private static <E extends Enum<E>> String written(Map<E, String> texts, E meaning) {
    String text = texts.get(meaning);
    if (text == null) {
      throw new IllegalStateException("the tables do not say how " + meaning + " is written");
    }
    return text;
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
