package org.openviid.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openviid.query.Condition.And;
import org.openviid.query.Condition.Between;
import org.openviid.query.Condition.Comparison;
import org.openviid.query.Condition.Everything;
import org.openviid.query.Condition.In;
import org.openviid.query.Condition.IsNull;
import org.openviid.query.Condition.Like;
import org.openviid.query.Condition.Not;
import org.openviid.query.Condition.Or;
import org.openviid.schema.Outcome;

class QueryParserTest {
  private static final QueryParser PARSER = new QueryParser(QueryLimits.DEFAULT);

  @ParameterizedTest
  @ValueSource(strings = {"", "&", "&&&", "%20", "+& +"})
  void nothingIsAQueryForEverything(String raw) {
    Query query = PARSER.parse(raw);
    assertThat(query).isEqualTo(Query.of(new Everything()));
  }

  @ParameterizedTest
  @CsvSource({
    "=,EQUAL",
    "==,EQUAL",
    "!=,NOT_EQUAL",
    "<>,NOT_EQUAL",
    "<,LESS",
    "<=,LESS_OR_EQUAL",
    "!>,LESS_OR_EQUAL",
    ">,GREATER",
    ">=,GREATER_OR_EQUAL",
    "!<,GREATER_OR_EQUAL"
  })
  void everyOperatorIsReadWithAndWithoutBlanksAroundIt(String sign, Operator operator) {
    Condition expected = new Comparison("Age", operator, "5");
    assertThat(condition("Age" + sign + "5")).isEqualTo(expected);
    assertThat(condition("( Age " + sign + " 5 )")).isEqualTo(expected);
    assertThat(condition("Age+" + sign + "+'5'")).isEqualTo(expected);
  }

  @Test
  void andBindsTighterThanOrAndParenthesesOverride() {
    assertThat(condition("a=1 OR b=2 and c=3"))
        .isEqualTo(new Or(List.of(eq("a", "1"), and(eq("b", "2"), eq("c", "3")))));
    assertThat(condition("(a=1 or b=2) AND c=3"))
        .isEqualTo(and(new Or(List.of(eq("a", "1"), eq("b", "2"))), eq("c", "3")));
    assertThat(condition("NOT a=1 AND NOT (b=2)"))
        .isEqualTo(and(new Not(eq("a", "1")), new Not(eq("b", "2"))));
  }

  @Test
  void wordsAreOperatorsInAnyCase() {
    assertThat(condition("a in (1, '2' ,x y)")).isEqualTo(new In("a", List.of("1", "2", "x y")));
    assertThat(condition("a NOT IN(1,2)")).isEqualTo(new Not(new In("a", List.of("1", "2"))));
    assertThat(condition("a Between 1 And 2")).isEqualTo(new Between("a", "1", "2"));
    assertThat(condition("a BETWEEN '2019-09-01 00:00:00' and '2019-09-01 00:05:00'"))
        .isEqualTo(new Between("a", "2019-09-01 00:00:00", "2019-09-01 00:05:00"));
    assertThat(condition("a BETWEEN 2019-09-01 00:00:00 and 2019-09-01 00:05:00 and b=1"))
        .isEqualTo(
            and(new Between("a", "2019-09-01 00:00:00", "2019-09-01 00:05:00"), eq("b", "1")));
    assertThat(condition("a like '%A%25'")).isEqualTo(new Like("a", "%A%"));
    assertThat(condition("a not like B")).isEqualTo(new Not(new Like("a", "B")));
    assertThat(condition("a IS NULL")).isEqualTo(new IsNull("a"));
    assertThat(condition("a is not null")).isEqualTo(new Not(new IsNull("a")));
  }

  @Test
  void ampersandJoinsConditionsAndDirectives() {
    Query query =
        PARSER.parse(
            "TollgateID=65010000001210000080 & Name =x & (MaxNumRecordReturn=200) &( PageRecordNum"
                + " =25)&RecordStartNo=26");
    assertThat(query.condition())
        .isEqualTo(and(eq("TollgateID", "65010000001210000080"), eq("Name", "x")));
    assertThat(query.paging()).isEqualTo(new Paging(200, 25, 26));
    assertThat(query.paging().skip()).isEqualTo(25);
    assertThat(query.tolerances()).isEmpty();
  }

