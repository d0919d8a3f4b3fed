package org.openviid.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openviid.reference.Tables.SCHEMA;
import static org.openviid.reference.Tables.STANDARD;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openviid.schema.InterfaceRow;
import org.openviid.schema.Profile;

/// What a parser that we did not write makes of the documents.
class OpenApiTest {
  private static final Map<Profile, SwaggerParseResult> PARSED = new EnumMap<>(Profile.class);

  private static SwaggerParseResult parsed(Profile profile) {
    return PARSED.computeIfAbsent(profile, it -> {
      ParseOptions options = new ParseOptions();
      options.setResolve(false);
      return new OpenAPIV3Parser().readContents(OpenApi.document(STANDARD, it), null, options);
    });
  }

  private static OpenAPI document(Profile profile) {
    return parsed(profile).getOpenAPI();
  }

  @ParameterizedTest
  @EnumSource
  void theDocumentIsOpenApi(Profile profile) {
    assertThat(parsed(profile).getMessages()).isEmpty();
    assertThat(document(profile).getOpenapi()).isEqualTo("3.1.0");
    assertThat(document(profile).getInfo().getLicense().getName()).isEqualTo("Apache-2.0");
  }

  @ParameterizedTest
  @EnumSource
  void everyRowOfTheInterfaceTableIsAnOperationOnItsPath(Profile profile) {
    List<InterfaceRow> rows =
        SCHEMA.interfaces().stream().filter(row -> row.profiles().contains(profile)).toList();

    assertThat(rows).hasSizeGreaterThan(100).allSatisfy(row -> {
      Operation operation = operation(document(profile), row.method(), row.path());
      assertThat(operation.getOperationId()).isEqualTo(row.id());
      assertThat(operation.getDeprecated()).isNull();
      assertThat(operation.getExtensions()).containsEntry("x-provenance", Edition.word(row.provenance()));
      assertThat(operation.getRequestBody() != null).isEqualTo(row.request().isPresent() || row.rawRequest());
    });
  }

  @Test
  void aliasesAreDeprecatedAndSayOfWhat() {
    Operation alias = operation(document(Profile.GBT46363), "POST", "/VIID/Keepalive");

    assertThat(alias.getDeprecated()).isTrue();
    assertThat(alias.getExtensions()).containsEntry("x-alias-of", "/VIID/System/Keepalive");
  }

  @ParameterizedTest
  @EnumSource
  void operationsHaveNamesOfTheirOwn(Profile profile) {
    Set<String> names = new HashSet<>();

    document(profile).getPaths().values().stream()
        .flatMap(path -> path.readOperations().stream())
        .forEach(operation -> assertThat(names.add(operation.getOperationId())).as(operation.getOperationId()).isTrue());
    assertThat(names).hasSizeGreaterThan(SCHEMA.interfaces().size() / 2);
  }

  @ParameterizedTest
  @EnumSource
  void everyReferenceLeadsSomewhere(Profile profile) {
    String text = OpenApi.document(STANDARD, profile);
    OpenAPI document = document(profile);
    Set<String> there = new HashSet<>();
    document.getComponents().getSchemas().keySet().forEach(name -> there.add("#/components/schemas/" + name));
    document.getComponents().getResponses().keySet().forEach(name -> there.add("#/components/responses/" + name));
    document.getComponents().getParameters().keySet().forEach(name -> there.add("#/components/parameters/" + name));

    Set<String> wanted = new HashSet<>();
    Pattern.compile("\"\\$ref\": \"([^\"]+)\"").matcher(text).results().forEach(it -> wanted.add(it.group(1)));
    assertThat(there).containsAll(wanted);
  }

  @Test
  void messagesComeInBothEncodingsAndCreationAsksForWholeObjects() {
    OpenAPI document = document(Profile.GBT46363);
    Operation create = operation(document, "POST", "/VIID/MotorVehicles");
    Operation update = operation(document, "PUT", "/VIID/MotorVehicles");

    assertThat(create.getRequestBody().getContent()).containsOnlyKeys("application/VIID+JSON", "application/VIID+XML");
    assertThat(body(create)).isEqualTo("#/components/schemas/MotorVehicleListObject");
    assertThat(body(update)).isEqualTo("#/components/schemas/MotorVehicleListObject-part");
    assertThat(create.getResponses()).containsKeys("200", "400", "401", "503", "default");
    assertThat(create.getSecurity()).hasSize(2);
  }

  @Test
  void queriesNameDirectivesAndSearchableAttributes() {
    OpenAPI document = document(Profile.GBT46363);

    assertThat(operation(document, "GET", "/VIID/Persons").getParameters())
        .extracting(Parameter::get$ref)
        .contains("#/components/parameters/PageRecordNum", "#/components/parameters/Person-conditions");
    assertThat(properties(document, "Person-conditions"))
        .contains("PersonID", "GenderCode")
        .doesNotContain("IDNumber", "SubImageList");
  }

  private static String body(Operation operation) {
    return there(operation.getRequestBody().getContent().get("application/VIID+JSON")).getSchema().get$ref();
  }

  private static Set<String> properties(OpenAPI document, String parameter) {
    Schema<?> schema = there(document.getComponents().getParameters().get(parameter)).getSchema();
    return schema.getProperties().keySet();
  }

  private static Operation operation(OpenAPI document, String method, String path) {
    PathItem there = there(document.getPaths().get(path));
    return there(there.readOperationsMap().get(PathItem.HttpMethod.valueOf(method)));
  }

  private static <T> T there(@Nullable T part) {
    if (part == null) {
      throw new AssertionError("the document lacks it");
    }
    return part;
  }
}
