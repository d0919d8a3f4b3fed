package org.openviid.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openviid.schema.CsvTable;
import org.openviid.schema.ObjectType;
import org.openviid.schema.Schema;
import org.openviid.schema.TableSource;

class QueryVocabularyTest {
  private static final QueryVocabulary VOCABULARY = QueryVocabulary.builtIn();

  @Test
  void tablesSayHowEverythingIsWritten() {
    for (Directive directive : Directive.values()) {
      assertThat(VOCABULARY.directive(VOCABULARY.name(directive))).isEqualTo(directive);
    }
    for (Operator operator : Operator.values()) {
      assertThat(VOCABULARY.symbol(VOCABULARY.symbol(operator))).isEqualTo(operator);
    }
    for (QueryVocabulary.Word word : QueryVocabulary.Word.values()) {
      assertThat(VOCABULARY.word(VOCABULARY.word(word))).isEqualTo(word);
    }
  }

  @Test
  void namesForRangesLeadToAttributesOfSomeType() {
    for (CsvTable.Row row : CsvTable.read("query/names.csv", TableSource.builtIn()).rows()) {
      if (!row.text("meaning").equals("limits")) {
        continue;
      }
      assertThat(Schema.load().types())
          .as(row.text("name"))
          .anyMatch(
              type ->
                  has(type, row.text("lower"))
                      && has(type, row.text("upper"))
                      && !has(type, row.text("name")));
    }
  }

  @Test
  void everyToleranceHasARowAndEveryRowATolerance() throws IllegalAccessException {
    List<String> used = new ArrayList<>();
    for (Field field : Tolerances.class.getDeclaredFields()) {
      if (Modifier.isStatic(field.getModifiers()) && field.getType() == String.class) {
        used.add(String.valueOf(field.get(null)));
      }
    }
    List<String> listed = new ArrayList<>();
    for (CsvTable.Row row : CsvTable.read("tolerances/query.csv", TableSource.builtIn()).rows()) {
      assertThat(row.text("zh")).isNotEmpty();
      assertThat(row.text("en")).isNotEmpty();
      listed.add(row.text("name"));
    }
    assertThat(used).containsExactlyInAnyOrderElementsOf(listed);
  }

  private static boolean has(ObjectType type, String name) {
    return type.path(name).isPresent();
  }
}
