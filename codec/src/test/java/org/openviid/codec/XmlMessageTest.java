package org.openviid.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openviid.schema.DataObject;

/// What XML says, shown as the JSON that says the same (annex C).
class XmlMessageTest {
  private static DataObject object(String type, String xml) {
    return only(type, xml).object();
  }

  private static Item only(String type, String xml) {
    Message message = Codec.read(type, xml);
    assertThat(message.items()).hasSize(1);
    return message.items().getFirst();
  }

  /// The JSON of the members, with single quotation marks.
  private static String json(String type, String members) {
    String root = Codec.type(type).root();
    String json = Codec.write(object(type, "<" + root + ">" + members + "</" + root + ">"))
        .replace('"', '\'');
    return json.substring(root.length() + 4, json.length() - 1);
  }

  private static List<Tolerance> tolerated(String type, String xml) {
    return only(type, xml).deviations().stream().map(Deviation::tolerance).toList();
  }

  @Test
  void canonicalMessageHasNoFindings() {
    Message message =
        Codec.read(
            "MotorVehicleList",
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <MotorVehicleListObject>
              <!-- one vehicle -->
              <MotorVehicleObject>
                <MotorVehicleID>330101010012100000010220171018080608022060269899</MotorVehicleID>
                <InfoKind>1</InfoKind>
                <HasPlate>1</HasPlate>
                <Speed>12.5</Speed>
                <PassTime>20260501080000</PassTime>
                <SubImageList>
                  <SubImageInfoObject><Type>01</Type><Width>7</Width><Data>AAAA</Data></SubImageInfoObject>
                </SubImageList>
              </MotorVehicleObject>
              <TotalNum>1</TotalNum>
            </MotorVehicleListObject>
            """,
            Tolerances.STRICT);
    assertThat(message.deviations()).isEmpty();
    assertThat(message.items()).hasSize(1);
    Item item = message.items().getFirst();
    assertThat(item.problems()).isEmpty();
    assertThat(item.deviations()).isEmpty();
    assertThat(Codec.write(item.object()))
        .isEqualTo(
            "{\"MotorVehicleObject\":{"
                + "\"MotorVehicleID\":\"330101010012100000010220171018080608022060269899\","
                + "\"InfoKind\":1,\"HasPlate\":\"1\",\"Speed\":12.5,\"PassTime\":\"20260501080000\",\"SubImageList\":{"
                + "\"SubImageInfoObject\":[{\"Type\":\"01\",\"Width\":7,\"Data\":\"AAAA\"}]}}}");
    assertThat(Codec.write(message.frame())).isEqualTo("{\"MotorVehicleListObject\":{\"TotalNum\":1}}");
  }

  @Test
  void elementsOfOneNameAreAListWhereverTheyStand() {
    String list =
        "<PersonListObject><PersonObject><PersonID>1</PersonID></PersonObject><TotalNum>3</TotalNum>"
            + "<PersonObject><PersonID>2</PersonID></PersonObject><Other>a</Other>"
            + "<PersonObject><PersonID>3</PersonID></PersonObject><Other>b</Other></PersonListObject>";
    Message message = Codec.read("PersonList", list);
    assertThat(message.items()).extracting(item -> item.object().id()).containsExactly("1", "2", "3");
    assertThat(Codec.write(message.frame()))
        .isEqualTo("{\"PersonListObject\":{\"TotalNum\":3,\"Other\":[\"a\",\"b\"]}}");
  }

  @Test
  void listWithoutElementsIsEmpty() {
    assertThat(Codec.read("PersonList", "<PersonListObject/>").items()).isEmpty();
    assertThat(Codec.read("PersonList", "<PersonListObject> \n </PersonListObject>").items()).isEmpty();
    assertThat(json("Image", "<FaceList/><ImageInfo/>")).isEqualTo("{'ImageInfo':{},'FaceList':{}}");
  }

  @Test
  void prefixesAndNamespacesMeanNothing() {
    String xml =
        "<v:KeepaliveObject xmlns:v='urn:a' xmlns='urn:b' xmlns:s='http://www.w3.org/2001/XMLSchema-instance'"
            + " xsi:schemaLocation='a b' s:type='v:T' xml:lang='zh'><w:DeviceID>1</w:DeviceID></v:KeepaliveObject>";
    assertThat(Codec.write(object("Keepalive", xml)))
        .isEqualTo("{\"KeepaliveObject\":{\"DeviceID\":\"1\"}}");
    assertThat(tolerated("Keepalive", xml)).isEmpty();
  }

  @Test
  void attributesAreMembers() {
    assertThat(json("Person", "<SubImageList a='1'><SubImageInfoObject Type='11' Width='3'/></SubImageList>"))
        .isEqualTo("{'SubImageList':{'SubImageInfoObject':[{'Type':'11','Width':3}],'a':'1'}}");
    assertThat(json("Person", "<x a='1'>t</x>")).isEqualTo("{'x':{'a':'1','#text':'t'}}");
    assertThat(json("Person", "<Name lang='zh'>A</Name>")).isEqualTo("{'Name':'A'}");
  }

  @Test
  void nilIsNull() {
    String person =
        "<PersonObject xmlns:i='http://www.w3.org/2001/XMLSchema-instance'><PersonID>1</PersonID>"
            + "<Name i:nil='true'/><SubImageList xsi:nil='1'/><AgeUpLimit i:nil='true'></AgeUpLimit>"
            + "<Alias i:nil='false'>A</Alias></PersonObject>";
    Item item = only("Person", person);
    assertThat(Codec.write(item.object()))
        .isEqualTo("{\"PersonObject\":{\"PersonID\":\"1\",\"Alias\":\"A\"}}");
    assertThat(item.cleared()).containsExactlyInAnyOrder("Name", "SubImageList", "AgeUpLimit");
  }

  @Test
  void unknownElementsAreKept() {
    assertThat(json("Person", "<a><b>1</b><b>2</b><c><d/>x &amp; y<e>z</e></c></a><f>007</f>"))
        .isEqualTo("{'a':{'b':['1','2'],'c':{'e':'z','#text':'x & y'}},'f':'007'}");
    assertThat(tolerated("Person", "<PersonObject><a/></PersonObject>"))
        .containsExactly(Tolerance.UNKNOWN_ATTRIBUTE);
  }

  @ParameterizedTest
  @CsvSource({
    "5, 5", "+5, 5", "007, 7", "-0, 0", "0, 0", "' 12 ', 12", "true, 1", "false, 0", "2.0, 2", "1e2, 100"
  })
  void wholeNumbersAreReadAsXmlSchemaWritesThem(String text, String number) {
    assertThat(json("Person", "<AgeUpLimit>" + text + "</AgeUpLimit>"))
        .isEqualTo("{'AgeUpLimit':" + number + "}");
  }

  @ParameterizedTest
  @CsvSource({"5, 5", ".5, 0.5", "5., 5", "-.25E1, -2.5", "+00.10, 0.1", "1e-3, 0.001"})
  void decimalsAreReadAsXmlSchemaWritesThem(String text, String number) {
    String xml = "<MotorVehicleObject><Speed>" + text + "</Speed></MotorVehicleObject>";
    assertThat(json("MotorVehicle", "<Speed>" + text + "</Speed>")).isEqualTo("{'Speed':" + number + "}");
    assertThat(tolerated("MotorVehicle", xml)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"INF", "NaN", "abc", "1 2", "--1", ".", "+", "1e", "0x10", "'1,5'"})
  void whatIsNoNumberIsToleratedAsInJson(String text) {
    assertThat(tolerated("MotorVehicle", "<MotorVehicleObject><Speed>" + text
        + "</Speed></MotorVehicleObject>"))
        .containsExactly(Tolerance.UNREADABLE_VALUE);
  }

  @Test
  void textIsTrimmedUnlessItsBlanksArePreserved() {
    assertThat(json("Person", "<Name>\n   A  B\r\n </Name>")).isEqualTo("{'Name':'A  B'}");
    assertThat(json("Person", "<Name xml:space='preserve'> A\r\n </Name>")).isEqualTo("{'Name':' A\\n '}");
    assertThat(json("Person", "<Name><![CDATA[ <b> ]]>&amp;&#65;&#x6d4b;&lt;</Name>"))
        .isEqualTo("{'Name':'<b> &A测<'}");
  }

  @Test
  void emptyElementsStandForAbsentValues() {
    String xml = "<PersonObject><Name/><AgeUpLimit></AgeUpLimit><GenderCode> </GenderCode></PersonObject>";
    assertThat(Codec.write(object("Person", xml))).isEqualTo("{\"PersonObject\":{}}");
    assertThat(tolerated("Person", xml))
        .containsExactly(Tolerance.EMPTY_TEXT, Tolerance.EMPTY_TEXT, Tolerance.EMPTY_TEXT);
  }

  @Test
  void toleratesWhatJsonTolerates() {
    assertThat(json("Person", "<personid>1</personid>")).isEqualTo("{'PersonID':'1'}");
    assertThat(json("Person", "<PersonAppearTime>2026-05-01T08:00:00</PersonAppearTime>"))
        .isEqualTo("{'PersonAppearTime':'20260501080000'}");
    assertThat(json("Person", "<Name>A</Name><Name>B</Name>")).isEqualTo("{'Name':'A,B'}");
    assertThat(object("Keepalive", "<Keepalive><DeviceID>1</DeviceID></Keepalive>").text("DeviceID"))
        .isEqualTo("1");
    assertThat(Codec.read("PersonList", "<PersonObject><PersonID>1</PersonID></PersonObject>").items())
        .hasSize(1);
    assertThat(object("Person",
        "<PersonListObject><PersonObject><PersonID>1</PersonID></PersonObject></PersonListObject>").id())
        .isEqualTo("1");
  }

  @Test
  void badElementConcernsNoOther() {
    Message message =
        Codec.read(
            "ImageList",
            "<ImageListObject><Image><Data>AAAA</Data></Image><Image><Data>*</Data></Image><Image>text</Image>"
                + "<Image><Data>AAAA</Data></Image></ImageListObject>");
    assertThat(message.items()).extracting(item -> item.problems().size()).containsExactly(0, 1, 1, 0);
    assertThat(message.items().get(1).problems().getFirst().code()).isEqualTo("OV-1224");
  }

  @Test
  void namesThatXmlDoesNotAllowComeBack() {
    for (String name : List.of("m dSimilarity", "1st", "a:b", "#text", "_x0041_", "测 试", "\u0000", "-", "😀",
        "é.b-c")) {
      DataObject object = DataObject.builder(Codec.type("Person")).set(name, "1").build();
      String xml = Codec.write(Notation.XML, object, DataSource.NONE, WriteOptions.everything());
      assertThat(object("Person", xml)).as(xml).isEqualTo(object);
    }
    assertThat(XmlNames.encoded("a b")).isEqualTo("a_x0020_b");
    assertThat(XmlNames.encoded("")).isEqualTo("_");
    assertThat(XmlNames.decoded("_xD83D_x_x110000_")).isEqualTo("\ud83dx_x110000_");
  }

  @Test
  void rootThatIsNoneOfTheMessagesIsNamed() {
    assertThatExceptionOfType(MessageException.class)
        .isThrownBy(() -> Codec.read("PersonList", "<Foo><Bar/></Foo>"))
        .withMessageContaining("PersonListObject")
        .withMessageContaining("Foo");
  }
}
