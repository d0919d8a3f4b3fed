package org.openviid.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaTest {
  private static final Schema SCHEMA = Schema.load();

  @Test
  void typesAreFoundByNameKeyAndRoot() {
    ObjectType vehicle = SCHEMA.type("MotorVehicle");
    assertThat(SCHEMA.find("MotorVehicle")).containsSame(vehicle);
    assertThat(SCHEMA.find(vehicle.key())).isSameAs(vehicle);
    assertThat(SCHEMA.findByRoot("MotorVehicleObject")).containsSame(vehicle);
    assertThat(SCHEMA.find("Nothing")).isEmpty();
    assertThatThrownBy(() -> SCHEMA.type("Nothing")).hasMessageContaining("Nothing");
  }

  @Test
  void attributesAreFoundByNameKeyAndAlias() {
    ObjectType person = SCHEMA.type("Person");
    Attribute id = person.attribute("PersonID").orElseThrow();
    assertThat(person.find("PersionID")).isSameAs(id);
    assertThat(person.find(id.key())).isSameAs(id);
    assertThat(person.attribute("personid")).isEmpty();
    assertThat(person.pathIgnoringCase("personid").orElseThrow().leaf()).isSameAs(id);
    assertThat(person.attributes().get(id.ordinal())).isSameAs(id);
  }

  @ParameterizedTest
  @CsvSource({
    "MotorVehicle,PlateNo,PlateNo",
    "MotorVehicle,MotorVehicle.PlateNo,PlateNo",
    "MotorVehicle,SubImageList.Type,SubImageList.SubImageInfoObject.Type",
    "MotorVehicle,SubImageList.SubImageInfoObject.Type,SubImageList.SubImageInfoObject.Type",
    "Image,ImageID,ImageInfo.ImageID",
    "Image,ImageInfo.Title,ImageInfo.Title",
    "Image,PersonList.PersonID,PersonList.PersonObject.PersonID",
    "Image,MotorVehicleList.SubImageList.Type,MotorVehicleList.MotorVehicleObject.SubImageList.SubImageInfoObject.Type"
  })
  void pathsMayLeaveOutWhatMerelyContains(String type, String name, String dotted) {
    assertThat(SCHEMA.type(type).path(name)).map(AttributePath::dotted).contains(dotted);
  }

  @ParameterizedTest
  @CsvSource({
    "''",
    "'.'",
    "'..'",
    "Nothing",
    "PlateNo.Nothing",
    "SubImageList.Nothing",
    "'.PlateNo'",
    "'PlateNo.'"
  })
  void pathsThatLeadNowhereAreNone(String name) {
    assertThat(SCHEMA.type("MotorVehicle").path(name)).isEmpty();
    assertThat(SCHEMA.type("MotorVehicle").pathIgnoringCase(name)).isEmpty();
  }

  @Test
  void severalValuesInOneTextAreJoinedByWhatTheNoteSays() {
    assertThat(SCHEMA.type("Person").find("Appendant"))
        .extracting(a -> a == null ? "" : a.separator().orElse(""))
        .isEqualTo(";");
    assertThat(SCHEMA.type("Person").find("Name"))
        .extracting(a -> a == null ? "" : a.separator().orElse(""))
        .isEqualTo("");
  }

  @Test
  void renamedAttributeKeepsItsKeyAndAnswersToBothNames() {
    int key = SCHEMA.type("MotorVehicle").attribute("PlateNo").orElseThrow().key();
    Schema renamed =
        Schema.load(
            ChangedTables.none()
                .with(
                    "objects/MotorVehicle.csv",
                    "22,PlateNo,车牌号,plate"
                        + " number,text,..15,C,,gbt46363;gat1400,reconstructed,personal,gram,,",
                    "22,LicensePlate,车牌号,plate"
                        + " number,text,..15,C,,gbt46363;gat1400,certain,personal,gram,PlateNo,"));
    ObjectType vehicle = renamed.type("MotorVehicle");
    Attribute found = vehicle.find(key);
    assertThat(found).isNotNull();
    assertThat(found).hasToString("LicensePlate");
    assertThat(vehicle.find("PlateNo")).isSameAs(found);
    assertThat(vehicle.path("LicensePlate").orElseThrow().keys()).isEqualTo(Integer.toString(key));
    assertThat(renamed.fingerprint())
        .as("no index has to be built anew")
        .isEqualTo(SCHEMA.fingerprint());
  }

  @Test
  void changedKindChangesTheFingerprint() {
    Schema changed =
        Schema.load(
            ChangedTables.none()
                .with(
                    "objects/MotorVehicle.csv",
                    "28,Speed,行驶速度,speed,double",
                    "28,Speed,行驶速度,speed,int"));
    assertThat(changed.fingerprint()).isNotEqualTo(SCHEMA.fingerprint());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "objects/MotorVehicle.csv|28,Speed,行驶速度,speed,double|28,Speed,行驶速度,speed,float|objects/MotorVehicle.csv"
            + " line 29: type 'float' is unknown",
        "objects/MotorVehicle.csv|28,Speed,|27,Speed,|objects/MotorVehicle.csv line 29: attribute Speed, or its"
            + " key, occurs twice",
        "objects/MotorVehicle.csv|object:SubImageList|object:Nothing|object type 'Nothing' is"
            + " missing",
        "objects/MotorVehicle.csv|,PlateClassType,|,NoSuchList,|code list 'NoSuchList' is missing",
        "types.csv|10,MotorVehicle,|9,MotorVehicle,|types.csv line 11: type MotorVehicle or its key"
            + " occurs twice",
        "types.csv|,MotorVehicleID,|,MotorVehicleNo,|types.csv line 11: id 'MotorVehicleNo' is no attribute of"
            + " MotorVehicle",
        "interfaces.csv|register,Register,Register|register,Nothing,Register|interfaces.csv line 2:"
            + " type 'Nothing' has no table",
        "interfaces.csv|GET,/VIID/Persons,|GET,/VIID/Faces,|interfaces.csv line 121: Faces.query, or its method and"
            + " path, occurs twice"
      })
  void inconsistentTablesAreRefusedWithTheirPlace(
      String path, String old, String replacement, String message) {
    ChangedTables tables = ChangedTables.none().with(path, old, replacement);
    assertThatThrownBy(() -> Schema.load(tables))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
