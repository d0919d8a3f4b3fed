package org.openviid.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openviid.schema.InterfaceRow;
import org.openviid.schema.Schema;
import org.openviid.schema.ViidException;

class RouterTest {
  private static final Router ROUTER = new Router(TestServer.SCHEMA.interfaces());

  static Stream<InterfaceRow> rows() {
    return TestServer.SCHEMA.interfaces().stream();
  }

  private static String id(String method, String path) {
    return ROUTER.route(method, path) instanceof Routing.Matched matched
        ? matched.row().id() + "(" + matched.id() + ")"
        : ROUTER.route(method, path).toString();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void everyRowOfTheTableIsServedUnderItsPath(InterfaceRow row) {
    String path = row.path().replace("{ID}", "4711");

    assertThat(ROUTER.route(row.method(), path))
        .isEqualTo(new Routing.Matched(row, row.path().contains("{ID}") ? "4711" : ""));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void everyAliasMeansWhatItsRowMeans(InterfaceRow row) {
    for (String alias : row.aliases()) {
      Routing routing = ROUTER.route(row.method(), alias.replace("{ID}", "4711"));

      assertThat(routing).isInstanceOfSatisfying(
          Routing.Matched.class, matched -> assertThat(matched.row().operation()).isEqualTo(row.operation()));
    }
  }

  @ParameterizedTest
  @ValueSource(strings =
      {"//VIID/Faces", "/VIID//Faces", "/VIID/Faces/", "/VIID/Faces//", "/VIID/%46aces", "/VIID/Faces;x=1"})
  void slashesTooManyPercentEncodingAndParametersChangeNothing(String path) {
    assertThat(id("GET", path)).isEqualTo("Faces.query()");
  }

  @ParameterizedTest
  @CsvSource({
    "/VIID/Faces/a%20b, a b",
    "/VIID/Faces/%E4%BA%ACA, 京A",
    "/VIID/Faces/京%41, 京A",
    "/VIID/Faces/a%2Fb, a/b",
    "/VIID/Faces/a+b, a+b",
    "/VIID/Faces/%F0%9F%9A%97😀, 🚗😀"
  })
  void identifiersAreDecoded(String path, String expected) {
    assertThat(id("GET", path)).isEqualTo("Faces.read(" + expected + ")");
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "/VIID/../VIID/Faces", "/VIID/./Faces", "/VIID/%2e%2e/Faces", "/VIID/Faces/..", "/VIID/Faces/.%2E",
        "/VIID/..;/Faces"
  })
  void dotSegmentsAreRefusedInWhateverNotation(String path) {
    assertThatThrownBy(() -> ROUTER.route("GET", path))
        .isInstanceOf(ViidException.class).hasMessageContaining("OV-2100");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/VIID/Faces/a%00b", "/VIID/Faces/a%0d%0ab", "/VIID/Faces/\uFFFD"})
  void controlCharactersAndUnreadableBytesAreRefused(String path) {
    assertThatThrownBy(() -> ROUTER.route("GET", path))
        .isInstanceOf(ViidException.class).hasMessageContaining("OV-2101");
  }

  @ParameterizedTest
  @ValueSource(strings =
      {"/VIID/Faces/%", "/VIID/Faces/%4", "/VIID/Faces/%zz", "/VIID/Faces/%E4", "/VIID/Faces/%CA%BE%C0"})
  void percentEncodingThatIsNotUtf8IsRefused(String path) {
    assertThatThrownBy(() -> ROUTER.route("GET", path))
        .isInstanceOf(ViidException.class).hasMessageContaining("OV-2102");
  }

  @Test
  void aLiteralSegmentWinsOverAnIdentifier() {
    assertThat(id("GET", "/VIAS/Tasks/Enhancements")).isEqualTo("EnhancementTasks.query()");
    assertThat(id("GET", "/VIAS/Tasks/4711")).isEqualTo("Tasks.read(4711)");
  }

  @Test
  void anIdentifierIsTriedWhereALiteralLeadsNowhere() {
    Router router =
        new Router(Schema.load(Tables.replacing("interfaces.csv", "/VIID/System/Status,",
            "/VIID/Faces/Latest/Status,")).interfaces());

    assertThat(router.route("GET", "/VIID/Faces/Latest"))
        .isInstanceOfSatisfying(Routing.Matched.class, matched -> assertThat(matched.id())
            .isEqualTo("Latest"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "", "/VIID", "/VIID/Nothing", "/viid/Faces", "/VIID/Faces/1/2/3", "*"})
  void whatTheTableDoesNotHaveIsUnknown(String path) {
    assertThat(ROUTER.route("GET", path)).isEqualTo(new Routing.UnknownResource());
  }

  @ParameterizedTest
  @ValueSource(strings = {"HEAD", "OPTIONS", "PATCH", "get"})
  void aMethodThatTheResourceLacksComesWithThoseItHas(String method) {
    assertThat(ROUTER.route(method, "/VIID/Faces"))
        .isEqualTo(new Routing.UnknownMethod(List.of("DELETE", "GET", "POST", "PUT")));
  }

  @Test
  void aKeepaliveByGetIsUnderstood() {
    assertThat(id("GET", "/VIID/System/Keepalive")).isEqualTo("System.keepalive()");
    assertThat(ROUTER.route("GET", "/VIID/System/Register"))
        .isEqualTo(new Routing.UnknownMethod(List.of("POST")));
  }

  @Test
  void aPathCorrectedInTheTableIsCorrectedOnTheWire() {
    Router corrected =
        new Router(Schema.load(Tables.replacing("interfaces.csv", "/VIID/Faces,", "/VIID/FaceImages,"))
        .interfaces());

    assertThat(corrected.route("GET", "/VIID/FaceImages")).isInstanceOf(Routing.Matched.class);
    assertThat(corrected.route("GET", "/VIID/Faces")).isNotInstanceOf(Routing.Matched.class);
  }
}
