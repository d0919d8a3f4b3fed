package org.openviid.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openviid.query.TinyTables.CAR;
import static org.openviid.query.TinyTables.car;
import static org.openviid.query.TinyTables.path;

import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openviid.schema.DataObject;
import org.openviid.schema.Outcome;
import org.openviid.schema.Value;

class QueryBinderTest {
  private static final QueryParser PARSER = new QueryParser(QueryLimits.DEFAULT);
  private static final QueryBinder BINDER = new QueryBinder();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Plate=A|Plate in {'A'}",
        "Car.Plate=A|Plate in {'A'}",
        "PlateNumber=A|Plate in {'A'}",
        "Doors=4|Doors in {4}",
        "Doors in (4,2,5)|Doors in {2, 4, 5}",
        "Doors<>4|(Doors present and not Doors in {4})",
        "NOT Doors=4|not Doors in {4}",
        "Doors>4|Doors in (4 .. )",
        "Doors!>4|Doors in ( .. 4]",
        "Doors>4.5|Doors in (4 .. )",
        "Doors>=4.5|Doors in [5 .. )",
        "Doors<4.5|Doors in ( .. 5)",
        "Doors<=-4.5|Doors in ( .. -5]",
        "Doors=4.5|()",
        "Doors=4.0|Doors in {4}",
        "Doors between 2 and 4|Doors in [2 .. 4]",
        "Doors between 4 and 2|()",
        "Speed=60|Speed in {60.0}",
        "Speed<60.5|Speed in ( .. 60.5)",
        "Stolen=true|Stolen in {true}",
        "Class=01|Class in {1}",
        "Colour=01|Colour in {'01'}",
        "Colour=1|Colour in {'01', '1'}",
        "Colour in (1,11)|Colour in {'01', '1', '11'}",
        "Colour>=2|Colour in ['02' .. )",
        "Colour=99|Colour in {'99'}",
        "Marks=5|(Marks in {'5'} or Marks like 5;* or Marks like *;5 or Marks like *;5;*)",
        "Tags=a|Tags in {'a'}",
        "Shots.Type=11|Shots.Shot.Type in {'11'}",
        "Plate LIKE A1|Plate like *A1*",
        "Plate LIKE '浙%5'|Plate like 浙*5",
        "Plate LIKE .*|Plate like *",
        "Doors LIKE 4|Doors in {4}",
        "Plate IS NULL|not Plate present",
        "Plate=''|not Plate present",
        "Plate<>''|Plate present",
        "Age=30|(AgeUpLimit in [30 .. ) and AgeLowerLimit in ( .. 30])",
        "Car.Age>=30|AgeUpLimit in [30 .. )",
        "Age>30|AgeUpLimit in (30 .. )",
        "Age!>30|AgeLowerLimit in ( .. 30]",
        "Age<30|AgeLowerLimit in ( .. 30)",
        "Age between 20 and 30|(AgeUpLimit in [20 .. ) and AgeLowerLimit in ( .. 30])",
        "Age IS NOT NULL|not not (AgeLowerLimit present and AgeUpLimit present)",
        "Car.CreateTime>=20190901|Seen in [20190901000000000@1567267200000 .. )",
        "a=1 or Plate=2&Doors=3|",
      })
  void conditionsMeanWhatTheTablesMakeOfThem(String raw, String expected) {
    if (expected == null) {
      assertThatThrownBy(() -> bind(raw)).isInstanceOf(QueryException.class);
    } else {
      assertThat(FilterText.of(bind(raw).filter())).isEqualTo(expected);
    }
  }

  @Test
  void connectivesAreKept() {
    assertThat(FilterText.of(bind("(Plate=a or Doors=1) & not Doors=2").filter()))
        .isEqualTo("((Plate in {'a'} or Doors in {1}) and not Doors in {2})");
    assertThat(bind("").filter()).isEqualTo(Filter.everything());
  }

  @ParameterizedTest
  @CsvSource({
    "=,false,true,true,false",
    "<,true,false,false,false",
    "<=,true,true,true,false",
    ">,false,false,false,true",
    ">=,false,true,true,true",
    "<>,true,false,false,true"
  })
  void dayIsComparedAsAWhole(
      String operator, boolean before, boolean start, boolean end, boolean after) {
    Filter filter = bind("Seen" + operator + "2019-09-01").filter();
    assertThat(sees(filter, "2019-08-31T15:59:59.999Z")).isEqualTo(before);
    assertThat(sees(filter, "2019-08-31T16:00:00Z")).isEqualTo(start);
    assertThat(sees(filter, "2019-09-01T15:59:59.999Z")).isEqualTo(end);
    assertThat(sees(filter, "2019-09-01T16:00:00Z")).isEqualTo(after);
  }

  @Test
  void upperBoundOfBetweenIncludesItsWholeDayOrSecond() {
    Filter days = bind("Seen between 20190901 and 20190902").filter();
    assertThat(sees(days, "2019-09-02T15:59:59.999Z")).isTrue();
    assertThat(sees(days, "2019-09-02T16:00:00Z")).isFalse();
    Filter seconds = bind("Seen BETWEEN '2019-09-01 00:00:00' and '2019-09-01 00:05:00'").filter();
    assertThat(sees(seconds, "2019-08-31T16:05:00.999Z")).isTrue();
    assertThat(sees(seconds, "2019-08-31T16:05:01Z")).isFalse();
    assertThat(sees(bind("Seen like 201909%").filter(), "2019-09-30T15:59:59Z")).isTrue();
    assertThat(sees(bind("Seen in (20190901,20190903)").filter(), "2019-09-02T12:00:00Z"))
        .isFalse();
  }

  @Test
  void zoneIsAnArgument() {
    BoundQuery bound = new QueryBinder(ZoneOffset.UTC).bind(PARSER.parse("Seen=20190901"), CAR);
    assertThat(sees(bound.filter(), "2019-08-31T23:59:59Z")).isFalse();
    assertThat(sees(bound.filter(), "2019-09-01T23:59:59Z")).isTrue();
  }

  @Test
  void sortFieldsAndTolerancesAreBound() {
    BoundQuery bound =
        bind("Sort=Seen DESC,Car.plate&Fields=(Plate,Shots.Type,Whatever,Age)&Colour=1");
    assertThat(bound.sort())
        .containsExactly(new SortKey(path("Seen"), true), new SortKey(path("Plate"), false));
    assertThat(bound.fields())
        .containsExactly(
            path("CarID"),
            path("Plate"),
            path("Shots.Type"),
            path("AgeLowerLimit"),
            path("AgeUpLimit"));
    assertThat(bound.otherFields()).containsExactly("Whatever");
    assertThat(bound.tolerances())
        .containsExactly(Tolerances.CODE_DIGITS, Tolerances.NAME_CASE, Tolerances.UNKNOWN_FIELD);
  }

  @Test
  void namesOfMessagesBeforeAttributesAreForgiven() {
    BoundQuery bound = bind("CarObject.Plate=a");
    assertThat(FilterText.of(bound.filter())).isEqualTo("Plate in {'a'}");
    assertThat(bound.tolerances()).containsExactly(Tolerances.NAME_WRAPPER);
  }

  @Test
  void identifiersJoinTheFilterOnRequest() {
    BoundQuery bound = bind("IDList=b,a&Doors=1");
    assertThat(FilterText.of(bound.filter())).isEqualTo("Doors in {1}");
    assertThat(FilterText.of(bound.filterWithIds()))
        .isEqualTo("(Doors in {1} and CarID in {'a', 'b'})");
    assertThat(bind("Doors=1").filterWithIds()).isEqualTo(bind("Doors=1").filter());
  }

  @Test
  void restrictedAttributesNeedAPermissionAndSecretOnesAreNeverSearched() {
    refuses(
        "Owner=x",
        "OV-1133",
        "attribute Owner is restricted: searching or sorting by it needs a permission");
    refuses(
        "Sort=Owner",
        "OV-1133",
        "attribute Owner is restricted: searching or sorting by it needs a permission");
    assertThatThrownBy(() -> bind("Owner=x"))
        .extracting(e -> ((QueryException) e).outcome())
        .isEqualTo(Outcome.FORBIDDEN);
    BoundQuery allowed =
        BINDER.bind(PARSER.parse("Owner=x"), CAR, attribute -> attribute.name().equals("Owner"));
    assertThat(FilterText.of(allowed.filter())).isEqualTo("Owner in {'x'}");
    assertThat(bind("Fields=Owner").fields()).contains(path("Owner"));
    refuses("Key=x", "OV-1132", "attribute Key is secret: it is neither condition nor sort order");
    refuses("Fields=Key", "OV-1143", "attribute Key is secret and never returned");
    assertThatThrownBy(() -> BINDER.bind(PARSER.parse("Key=x"), CAR, attribute -> true))
        .isInstanceOf(QueryException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Plaet=1|OV-1130|Car has no attribute 'Plaet'; did you mean 'Plate'?",
        "Person.PLATE_X=1|OV-1130|Car has no attribute 'Person.PLATE_X'; did you mean 'Plate'?",
        "Nonsense=1|OV-1131|Car has no attribute 'Nonsense'",
        "..=1|OV-1131|Car has no attribute '..'",
        "Shots=1|OV-1134|attribute Shots can be neither searched nor sorted by",
        "Picture IS NULL|OV-1134|attribute Picture can be neither searched nor sorted by",
        "Seen=yesterday|OV-1135|attribute Seen is a time (yyyyMMddHHmmss); 'yesterday' is none",
        "Doors=four|OV-1136|attribute Doors is a number; 'four' is none",
        "Speed=1e9999|OV-1136|attribute Speed is a number; '1e9999' is none",
        "Doors=99999999999999999999|OV-1136|attribute Doors is a number; '99999999999999999999' is"
            + " none",
        "Stolen=maybe|OV-1138|attribute Stolen is 1 or 0, not 'maybe'",
        "Doors LIKE '%4'|OV-1139|attribute Doors is no text; LIKE cannot match it with '%4'",
        "Plate>''|OV-1140|attribute Plate: an empty value can only be compared by = or <>",
        "Sort=Tags|OV-1141|attribute Tags holds several values and cannot be sorted by",
        "Doors between '' and 4|OV-1142|attribute Doors: a bound of BETWEEN is empty"
      })
  void faultsNameTheAttribute(String raw, String code, String message) {
    refuses(raw, code, message);
  }

  private static void refuses(String raw, String code, String message) {
    assertThatThrownBy(() -> bind(raw))
        .isInstanceOfSatisfying(
            QueryException.class,
            e -> {
              assertThat(e.text().en()).isEqualTo(message);
              assertThat(e.code()).isEqualTo(code);
            });
  }

  private static boolean sees(Filter filter, String instant) {
    long epochMillis = Instant.parse(instant).toEpochMilli();
    DataObject car = car("Seen", new Value.Moment(epochMillis, ""));
    return FilterEvaluation.matches(filter, car);
  }

  private static BoundQuery bind(String raw) {
    return BINDER.bind(PARSER.parse(raw), CAR);
  }
}
