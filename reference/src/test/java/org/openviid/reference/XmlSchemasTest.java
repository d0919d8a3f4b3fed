package org.openviid.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openviid.reference.Tables.SCHEMA;

import java.io.IOException;
import java.io.StringReader;
import java.util.EnumMap;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openviid.schema.ObjectType;
import org.openviid.schema.Profile;
import org.xml.sax.SAXException;

/// What the XML Schema processor of the JDK makes of the documents, and of messages by them.
class XmlSchemasTest {
  private static final Map<Extent, Schema> DOCUMENTS = new EnumMap<>(Extent.class);

  private static Schema compiled(Profile profile, Extent extent) throws SAXException {
    return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
        .newSchema(new StreamSource(new StringReader(XmlSchemas.document(SCHEMA, profile, extent))));
  }

  private static void validate(Extent extent, String message) throws SAXException, IOException {
    if (!DOCUMENTS.containsKey(extent)) {
      DOCUMENTS.put(extent, compiled(Profile.GBT46363, extent));
    }
    DOCUMENTS.get(extent).newValidator().validate(new StreamSource(new StringReader(message)));
  }

  @ParameterizedTest
  @CsvSource({"GBT46363,WHOLE", "GBT46363,PART", "GAT1400,WHOLE", "GAT1400,PART"})
  void theDocumentsAreXmlSchema(Profile profile, Extent extent) throws SAXException {
    assertThat(compiled(profile, extent)).isNotNull();
  }

  @Test
  void everyObjectOfAnnexBIsAComplexType() {
    String document = XmlSchemas.document(SCHEMA, Profile.GBT46363, Extent.WHOLE);

    assertThat(SCHEMA.types().stream().filter(type -> type.clause(Profile.GBT46363).matches("B\\.\\d+")))
        .hasSize(61)
        .allSatisfy(type -> assertThat(document).contains("<xs:complexType name=\"" + type.name() + "\">"));
  }

  @Test
  void everyMessageIsAGlobalElement() {
    String document = XmlSchemas.document(SCHEMA, Profile.GAT1400, Extent.WHOLE);

    assertThat(SCHEMA.types().stream().filter(type -> type.profiles().contains(Profile.GAT1400)))
        .map(ObjectType::root)
        .filteredOn(root -> !root.isEmpty())
        .hasSizeGreaterThan(50)
        .allSatisfy(root -> assertThat(document).contains("\n <xs:element name=\"" + root + "\" type="));
  }

  @Test
  void aGenerationHasOnlyWhatIsItsOwn() {
    assertThat(XmlSchemas.document(SCHEMA, Profile.GBT46363, Extent.WHOLE))
        .doesNotContain("FaceObject", "EthicCode")
        .contains("TargetDetectionTaskObject");
    assertThat(XmlSchemas.document(SCHEMA, Profile.GAT1400, Extent.WHOLE))
        .contains("FaceObject", "EthicCode")
        .doesNotContain("TargetDetectionTaskObject");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<KeepaliveObject><DeviceID>33010600001190000001</DeviceID></KeepaliveObject>",
        "<MotorVehicleListObject/>",
        "<MotorVehicleListObject><MotorVehicleObject/><MotorVehicleObject/></MotorVehicleListObject>",
        "<ImageObject><ImageInfo/><PersonList/><Data>AAAA</Data></ImageObject>",
        "<SubscribeObject><SubscribeDetail>11,13</SubscribeDetail></SubscribeObject>",
        "<MotorVehicleObject><HasPlate>1</HasPlate></MotorVehicleObject>",
        "<APEObject><Port>65535</Port><Longitude>-180</Longitude></APEObject>",
        "<MotorVehicleObject><PassTime>20260501080000123</PassTime></MotorVehicleObject>",
        "<MotorVehicleObject><x:More xmlns:x='urn:x'>1</x:More></MotorVehicleObject>"
      })
  void rightMessagesAreAccepted(String message) {
    assertThatCode(() -> validate(Extent.PART, message)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<AliveObject/> | cvc-elt.1",
        "<KeepaliveObject/> | cvc-complex-type.2.4.b",
        "<KeepaliveObject><DeviceID>1</DeviceID></KeepaliveObject> | cvc-length-valid",
        "<MotorVehicleObject><HasPlate>2</HasPlate></MotorVehicleObject> | cvc-enumeration-valid",
        "<MotorVehicleObject><VehicleColor>red</VehicleColor></MotorVehicleObject> | cvc-enumeration-valid",
        "<MotorVehicleObject><InfoKind>77</InfoKind></MotorVehicleObject> | cvc-enumeration-valid",
        "<MotorVehicleObject><InfoKind>x</InfoKind></MotorVehicleObject> | cvc-datatype-valid.1.2.1",
        "<MotorVehicleObject><PassTime>2026-05-01</PassTime></MotorVehicleObject> | cvc-pattern-valid",
        "<SubscribeObject><SubscribeDetail>11;13</SubscribeDetail></SubscribeObject> | cvc-pattern-valid",
        "<APEObject><Port>65536</Port></APEObject> | cvc-maxInclusive-valid",
        "<APEObject><Port>80.5</Port></APEObject> | cvc-datatype-valid.1.2.1",
        "<APEObject><Longitude>-180.1</Longitude></APEObject> | cvc-minInclusive-valid",
        "<ImageObject><Data>*</Data></ImageObject> | cvc-datatype-valid.1.2.1",
        "<ImageObject><PersonList/><ImageInfo/></ImageObject> | cvc-complex-type.2.4",
        "<MotorVehicleObject><Nothing/></MotorVehicleObject> | cvc-complex-type.2.4"
      })
  void eachRuleIsKept(String message, String broken) {
    assertThatThrownBy(() -> validate(Extent.PART, message))
        .isInstanceOf(SAXException.class)
        .hasMessageStartingWith(broken);
  }

  @Test
  void aWholeObjectHasAllThatIsRequired() {
    assertThatThrownBy(() -> validate(Extent.WHOLE, "<MotorVehicleObject/>"))
        .isInstanceOf(SAXException.class)
        .hasMessageContaining("MotorVehicleID");
  }
}
