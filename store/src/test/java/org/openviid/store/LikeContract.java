package org.openviid.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openviid.store.SampleObjects.wagon;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.openviid.query.Filter;
import org.openviid.schema.DataObject;
import org.openviid.schema.Value;

/// What [Filter.Like] finds, on attributes that an index treats differently.
public interface LikeContract extends StoreUnderTest {
  /// The texts that the patterns are tried on.
  List<String> TEXTS =
      List.of(
          "京A12345",
          "京A12346",
          "京AD12345",
          "沪B00001",
          "粤Z1234港",
          "WJ京12345",
          "A",
          "1",
          "12",
          "京",
          "京A",
          "a12345",
          "5",
          "12345",
          "11111",
          "A%B_C",
          "𠮷A12345");

  @Test
  default void aPatternOfOneCharacterIsFound() {
    createAllTexts("Plate");
    assertThat(like("Plate", "%港%")).containsExactly("粤Z1234港");
    assertThat(like("Plate", "%京%"))
        .containsExactly("京A12345", "京A12346", "京AD12345", "WJ京12345", "京", "京A");
    assertThat(like("Plate", "京%")).containsExactly("京A12345", "京A12346", "京AD12345", "京", "京A");
    assertThat(like("Plate", "%6")).containsExactly("京A12346");
    assertThat(like("Plate", "京")).containsExactly("京");
  }

  @Test
  default void aPatternOfTwoCharactersIsFound() {
    createAllTexts("Plate");
    assertThat(like("Plate", "%京A%")).containsExactly("京A12345", "京A12346", "京AD12345", "京A");
    assertThat(like("Plate", "京A%")).containsExactly("京A12345", "京A12346", "京AD12345", "京A");
    assertThat(like("Plate", "%46")).containsExactly("京A12346");
    assertThat(like("Plate", "%4港")).containsExactly("粤Z1234港");
  }

  @Test
  default void aLongerPatternIsFound() {
    createAllTexts("Plate");
    assertThat(like("Plate", "%A12345%")).containsExactly("京A12345", "𠮷A12345");
    assertThat(like("Plate", "京A12345")).containsExactly("京A12345");
    assertThat(like("Plate", "%D123%")).containsExactly("京AD12345");
    assertThat(like("Plate", "京A%345")).containsExactly("京A12345", "京AD12345");
    assertThat(like("Plate", "%1%3%5"))
        .containsExactly("京A12345", "京AD12345", "WJ京12345", "a12345", "12345", "𠮷A12345");
  }

  @Test
  default void oneCharacterCanBeLeftOpen() {
    createAllTexts("Plate");
    assertThat(like("Plate", "京A1234_")).containsExactly("京A12345", "京A12346");
    assertThat(like("Plate", "京__2345")).containsExactly("京A12345");
    assertThat(like("Plate", "京_2345")).isEmpty();
    assertThat(like("Plate", "_A_2345")).containsExactly("京A12345");
    assertThat(like("Plate", "_")).containsExactly("A", "1", "京", "5");
    assertThat(like("Plate", "__")).contains("12", "京A").doesNotContain("京", "12345");
  }

  @Test
  default void lettersKeepTheirCase() {
    createAllTexts("Plate");
    assertThat(like("Plate", "a%")).containsExactly("a12345");
    assertThat(like("Plate", "%b%")).isEmpty();
  }

  @Test
  default void partsMayNotOverlap() {
    createAllTexts("Plate");
    assertThat(like("Plate", "12%2345")).isEmpty();
    assertThat(like("Plate", "111%111")).isEmpty();
    assertThat(like("Plate", "11%111")).containsExactly("11111");
    assertThat(like("Plate", "%11%11%1%")).containsExactly("11111");
  }

  @Test
  default void everyKindOfTextAttributeAnswersAlike() {
    List<String> patterns =
        List.of(
            "%",
            "%%",
            "京",
            "京%",
            "%京",
            "%京%",
            "1%",
            "%5",
            "%1%",
            "%23%",
            "%2_4%",
            "_",
            "__",
            "_______",
            "%_",
            "_%",
            "京A1234_",
            "_A%",
            "%A_2%5",
            "京%5",
            "%A%3%",
            "%12345",
            "12345%",
            "%京A12345%",
            "京A12345%京A12345",
            "x%",
            "%x%",
            "%A1234%",
            "A%",
            "%港",
            "粤Z%",
            "%Z1234港",
            "_Z____港",
            "%J京1%",
            "京A12345_",
            "%𠮷%",
            "𠮷A1%");
    for (String attribute :
        List.of("Plate", "Remark", "SourceCode", "Paint", "Trim", "WagonCode")) {
      createAllTexts(attribute);
      for (String pattern : patterns) {
        List<String> expected = TEXTS.stream().filter(Patterns.of(pattern)::matches).toList();
        assertThat(like(attribute, pattern))
            .as("%s like %s", attribute, pattern)
            .isEqualTo(expected);
      }
      assertThat(patterns).anySatisfy(pattern -> assertThat(like(attribute, pattern)).hasSize(1));
    }
  }

  @Test
  default void aPatternIsFoundAtTheEndOfALongText() {
    String text = "前".repeat(8_000) + "京A12345";
    DataObject object = wagon("W1").set("Plate", text).set("Remark", text).build();
    createAll(Stream.of(object, wagon("W2").set("Plate", "前").set("Remark", "前").build()));
    for (String attribute : List.of("Plate", "Remark")) {
      assertThat(wagons(new Filter.Like(SampleSchema.wagon(attribute), Patterns.of("%京A12345"))))
          .containsExactly("W1");
      assertThat(wagons(new Filter.Like(SampleSchema.wagon(attribute), Patterns.of("前前%"))))
          .containsExactly("W1");
      assertThat(wagons(new Filter.Like(SampleSchema.wagon(attribute), Patterns.of("%前"))))
          .containsExactly("W2");
    }
  }

  /// Creates one wagon for each text, or gives each existing one the text in a further attribute.
  private void createAllTexts(String attribute) {
    for (int i = 0; i < TEXTS.size(); i++) {
      String id = attribute.equals("WagonCode") ? TEXTS.get(i) : attribute + i;
      done(
          SampleObjects.creation(
              wagon(id).set(attribute, TEXTS.get(i)).set("Speed", attribute.length()).build()));
    }
  }

  private List<String> like(String attribute, String pattern) {
    Filter filter =
        Filter.both(
            new Filter.Like(SampleSchema.wagon(attribute), Patterns.of(pattern)),
            Filter.equal(SampleSchema.wagon("Speed"), new Value.Whole(attribute.length())));
    List<String> ids = wagons(filter);
    return attribute.equals("WagonCode")
        ? ids
        : ids.stream().map(id -> text(attribute, id)).toList();
  }

  private static String text(String attribute, String id) {
    return TEXTS.get(
        IntStream.range(0, TEXTS.size())
            .filter(i -> id.equals(attribute + i))
            .findFirst()
            .orElseThrow());
  }
}
