package org.openviid.reference;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.openviid.reference.Standard.Directive;
import org.openviid.schema.Attribute;
import org.openviid.schema.InterfaceRow;
import org.openviid.schema.ObjectType;
import org.openviid.schema.Operation;
import org.openviid.schema.SearchKind;
import org.openviid.schema.Sensitivity;

/// Describes the query grammar (Annex D) in an OpenAPI document: one parameter a directive, and one for the
/// conditions on the attributes of a type. Used by one thread.
final class OpenApiParameters {
  /// A reference to the identifier in a path.
  static final String ID = "#/components/parameters/ID";

  private static final String PLACE = "#/components/parameters/";
  private static final Set<String> OF_QUERIES = Set.of("max", "size", "start", "sort", "direction", "fields", "count");
  private static final Set<String> NUMBERS = Set.of("max", "size", "start", "count");
  private static final String OF_DELETIONS = "ids";

  private final Standard standard;
  private final Edition edition;
  private final JsonText json;

  OpenApiParameters(Standard standard, Edition edition, JsonText json) {
    this.standard = standard;
    this.edition = edition;
    this.json = json;
  }

  /// The parameters of an operation, as references.
  void references(InterfaceRow row) {
    List<Directive> directives = directives(row.operation());
    if (directives.isEmpty()) {
      return;
    }
    json.array("parameters", () -> {
      directives.forEach(directive -> reference(directive.name()));
      if (row.operation() == Operation.QUERY) {
        row.type().ifPresent(type -> reference(nameOfConditions(type)));
      }
    });
  }

  private void reference(String name) {
    json.object(() -> json.put("$ref", PLACE + name));
  }

  private List<Directive> directives(Operation operation) {
    return standard.directives().stream()
        .filter(directive -> switch (operation) {
          case QUERY -> OF_QUERIES.contains(directive.meaning());
          case DELETE -> OF_DELETIONS.equals(directive.meaning());
          default -> false;
        })
        .toList();
  }

  /// The definitions of all parameters.
  void definitions() {
    json.object("ID", () -> {
      parameter("ID", "path", "对象标识 · the identifier of the object");
      json.put("required", true);
      json.object("schema", () -> json.put("type", "string"));
    });
    for (Directive directive : standard.directives()) {
      json.object(directive.name(), () -> {
        parameter(directive.name(), "query", directive.note());
        json.object("schema", () -> directive(directive));
      });
    }
    Set<ObjectType> queried = new LinkedHashSet<>();
    edition.interfaces().stream()
        .filter(row -> row.operation() == Operation.QUERY)
        .forEach(row -> row.type().ifPresent(queried::add));
    queried.forEach(this::conditions);
  }

  private void parameter(String name, String in, String description) {
    json.put("name", name);
    json.put("in", in);
    json.putUnlessEmpty("description", description);
  }

  private void directive(Directive directive) {
    boolean number = NUMBERS.contains(directive.meaning());
    json.put("type", number ? "integer" : "string");
    if (number) {
      json.put("minimum", 0);
    }
  }

  private static String nameOfConditions(ObjectType type) {
    return type.name() + "-conditions";
  }

  private void conditions(ObjectType type) {
    json.object(nameOfConditions(type), () -> {
      parameter(nameOfConditions(type), "query", grammar());
      json.put("style", "form");
      json.put("explode", true);
      json.object("schema", () -> {
        json.put("type", "object");
        json.object("properties", () ->
            edition.attributes(type).stream().filter(OpenApiParameters::isSearchable).forEach(this::condition));
        json.object("additionalProperties", () -> json.put("type", "string"));
      });
    });
  }

  private String grammar() {
    List<String> operators =
        standard.operators().stream()
            .filter(operator -> !operator.form().equals("suffix"))
            .map(Standard.Operator::notation)
            .toList();
    return "属性条件：属性 运算符 值，以 & 连接。 Conditions: attribute, operator, value, joined by &. Attributes of nested "
        + "objects are named with dots. Operators and words: " + String.join(" ", operators);
  }

  private void condition(Attribute attribute) {
    json.object(attribute.name(), () -> {
      json.put("type", "string");
      json.put("description", Notes.both(attribute.label()));
    });
  }

  /// Restricted attributes are conditions for those only who have a permission.
  private static boolean isSearchable(Attribute attribute) {
    return attribute.search() != SearchKind.NONE
        && attribute.sensitivity() != Sensitivity.RESTRICTED
        && attribute.sensitivity() != Sensitivity.SECRET
        && !attribute.kind().nests();
  }
}
