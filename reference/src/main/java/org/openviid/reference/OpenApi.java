package org.openviid.reference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.openviid.schema.InterfaceRow;
import org.openviid.schema.Label;
import org.openviid.schema.Profile;

/// An OpenAPI 3.1 document of all interfaces of a generation of the standard: paths and methods as the
/// interface table has them, other accepted paths marked as deprecated, messages in JSON and XML.
public final class OpenApi {
  private final Standard standard;
  private final Edition edition;
  private final JsonText json;

  private OpenApi(Standard standard, Edition edition, JsonText json) {
    this.standard = standard;
    this.edition = edition;
    this.json = json;
  }

  /// The document.
  public static String document(Standard standard, Profile profile) {
    Edition edition = new Edition(standard.schema(), profile);
    return JsonText.of(json -> new OpenApi(standard, edition, json).write());
  }

  private void write() {
    json.put("openapi", "3.1.0");
    json.object("info", this::info);
    json.array("servers", () -> json.object(() -> json.put("url", "/")));
    json.array("tags", this::tags);
    JsonTypes types = new JsonTypes(edition, json, "#/components/schemas/");
    OpenApiParameters parameters = new OpenApiParameters(standard, edition, json);
    OpenApiOperations operations = new OpenApiOperations(standard, json, types, parameters);
    json.object("paths", () -> paths(operations));
    json.object("components", () -> {
      json.object("securitySchemes", this::securitySchemes);
      json.object("parameters", parameters::definitions);
      json.object("responses", operations::refusals);
      json.object("schemas", types::definitions);
    });
  }

  private void info() {
    json.put("title", "OpenVIID, " + edition.title());
    json.put("version", standard.version());
    json.put(
        "description",
        "视图库服务接口，由本服务器自己的表生成。x-provenance：certain 见于标准公开部分，reconstructed 由公开资料重建，"
            + "ours 为本项目自定。Service interfaces of a view library, made from the tables that the server itself "
            + "reads. x-provenance: certain, in the public part of the standard; reconstructed from public "
            + "material; ours, decided by this project. x-served: whether this server offers it yet.");
    json.object("license", () -> {
      json.put("name", "Apache-2.0");
      json.put("url", "https://www.apache.org/licenses/LICENSE-2.0");
    });
  }

  private void tags() {
    Set<Label> groups = new LinkedHashSet<>();
    edition.interfaces().forEach(row -> groups.add(standard.group(row)));
    for (Label group : groups) {
      json.object(() -> {
        json.put("name", group.zh());
        json.put("description", group.en());
      });
    }
  }

  private void securitySchemes() {
    json.object("digest", () -> {
      json.put("type", "http");
      json.put("scheme", "digest");
      json.put("description", "RFC 2617, RFC 7616");
    });
    json.object("registered", () -> {
      json.put("type", "apiKey");
      json.put("in", "header");
      json.put("name", "User-Identify");
      json.put(
          "description",
          "已注册方的 20 位编码，须来自其注册时的地址。 The identifier of a registered caller, from the address it registered from.");
    });
  }

  private void paths(OpenApiOperations operations) {
    Map<String, List<Place>> paths = new LinkedHashMap<>();
    for (InterfaceRow row : edition.interfaces()) {
      paths.computeIfAbsent(row.path(), _ -> new ArrayList<>()).add(new Place(row, row.path(), 0));
    }
    for (InterfaceRow row : edition.interfaces()) {
      for (int i = 0; i < row.aliases().size(); i++) {
        alias(paths, new Place(row, row.aliases().get(i), i + 1));
      }
    }
    paths.forEach((path, places) -> json.object(path, () -> path(operations, places)));
  }

  /// As in routing, a path of the table itself wins over an alias.
  private static void alias(Map<String, List<Place>> paths, Place alias) {
    List<Place> there = paths.computeIfAbsent(alias.path(), _ -> new ArrayList<>());
    if (there.stream().noneMatch(place -> place.row().method().equals(alias.row().method()))) {
      there.add(alias);
    }
  }

  private void path(OpenApiOperations operations, List<Place> places) {
    if (places.getFirst().isOfOne()) {
      json.array("parameters", () -> json.object(() -> json.put("$ref", OpenApiParameters.ID)));
    }
    for (Place place : places) {
      json.object(place.row().method().toLowerCase(Locale.ROOT), () -> operations.operation(place));
    }
  }
}