  @Test
  void encodedSeparatorBelongsToTheValueAndARawOneDoesNot() {
    assertThat(condition("Name=A%26B&Age=5")).isEqualTo(and(eq("Name", "A&B"), eq("Age", "5")));
    assertThat(condition("Name='A&B'&Age=5")).isEqualTo(and(eq("Name", "A&B"), eq("Age", "5")));
    assertThat(condition("Name=A%3DB")).isEqualTo(eq("Name", "A=B"));
    assertThat(condition("Url=http://x/y?a=b:(c)")).isEqualTo(eq("Url", "http://x/y?a=b:(c)"));
  }

  @Test
  void queryEncodedAsAWholeIsTakenApartAllTheSame() {
    Query query = PARSER.parse("%28Name%20LIKE%20A%29%26%28Age%3D5%29%26PageRecordNum%3D10");
    assertThat(query.condition()).isEqualTo(and(new Like("Name", "A"), eq("Age", "5")));
    assertThat(query.paging().pageRecordNum()).isEqualTo(10);
    assertThat(query.tolerances()).containsExactly(Tolerances.WHOLE_ENCODED);
  }

  @Test
  void plusAndPercent20AreBlanks() {
    assertThat(condition("Name+LIKE%20A")).isEqualTo(new Like("Name", "A"));
    assertThat(condition("Name=%2B")).isEqualTo(eq("Name", "+"));
  }

  @Test
  void percentEncodedUtf8AndGbkAreBothRead() {
    assertThat(condition("PlateNo=%E6%B5%99A12345")).isEqualTo(eq("PlateNo", "浙A12345"));
    Query gbk = PARSER.parse("PlateNo=%D5%E3A12345");
    assertThat(gbk.condition()).isEqualTo(eq("PlateNo", "浙A12345"));
    assertThat(gbk.tolerances()).containsExactly(Tolerances.GBK);
    assertThat(condition("PlateNo=浙A12345")).isEqualTo(eq("PlateNo", "浙A12345"));
  }

  @Test
  void gbkPlatesThatAreValidUtf8AreReadAsPlates() {
    assertThat(condition("PlateNo=%C2%B3A12345")).isEqualTo(eq("PlateNo", "鲁A12345"));
    assertThat(condition("PlateNo='%D4%A5A12345'")).isEqualTo(eq("PlateNo", "豫A12345"));
    assertThat(condition("PlateNo=%D5%E3A1234%D1%A7")).isEqualTo(eq("PlateNo", "浙A1234学"));
    assertThat(condition("Name=a%C2%B3b")).isEqualTo(eq("Name", "a³b"));
    assertThat(condition("Name=%C2%B7")).isEqualTo(eq("Name", "·"));
  }

  @Test
  void percentSignThatNobodyEncodedStaysOne() {
    for (String raw : List.of("a LIKE %", "a LIKE '%A1%'", "a LIKE %FFx%zz", "a=100%")) {
      Query query = PARSER.parse(raw);
      assertThat(query.tolerances()).as(raw).contains(Tolerances.RAW_PERCENT);
    }
    assertThat(condition("a LIKE '%A1%'")).isEqualTo(new Like("a", "%A1%"));
    assertThat(condition("a LIKE%A")).isEqualTo(new Like("a", "%A"));
  }

  @Test
  void quotesMayBeSingleDoubleOrTypographicAndDoubledOnesStandForThemselves() {
    assertThat(condition("a='it''s'")).isEqualTo(eq("a", "it's"));
    assertThat(condition("a=\"x 'y' and b=2\"")).isEqualTo(eq("a", "x 'y' and b=2"));
    assertThat(condition("a=“x y”")).isEqualTo(eq("a", "x y"));
    assertThat(condition("a=O'Brien&b=1")).isEqualTo(and(eq("a", "O'Brien"), eq("b", "1")));
    assertThat(condition("a=''")).isEqualTo(eq("a", ""));
  }

  @Test
  void fullWidthSignsCountWhereSignsAreExpectedAndAreTextWithinValues() {
    Query query = PARSER.parse("（Name＝张三 AND Age！＝5）");
    assertThat(query.condition())
        .isEqualTo(and(eq("Name", "张三"), new Comparison("Age", Operator.NOT_EQUAL, "5")));
    assertThat(query.tolerances()).containsExactly(Tolerances.FULL_WIDTH);
    assertThat(condition("Id in（1，2）")).isEqualTo(new In("Id", List.of("1", "2")));
    assertThat(condition("Title=卡口（东），二")).isEqualTo(eq("Title", "卡口（东），二"));
  }

