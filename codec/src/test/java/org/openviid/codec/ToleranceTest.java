package org.openviid.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openviid.schema.ErrorText;

/// Every tolerance by example: what a peer sends, and the canonical message it is understood as.
class ToleranceTest {
  private static final String PICTURE = "/9j/4AAQSkZJRgABAgAAAQABAAD/2Q==";

  /// One example.
  ///
  /// @param canonical what the first element is written as, without the key around it
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Case(Tolerance tolerance, String type, byte[] json, String canonical) {
    @Override
    public String toString() {
      return tolerance.id() + " " + new String(json, StandardCharsets.UTF_8);
    }
  }

  static Stream<Case> cases() {
    return Stream.of(
        of(Tolerance.MISSING_WRAPPER, "Keepalive", "{'DeviceID':'1'}", "{'DeviceID':'1'}"),
        of(Tolerance.MISSING_WRAPPER, "Keepalive", "{'v':2,'DeviceID':'1'}", "{'DeviceID':'1','v':2}"),
        of(Tolerance.MISSING_WRAPPER, "PersonList", "{'PersonID':'1','Name':'A'}", "{'PersonID':'1','Name':'A'}"),
        of(Tolerance.MISSING_WRAPPER, "DispositionList", "{'DispositionObject':[{'DispositionID':'1'}]}", "{'DispositionID':'1'}"),
        of(Tolerance.MISSING_WRAPPER, "ImageList", "{'Image':[{'ImageInfo':{'ImageID':'1'}}]}", "{'ImageInfo':{'ImageID':'1'}}"),
        of(Tolerance.ROOT_NAME, "Register", "{'Register':{'DeviceID':'1'}}", "{'DeviceID':'1'}"),
        of(Tolerance.ROOT_NAME, "UnRegister", "{'unregisterobject':{'DeviceID':'1'}}", "{'DeviceID':'1'}"),
        of(Tolerance.ROOT_NAME, "FaceList", "{'FaceObjectList':{'FaceObject':[{'FaceID':'1'}]}}", "{'FaceID':'1'}"),
        of(Tolerance.ROOT_NAME, "FaceList", "{'FaceList':{'FaceObject':[{'FaceID':'1'}]}}", "{'FaceID':'1'}"),
        of(Tolerance.ROOT_NAME, "MotorVehicleList", "{'MotorVehiclesListObject':{'MotorVehiclesObject':[{'MotorVehicleID':'1'}]}}", "{'MotorVehicleID':'1'}"),
        of(Tolerance.ROOT_NAME, "TollgateList", "{'CollectionPointListObject':{'TollgateObject':[{'TollgateID':'1'}]}}", "{'TollgateID':'1'}"),
        of(Tolerance.EXTRA_ROOT_KEY, "Keepalive", "{'Version':'1.0','KeepaliveObject':{'DeviceID':'1'}}", "{'DeviceID':'1'}"),
        of(Tolerance.EXTRA_ROOT_KEY, "Keepalive", "{'KeepaliveObject':{'DeviceID':'1'},'code':0}", "{'DeviceID':'1'}"),
        of(Tolerance.OUTER_ARRAY, "PersonList", "[{'PersonListObject':{'PersonObject':[{'PersonID':'1'}]}}]", "{'PersonID':'1'}"),
        of(Tolerance.OUTER_ARRAY, "PersonList", "[{'PersonID':'1'},{'PersonID':'2'}]", "{'PersonID':'1'}"),
        of(Tolerance.SINGLE_FOR_LIST, "PersonList", "{'PersonListObject':{'PersonObject':{'PersonID':'1'}}}", "{'PersonID':'1'}"),
        of(Tolerance.SINGLE_FOR_LIST, "PersonList", person("'SubImageList':{'SubImageInfoObject':{'Type':'14'}}"), "{'SubImageList':{'SubImageInfoObject':[{'Type':'14'}]}}"),
        of(Tolerance.LIST_FOR_SINGLE, "Keepalive", "{'KeepaliveObject':[{'DeviceID':'1'}]}", "{'DeviceID':'1'}"),
        of(Tolerance.LIST_FOR_SINGLE, "Subscribe", "{'SubscribeListObject':{'SubscribeObject':[{'SubscribeID':'1'}]}}", "{'SubscribeID':'1'}"),
        of(Tolerance.LIST_FOR_SINGLE, "ImageList", "{'ImageListObject':{'Image':[{'ImageInfo':[{'ImageID':'1'}]}]}}", "{'ImageInfo':{'ImageID':'1'}}"),
        of(Tolerance.BARE_ARRAY, "PersonList", person("'SubImageList':[{'Type':'14'},{'Type':'11'}]"), "{'SubImageList':{'SubImageInfoObject':[{'Type':'14'},{'Type':'11'}]}}"),
        of(Tolerance.BARE_ARRAY, "PersonList", "{'PersonListObject':[{'PersonID':'1'}]}", "{'PersonID':'1'}"),
        of(Tolerance.ELEMENT_NAME, "PersonList", person("'SubImageList':{'SubImageInfo':[{'Type':'14'}]}"), "{'SubImageList':{'SubImageInfoObject':[{'Type':'14'}]}}"),
        of(Tolerance.ELEMENT_NAME, "FileList", "{'FileListObject':{'FileObject':[{'FileInfo':{'FileID':'1'}}]}}", "{'FileInfo':{'FileID':'1'}}"),
        of(Tolerance.WRAPPED_ELEMENT, "PersonList", "{'PersonListObject':{'PersonObject':[{'PersonObject':{'PersonID':'1'}}]}}", "{'PersonID':'1'}"),
        of(Tolerance.ALIAS, "PersonList", person("'PersionID':'1'"), "{'PersonID':'1'}"),
        of(Tolerance.NAME_CASE, "PersonList", person("'personid':'1'"), "{'PersonID':'1'}"),
        of(Tolerance.UNKNOWN_ATTRIBUTE, "PersonList", person("'m_d':0,'a':[1,{'b':[]},true,null],'e':''"), "{'m_d':0,'a':[1,{'b':[]},true]}"),
        of(Tolerance.DUPLICATE_KEY, "PersonList", person("'PersonID':'1','PersonID':'2'"), "{'PersonID':'2'}"),
        of(Tolerance.DUPLICATE_KEY, "PersonList", person("'PersonID':'1','PersionID':'2'"), "{'PersonID':'1'}"),
        of(Tolerance.EMPTY_TEXT, "PersonList", person("'Name':'','AgeUpLimit':'','SubImageList':''"), "{}"),
        of(Tolerance.NULL_VALUE, "PersonList", person("'Name':null,'SubImageList':null"), "{}"),
        of(Tolerance.NULL_VALUE, "PersonList", person("'SubImageList':{'SubImageInfoObject':[null,{'Type':'14'}]}"), "{'SubImageList':{'SubImageInfoObject':[{'Type':'14'}]}}"),
        of(Tolerance.TEXT_FOR_NUMBER, "PersonList", person("'AgeUpLimit':'12','LeftTopX':' -3 '"), "{'LeftTopX':-3,'AgeUpLimit':12}"),
        of(Tolerance.TEXT_FOR_NUMBER, "APEList", ape("'Longitude':'120.25','Latitude':'30'"), "{'Longitude':120.25,'Latitude':30}"),
        of(Tolerance.NUMBER_FOR_TEXT, "APEList", ape("'OrgCode':650095768654,'IsOnline':1"), "{'OrgCode':'650095768654','IsOnline':'1'}"),
        of(Tolerance.NUMBER_FOR_TEXT, "MotorVehicleList", vehicle("'HasPlate':1,'PassTime':20260501080000"), "{'HasPlate':'1','PassTime':'20260501080000'}"),
        of(Tolerance.LOST_ZERO, "MotorVehicleList", vehicle("'PlateClass':2"), "{'PlateClass':'02'}"),
        of(Tolerance.LOST_ZERO, "PersonList", person("'SubImageList':{'SubImageInfoObject':[{'Type':'1'}]}"), "{'SubImageList':{'SubImageInfoObject':[{'Type':'01'}]}}"),
        of(Tolerance.BOOLEAN_VALUE, "MotorVehicleList", vehicle("'HasPlate':true,'IsDecked':false,'IsCovered':'TRUE'"), "{'HasPlate':'1','IsDecked':'0','IsCovered':'1'}"),
        of(Tolerance.BOOLEAN_VALUE, "PersonList", person("'IsDriver':true"), "{'IsDriver':1}"),
        of(Tolerance.FRACTION_FOR_INT, "PersonList", person("'LeftTopX':12.0,'LeftTopY':12.6"), "{'LeftTopX':12,'LeftTopY':13}"),
        of(Tolerance.FRACTION_FOR_INT, "PersonList", person("'LeftTopX':'0.35'"), "{'LeftTopX':0}"),
        of(Tolerance.ARRAY_FOR_TEXT, "SubscribeList", "{'SubscribeListObject':{'SubscribeObject':[{'ResourceURI':['1','2']}]}}", "{'ResourceURI':'1,2'}"),
        of(Tolerance.TEXT_FOR_ARRAY, "FlowStatisticsTask", "{'FlowStatisticsTaskObject':{'ResetTime':'080000, 120000;200000'}}", "{'ResetTime':['080000','120000','200000']}"),
        of(Tolerance.UNREADABLE_VALUE, "MotorVehicleList", vehicle("'Speed':'--','PlateColor':'1','IsDecked':'9','SubImageList':7"), "{'PlateColor':'1'}"),
        of(Tolerance.UNREADABLE_VALUE, "MotorVehicleList", vehicle("'PlateNo':'\\ud83d','NumOfPassenger':99999999999999999999,'DisappearTime':'20261301000000'"), "{}"),
        of(Tolerance.EPOCH_TIME, "SystemTime", time("1717465547000"), "{'LocalTime':'20240604094547'}"),
        of(Tolerance.EPOCH_TIME, "SystemTime", time("'1717465547'"), "{'LocalTime':'20240604094547'}"),
        of(Tolerance.EPOCH_TIME, "SystemTime", time("1717465547001"), "{'LocalTime':'20240604094547001'}"),
        of(Tolerance.SEPARATED_TIME, "SystemTime", time("'2024-06-04 09:45:47'"), "{'LocalTime':'20240604094547'}"),
        of(Tolerance.SEPARATED_TIME, "SystemTime", time("'2024/6/4 9:45'"), "{'LocalTime':'20240604094500'}"),
        of(Tolerance.SEPARATED_TIME, "SystemTime", time("'2024-06-04T09:45:47.5'"), "{'LocalTime':'20240604094547500'}"),
        of(Tolerance.SEPARATED_TIME, "SystemTime", time("'2024-06-04T01:45:47Z'"), "{'LocalTime':'20240604094547'}"),
        of(Tolerance.SEPARATED_TIME, "SystemTime", time("'2024-06-03T20:45:47-05:00'"), "{'LocalTime':'20240604094547'}"),
        of(Tolerance.SHORT_TIME, "SystemTime", time("'20240604'"), "{'LocalTime':'20240604000000'}"),
        of(Tolerance.SHORT_TIME, "SystemTime", time("202406040945"), "{'LocalTime':'20240604094500'}"),
        of(Tolerance.ZERO_TIME, "SystemTime", time("'00000000000000'"), "{}"),
        of(Tolerance.ZERO_TIME, "SystemTime", time("0"), "{}"),
        of(Tolerance.DATA_URL, "Image", data("data:image\\/jpeg;base64," + PICTURE), "{'Data':'" + PICTURE + "'}"),
        of(Tolerance.DATA_URL, "Image", data("ZGF0YTppbWFnZS9qcGVnO2Jhc2U2NCwvOWovNEFBUVNrWkpSZ0FCQWdBQUFRQUJBQUQvMlE9PQ=="), "{'Data':'" + PICTURE + "'}"),
        of(Tolerance.BASE64_BREAKS, "Image", data("/9j/4AAQSkZJRgABA\\r\\ngAAAQABAAD/ 2Q==\\n"), "{'Data':'" + PICTURE + "'}"),
        of(Tolerance.BASE64_URL_ALPHABET, "Image", data(PICTURE.replace('/', '_')), "{'Data':'" + PICTURE + "'}"),
        of(Tolerance.BASE64_PADDING, "Image", data(PICTURE.replace("=", "")), "{'Data':'" + PICTURE + "'}"),
        of(Tolerance.BASE64_PADDING, "Image", data(PICTURE.replace("==", "=")), "{'Data':'" + PICTURE + "'}"),
        of(Tolerance.BYTE_ORDER_MARK, "Keepalive", "\ufeff{'KeepaliveObject':{'DeviceID':'1'}}", "{'DeviceID':'1'}"),
        new Case(Tolerance.GBK, "MotorVehicleList", vehicle("'PlateNo':'京A12345'").replace('\'', '"').getBytes(Charset.forName("GBK")), "{'PlateNo':'京A12345'}"),
        of(Tolerance.CONTROL_CHARACTERS, "PersonList", person("'Name':'a\tb\nc'"), "{'Name':'a\\tb\\nc'}"),
        of(Tolerance.TRAILING_NUL, "Keepalive", "{'KeepaliveObject':{'DeviceID':'1'}}\0", "{'DeviceID':'1'}"));
  }

