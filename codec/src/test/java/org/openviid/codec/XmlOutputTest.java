package org.openviid.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.openviid.schema.DataObject;
import org.openviid.schema.Profile;
import org.openviid.schema.Value;

class XmlOutputTest {
  private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
  private static final WriteOptions OPTIONS = WriteOptions.of(Profile.GBT46363);

  private static String write(DataObject object) {
    String xml = Codec.write(Notation.XML, object, DataSource.NONE, OPTIONS);
    assertThat(xml).startsWith(HEAD);
    return xml.substring(HEAD.length());
  }

  private static DataObject person(String json) {
    return Codec.read("Person", json.replace('\'', '"')).items().getFirst().object();
  }

  @Test
  void elementsAreInTheOrderOfTheTableAndOthersFollowAsTheyCame() {
    assertThat(write(person("{'PersonObject':{'z':1,'Name':'A','a':{'c':1.0,'b':[]},'PersonID':'1','y':[true,2]}}")))
        .isEqualTo(
            "<PersonObject><PersonID>1</PersonID><Name>A</Name><z>1</z><a><c>1.0</c></a>"
                + "<y>true</y><y>2</y></PersonObject>");
  }

  @Test
  void listsAreTheirElements() {
    assertThat(write(person("{'PersonObject':{'SubImageList':{'SubImageInfoObject':[{'Type':'11'},{}]}}}")))
        .isEqualTo(
            "<PersonObject><SubImageList><SubImageInfoObject><Type>11</Type></SubImageInfoObject>"
                + "<SubImageInfoObject/></SubImageList></PersonObject>");
    assertThat(write(person("{'PersonObject':{'x':[[1,2],[],3]}}")))
        .isEqualTo("<PersonObject><x><x>1</x><x>2</x></x><x/><x>3</x></PersonObject>");
    DataObject none =
        MessageWriter.Draft.ofList(Codec.type("PersonList"), List.of(), DataSource.NONE, OPTIONS).object();
    assertThat(write(none)).isEqualTo("<PersonListObject/>");
  }

  @Test
  void textIsEscapedAndWhatXmlCannotHoldIsReplaced() {
    DataObject person =
        DataObject.builder(Codec.type("Person"))
            .set("Name", "<a href=\"x\">'&\t\n\r\u0001\u0000\ufffe\uffff测\ud83d\ude00\ud83d]]>")
            .build();
    assertThat(write(person))
        .isEqualTo(
            "<PersonObject><Name>&lt;a href=\"x\"&gt;'&amp;\t\n&#13;\ufffd\ufffd\ufffd\ufffd测\ud83d\ude00\ufffd]]&gt;"
                + "</Name></PersonObject>");
  }

  @Test
  void blanksAtTheEndsOfATextArePreserved() {
    assertThat(write(person("{'PersonObject':{'Name':' A','Alias':'A B','UsedName':' '}}")))
        .isEqualTo(
            "<PersonObject><Name xml:space=\"preserve\"> A</Name><UsedName xml:space=\"preserve\"> </UsedName>"
                + "<Alias>A B</Alias></PersonObject>");
  }

  @Test
  void contentsOfAllSizesAreEncodedBlockByBlock() {
    for (int length : new int[] {1, 3, 12_288, 12_289, 100_001}) {
      byte[] content = new byte[length];
      Arrays.fill(content, (byte) 0xa5);
      DataObject image = DataObject.builder(Codec.type("Image")).set("Data", new Value.Blob(1, length))
          .build();
      DataSource source = blob -> Optional.of(new ByteArrayInputStream(content));
      assertThat(Codec.write(Notation.XML, image, source, OPTIONS))
          .isEqualTo(
              HEAD + "<ImageObject><Data>" + Base64.getEncoder().encodeToString(content)
                  + "</Data></ImageObject>");
    }
  }

  @Test
  void contentThatIsGoneIsLeftOut() {
    DataObject image = DataObject.builder(Codec.type("Image")).set("Data", new Value.Blob(1, 5)).build();
    assertThat(write(image)).isEqualTo("<ImageObject/>");
    assertThat(write(image.toBuilder().set("x", new Value.Blob(1, 5)).build()))
        .isEqualTo("<ImageObject><x/></ImageObject>");
  }

  @Test
  void secretsAndWhatNeedsAPermissionAreLeftOutAsInJson() {
    DataObject person = person("{'PersonObject':{'PersonID':'1','SkinColor':'1'}}");
    assertThat(write(person)).isEqualTo("<PersonObject><PersonID>1</PersonID></PersonObject>");
  }
}