  @Test
  void bareValueMayHoldBlanksAndTheWordAndUnlessAConditionFollows() {
    Query query = PARSER.parse("Title=Black and White&b=1");
    assertThat(query.condition()).isEqualTo(and(eq("Title", "Black and White"), eq("b", "1")));
    assertThat(query.tolerances()).containsExactly(Tolerances.UNQUOTED_BLANK);
    assertThat(condition("Title=Black and White and b = 1"))
        .isEqualTo(and(eq("Title", "Black and White"), eq("b", "1")));
    assertThat(condition("Title=Rock and 'Roll'")).isEqualTo(eq("Title", "Rock and 'Roll'"));
    assertThat(condition("a=1 and not b=2")).isEqualTo(and(eq("a", "1"), new Not(eq("b", "2"))));
    assertThat(condition("a=sand or b in (2)"))
        .isEqualTo(new Or(List.of(eq("a", "sand"), new In("b", List.of("2")))));
  }

  @Test
  void directivesJoinedByAndAreLiftedOutOfTheCondition() {
    Query query =
        PARSER.parse(
            "TabID=T1 and ScollID=1 and MustUnLimit=1 and PageRecordNum = 1000 and Fields=(FaceID,"
                + " SubImageList.StoragePath)");
    assertThat(query.condition()).isEqualTo(eq("TabID", "T1"));
    assertThat(query.option(Directive.SCROLL)).contains("1");
    assertThat(query.isSet(Directive.UNLIMITED)).isTrue();
    assertThat(query.paging().pageRecordNum()).isEqualTo(1000);
    assertThat(query.fields()).containsExactly("FaceID", "SubImageList.StoragePath");
    assertThat(query.tolerances())
        .containsExactlyInAnyOrder(Tolerances.DIRECTIVE_AND, Tolerances.IGNORED_DIRECTIVE);
  }

  @Test
  void operatorsMayBeSuffixesOfTheName() {
    Query query =
        PARSER.parse(
            "C.serialnumber.In=a,b&C.createTime.Gte=20190925103100&C.createTime.lt=3&C.createTime.Order=desc&C.RecordStartNo=1");
    assertThat(query.condition())
        .isEqualTo(
            new And(
                List.of(
                    new In("C.serialnumber", List.of("a", "b")),
                    new Comparison("C.createTime", Operator.GREATER_OR_EQUAL, "20190925103100"),
                    new Comparison("C.createTime", Operator.LESS, "3"))));
    assertThat(query.sort()).containsExactly(new SortTerm("C.createTime", true));
    assertThat(query.paging().recordStartNo()).isEqualTo(1);
    assertThat(query.tolerances())
        .containsExactly(Tolerances.SUFFIX_OPERATOR, Tolerances.QUALIFIED_DIRECTIVE);
  }

  @Test
  void sortTakesDirectionsInAllWays() {
    assertThat(PARSER.parse("Sort=A").sort()).containsExactly(new SortTerm("A", false));
    assertThat(PARSER.parse("Sort = X.A DESC").sort()).containsExactly(new SortTerm("X.A", true));
    assertThat(PARSER.parse("Sort=-A,B").sort())
        .containsExactly(new SortTerm("A", true), new SortTerm("B", false));
    assertThat(PARSER.parse("Sort=(A ASC, B desc)").sort())
        .containsExactly(new SortTerm("A", false), new SortTerm("B", true));
    assertThat(PARSER.parse("SortType=desc&Sort=A,B Asc").sort())
        .containsExactly(new SortTerm("A", true), new SortTerm("B", false));
  }

  @Test
  void fieldsCountAndIdentifiersAreRead() {
    assertThat(PARSER.parse("Fields=a, b").fields()).containsExactly("a", "b");
    assertThat(PARSER.parse("(Fields=(a,'b'))").fields()).containsExactly("a", "b");
    assertThat(PARSER.parse("COUNT=1").countOnly()).isTrue();
    assertThat(PARSER.parse("Count=0").countOnly()).isFalse();
    assertThat(PARSER.parse("Count=0").tolerances()).containsExactly(Tolerances.DIRECTIVE_SPELLING);
    Query delete = PARSER.parse("IDList=a,b,,c&SOFT=TRUE&TabID=T1");
    assertThat(delete.ids()).containsExactly("a", "b", "c");
    assertThat(delete.isSet(Directive.SOFT)).isTrue();
    assertThat(delete.tolerances()).containsExactly(Tolerances.IGNORED_DIRECTIVE);
    assertThat(PARSER.parse("SubImageType=02").option(Directive.PICTURE)).contains("02");
  }