  private static Case of(Tolerance tolerance, String type, String json, String canonical) {
    return new Case(tolerance, type, json.replace('\'', '"').getBytes(StandardCharsets.UTF_8), canonical);
  }

  private static String person(String members) {
    return "{'PersonListObject':{'PersonObject':[{" + members + "}]}}";
  }

  private static String vehicle(String members) {
    return "{'MotorVehicleListObject':{'MotorVehicleObject':[{" + members + "}]}}";
  }

  private static String ape(String members) {
    return "{'APEListObject':{'APEObject':[{" + members + "}]}}";
  }

  private static String time(String value) {
    return "{'SystemTimeObject':{'LocalTime':" + value + "}}";
  }

  private static String data(String base64) {
    return "{'ImageObject':{'Data':'" + base64 + "'}}";
  }

  @ParameterizedTest
  @MethodSource("cases")
  void acceptsAndRecords(Case example) {
    Message message = Codec.read(example.type(), example.json(), new MemoryContents(), Tolerances.LENIENT);
    Item item = message.items().getFirst();
    assertThat(item.problems()).isEmpty();
    String written = Codec.write(item.object());
    assertThat(written.substring(written.indexOf(':') + 1, written.length() - 1))
        .isEqualTo(example.canonical().replace('\'', '"'));
    assertThat(all(message)).extracting(Deviation::tolerance).contains(example.tolerance());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void refusesWithItsSentenceWhenSwitchedOff(Case example) {
    Tolerances others = Tolerances.LENIENT.without(example.tolerance());
    String code = example.tolerance() == Tolerance.UNREADABLE_VALUE ? "OV-1220" : codeOf(example.tolerance());
    try {
      Message message = Codec.read(example.type(), example.json(), new MemoryContents(), others);
      assertThat(message.items().stream().flatMap(item -> item.problems().stream()))
          .extracting(Problem::code)
          .contains(code);
      message.items().stream().flatMap(item -> item.problems().stream()).forEach(problem -> check(problem.text()));
    } catch (MessageException e) {
      assertThat(e.code()).isEqualTo(code);
      check(e.text());
    }
  }

  /// Control characters are refused by the parser itself.
  private static String codeOf(Tolerance tolerance) {
    return switch (tolerance) {
      case CONTROL_CHARACTERS -> "OV-1203";
      default -> tolerance.code();
    };
  }

  private static void check(ErrorText text) {
    assertThat(text.zh()).doesNotContain("{0}", "{1}", "{2}", "{3}");
    assertThat(text.en()).doesNotContain("{0}", "{1}", "{2}", "{3}");
    assertThat(text.statusString(true)).hasSizeLessThanOrEqualTo(256);
  }

  private static List<Deviation> all(Message message) {
    List<Deviation> all = new ArrayList<>(message.deviations());
    message.items().forEach(item -> all.addAll(item.deviations()));
    all.forEach(deviation -> check(deviation.text()));
    return all;
  }

  @Test
  void everyToleranceHasAnExample() {
    Set<Tolerance> shown = EnumSet.noneOf(Tolerance.class);
    cases().forEach(example -> shown.add(example.tolerance()));
    assertThat(shown).containsExactlyInAnyOrder(Tolerance.values());
  }

  @Test
  void tolerancesAreFoundByName() {
    assertThat(Tolerance.find("outer-array")).contains(Tolerance.OUTER_ARRAY);
    assertThat(Tolerance.find("anything")).isEmpty();
    assertThat(Arrays.stream(Tolerance.values()).map(Tolerance::id)).doesNotHaveDuplicates();
    assertThat(Arrays.stream(Tolerance.values()).map(Tolerance::code)).doesNotHaveDuplicates();
  }

  @Test
  void setsOfTolerancesAreValues() {
    assertThat(Tolerances.STRICT.with(Tolerance.GBK)).isEqualTo(Tolerances.of(List.of(Tolerance.GBK)));
    assertThat(Tolerances.LENIENT.without(Tolerance.values())).isEqualTo(Tolerances.STRICT);
    assertThat(Tolerances.STRICT.with(Tolerance.GBK, Tolerance.ALIAS)).hasToString("{alias,gbk}");
    assertThat(Tolerances.LENIENT.allows(Tolerance.ALIAS)).isTrue();
    assertThat(Tolerances.STRICT.allowed()).isEmpty();
  }

  @Test
  void unknownShapeIsNoMessage() {
    assertThatExceptionOfType(MessageException.class)
        .isThrownBy(() -> Codec.read("PersonList", "{\"Foo\":1}"))
        .satisfies(e -> assertThat(e.code()).isEqualTo("OV-1210"))
        .withMessageContaining("PersonListObject")
        .withMessageContaining("Foo");
  }
}
