package org.openviid.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openviid.reference.Tables.SCHEMA;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openviid.schema.ObjectType;
import org.openviid.schema.Profile;

/// What a validator that we did not write makes of the documents, and of messages by them.
class JsonSchemasTest {
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private static final Map<Extent, com.networknt.schema.Schema> DOCUMENTS = new EnumMap<>(Extent.class);

  private static List<Error> errors(Extent extent, String message) {
    return DOCUMENTS
        .computeIfAbsent(
            extent, it -> REGISTRY.getSchema(JsonSchemas.document(SCHEMA, Profile.GBT46363, it), InputFormat.JSON))
        .validate(message, InputFormat.JSON);
  }

  @ParameterizedTest
  @CsvSource({"GBT46363,WHOLE", "GBT46363,PART", "GAT1400,WHOLE", "GAT1400,PART"})
  void theDocumentsAreOfTheirDialect(Profile profile, Extent extent) {
    com.networknt.schema.Schema dialect =
        REGISTRY.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));

    assertThat(dialect.validate(JsonSchemas.document(SCHEMA, profile, extent), InputFormat.JSON)).isEmpty();
  }

  @Test
  void everyObjectOfAnnexBIsDefined() {
    String document = JsonSchemas.document(SCHEMA, Profile.GBT46363, Extent.WHOLE);

    List<ObjectType> annex =
        SCHEMA.types().stream().filter(type -> type.clause(Profile.GBT46363).matches("B\\.\\d+")).toList();
    assertThat(annex).hasSize(61);
    assertThat(annex).allSatisfy(type -> assertThat(document).contains("\n  \"" + type.name() + "\": {\n"));
  }

  @Test
  void aRightMessageIsAccepted() {
    String status =
        """
        {"ResponseStatusListObject":{"ResponseStatusObject":[{"RequestURL":"/VIID/Persons","StatusCode":0,
          "StatusString":"正常","Id":"1","LocalTime":"20260501080000"}]}}
        """;

    assertThat(errors(Extent.WHOLE, status)).isEmpty();
    assertThat(errors(Extent.PART, status)).isEmpty();
    assertThat(errors(Extent.PART, status.replace(":0,", ":\"0\","))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'KeepaliveObject':{'DeviceID':'33010600001190000001'}} | ",
        "{'KeepaliveObject':{'DeviceID':'3301060000119000000'}} | minLength",
        "{'KeepaliveObject':{'DeviceID':'330106000011900000011'}} | maxLength",
        "{'KeepaliveObject':{'DeviceID':33010600001190000001}} | type",
        "{'KeepaliveObject':{}} | required",
        "{'AliveObject':{}} | additionalProperties",
        "{'KeepaliveObject':{'DeviceID':'33010600001190000001'},'RegisterObject':{'DeviceID':'33010600001190000001'}} | maxProperties",
        "{} | minProperties",
        "{'MotorVehicleListObject':{'MotorVehicleObject':{}}} | type",
        "{'MotorVehicleListObject':{'MotorVehicleObject':[{'VehicleColor':'1'}]}} | ",
        "{'MotorVehicleListObject':{'MotorVehicleObject':[{'VehicleColor':'red'}]}} | enum",
        "{'MotorVehicleListObject':{'MotorVehicleObject':[{'VehicleColor':1}]}} | type;enum",
        "{'MotorVehicleListObject':{'MotorVehicleObject':[{'InfoKind':77}]}} | enum",
        "{'MotorVehicleListObject':{'MotorVehicleObject':[{'HasPlate':'2'}]}} | enum",
        "{'APEListObject':{'APEObject':[{'Longitude':-180,'Port':65535}]}} | ",
        "{'APEListObject':{'APEObject':[{'Longitude':-180.1}]}} | minimum",
        "{'APEListObject':{'APEObject':[{'Port':65536}]}} | maximum",
        "{'APEListObject':{'APEObject':[{'Port':80.5}]}} | type",
        "{'MotorVehicleListObject':{'MotorVehicleObject':[{'PassTime':'2026-05-01 08:00:00'}]}} | pattern",
        "{'MotorVehicleListObject':{'MotorVehicleObject':[{'PassTime':'20260501080000123'}]}} | ",
        "{'MotorVehicleListObject':{'MotorVehicleObject':[{'PassTime':'20261301080000'}]}} | pattern",
        "{'MotorVehicleListObject':{'MotorVehicleObject':[{'m_dSimilaritydegree':0.5}]}} | ",
        "{'SubscribeListObject':{'SubscribeObject':[{'SubscribeDetail':'11,13'}]}} | ",
        "{'SubscribeListObject':{'SubscribeObject':[{'SubscribeDetail':'11;13'}]}} | pattern",
        "{'ImageListObject':{'Image':[{'PersonList':{}}]}} | "
      })
  void eachRuleIsKept(String message, String broken) {
    List<String> keywords =
        errors(Extent.PART, message.replace('\'', '"')).stream().map(Error::getKeyword).distinct().toList();

    assertThat(keywords).containsExactlyElementsOf(broken == null ? List.of() : List.of(broken.split(";")));
  }

  @Test
  void aWholeObjectHasAllThatIsRequired() {
    String vehicle = "{\"MotorVehicleListObject\":{\"MotorVehicleObject\":[{\"VehicleColor\":\"1\"}]}}";

    assertThat(errors(Extent.WHOLE, vehicle))
        .extracting(Error::getKeyword, Error::getProperty)
        .contains(org.assertj.core.groups.Tuple.tuple("required", "MotorVehicleID"));
  }

  @Test
  void aSecretIsNeverAskedForAndMarked() {
    String document = JsonSchemas.document(SCHEMA, Profile.GBT46363, Extent.WHOLE);

    assertThat(document).contains("\"writeOnly\": true");
  }
}