  @Test
  void emptyValuesOfWebFormsAreIgnoredAndRecordNumberZeroIsTheFirst() {
    Query query =
        PARSER.parse("PlateNo=&PageRecordNum=&Age=5&RecordStartNo=0&MaxNumRecordReturn=0");
    assertThat(query.condition()).isEqualTo(eq("Age", "5"));
    assertThat(query.paging()).isEqualTo(Paging.NONE);
    assertThat(query.paging().skip()).isZero();
    assertThat(query.tolerances()).containsExactly(Tolerances.EMPTY_VALUE, Tolerances.START_ZERO);
  }

  @Test
  void lastOfRepeatedDirectivesCounts() {
    Query query = PARSER.parse("PageRecordNum=5&PageRecordNum=7");
    assertThat(query.paging().pageRecordNum()).isEqualTo(7);
    assertThat(query.tolerances()).containsExactly(Tolerances.REPEATED_DIRECTIVE);
  }

  @Test
  void textOfAMessageBodyIsNotDecoded() {
    assertThat(PARSER.parseText("a LIKE '%E6%' & b='1+1'").condition())
        .isEqualTo(and(new Like("a", "%E6%"), eq("b", "1+1")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Age=5&(Name LIKE )|OV-1101|position 18: expected a value after 'LIKE', found ')'",
        "aaaa=1&bbbbbbb >=|OV-1101|position 18: expected a value after '>=', found ''",
        "=5|OV-1104|position 1: expected the name of an attribute, found '='",
        "a=1&Name='abc|OV-1105|position 10: the quotation mark ' is never closed",
        "a in (1,2|OV-1106|position 10: expected ',' or ')' in the list of IN, found ''",
        "(a=1|OV-1107|position 5: expected ')', found ''",
        "%E6%B5%99=1&Name A|OV-1108|position 18: expected an operator after 'Name', found 'A'",
        "a='1'x|OV-1109|position 6: expected '&', AND or OR after the condition, found 'x'",
        "a in ()|OV-1110|position 6: the list of values for 'a' is empty",
        "a between 1|OV-1111|position 12: expected two values joined by AND for 'a', found ''",
        "a is 5|OV-1112|position 6: expected NULL or NOT NULL after 'a IS', found '5'",
        "PageRecordNum= ten|OV-1113|position 16: PageRecordNum takes a whole number of at most 18"
            + " digits, not 'ten'",
        "PageRecordNum=-1|OV-1113|position 15: PageRecordNum takes a whole number of at most 18"
            + " digits, not '-1'",
        "COUNT=2|OV-1114|position 7: COUNT takes 1 or 0, not '2'",
        "IDList=|OV-1115|position 8: the list of IDList is empty",
        "Sort=a b c|OV-1116|position 6: Sort takes attributes, each with ASC or DESC at most, not"
            + " 'a b c'",
        "Sort=a up|OV-1117|position 6: the direction of Sort is ASC or DESC, not 'up'",
        "a=1 OR PageRecordNum=5|OV-1119|position 8: 'PageRecordNum' is no condition or has no"
            + " value, and cannot stand with OR or NOT",
        "NOT (a=)|OV-1119|position 6: 'a' is no condition or has no value, and cannot stand with OR"
            + " or NOT",
        "a=5)|OV-1109|position 4: expected '&', AND or OR after the condition, found ')'"
      })
  void faultsAreNamedWithTheirPosition(String raw, String code, String message) {
    assertThatThrownBy(() -> PARSER.parse(raw))
        .isInstanceOfSatisfying(
            QueryException.class,
            e -> {
              assertThat(e.text().en()).isEqualTo(message);
              assertThat(e.code()).isEqualTo(code);
              assertThat(e.outcome()).isEqualTo(Outcome.BAD_QUERY);
            });
  }

  private static Condition condition(String raw) {
    return PARSER.parse(raw).condition();
  }

  private static Condition eq(String name, String value) {
    return new Comparison(name, Operator.EQUAL, value);
  }

  private static Condition and(Condition a, Condition b) {
    return new And(List.of(a, b));
  }
}
