package org.openviid.codec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openviid.schema.Attribute;
import org.openviid.schema.ObjectType;
import org.openviid.schema.Profile;
import org.openviid.schema.TypeKind;
import org.openviid.schema.ValueKind;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.sym.PropertyNameMatcher;
import tools.jackson.core.util.Named;

/// How the members of one object type are recognised. Immutable once all plans are made.
final class TypePlan {
  private final ObjectType type;
  private final String clause;
  private @Nullable PropertyNameMatcher matcher;
  private Field[] fields = {};
  private final Map<String, Field> caseless = new HashMap<>();
  private @Nullable Field elements;
  private @Nullable Roots roots;

  TypePlan(ObjectType type) {
    this.type = type;
    this.clause = clause(type);
  }

  /// Makes the plan, when there is a plan object for every type.
  void define(JsonFactory factory, Function<ObjectType, TypePlan> plans) {
    Map<String, Field> spellings = new LinkedHashMap<>();
    for (Attribute attribute : type.attributes()) {
      @Nullable TypePlan target = attribute.kind().nests() ? plans.apply(attribute.target()) : null;
      spellings.put(attribute.name(), new Field(this, attribute, null, target));
    }
    List<Field> canonical = List.copyOf(spellings.values());
    elements = onlyList(canonical);
    canonical.forEach(field -> addOtherSpellings(field, spellings));
    for (Field field : canonical) {
      caseless.merge(
          field.name().toLowerCase(Locale.ROOT), with(field, Tolerance.NAME_CASE), (a, b) -> a);
    }
    fields = spellings.values().toArray(Field[]::new);
    matcher =
        factory.constructNameMatcher(
            spellings.keySet().stream().map(Named::fromString).toList(), false);
  }

  private void addOtherSpellings(Field field, Map<String, Field> spellings) {
    boolean holdsElements = field == elements;
    Tolerance via = holdsElements ? Tolerance.ELEMENT_NAME : Tolerance.ALIAS;
    field.attribute().aliases().forEach(alias -> spellings.putIfAbsent(alias, with(field, via)));
    if (holdsElements) {
      for (String name : elementNames(field.target().type())) {
        spellings.putIfAbsent(name, with(field, Tolerance.ELEMENT_NAME));
      }
    }
  }

  private Field with(Field field, Tolerance via) {
    return new Field(this, field.attribute(), via, field.kind().nests() ? field.target() : null);
  }

  private @Nullable Field onlyList(List<Field> canonical) {
    if (type.kind() != TypeKind.LIST) {
      return null;
    }
    List<Field> lists = new ArrayList<>(canonical);
    lists.removeIf(field -> field.kind() != ValueKind.LIST);
    return lists.size() == 1 ? lists.getFirst() : null;
  }

  /// What the array within a list is called by peers that get it wrong.
  private static List<String> elementNames(ObjectType element) {
    return List.of(
        element.name(), element.name() + "Object", element.name() + "s", element.name() + "sObject");
  }

  ObjectType type() {
    return type;
  }

  /// Where the standards describe the type.
  String clause() {
    return clause;
  }

  PropertyNameMatcher matcher() {
    if (matcher == null) {
      throw new IllegalStateException("the plan of " + type + " is not made");
    }
    return matcher;
  }

  /// The field that the matcher found.
  Field field(int match) {
    return fields[match];
  }

  /// The field of that name when case does not count, or null.
  @Nullable Field caseless(String name) {
    return caseless.get(name.toLowerCase(Locale.ROOT));
  }

  /// Whether peers use the name as a key around an object of this type.
  boolean isRoot(String name) {
    return name.equals(type.root()) || name.equals(type.element()) || name.equals(type.name());
  }

  /// The keys around a message of this type.
  Roots roots() {
    if (roots == null) {
      throw new IllegalStateException("the roots of " + type + " are not known");
    }
    return roots;
  }

  /// Gives the keys around a message, when every plan knows its elements.
  void roots(Roots known) {
    roots = known;
  }

  /// Of a list type, the attribute that holds the elements when there is exactly one; else null.
  @Nullable Field elements() {
    return elements;
  }

  /// Where the standards describe a type.
  static String clause(ObjectType type) {
    return Stream.of(
            label("GB/T 46363-2025 ", clause(type, Profile.GBT46363)),
            label("GA/T 1400.3-2017 ", clause(type, Profile.GAT1400)))
        .filter(text -> !text.isEmpty())
        .collect(
            Collectors.collectingAndThen(
                Collectors.joining(", "),
                text -> text.isEmpty() ? type.name() : type.name() + " (" + text + ")"));
  }

  /// The clause of the type, or of what a list without a clause holds.
  private static String clause(ObjectType type, Profile profile) {
    if (type.kind() != TypeKind.LIST || !type.clause(profile).isEmpty()) {
      return type.clause(profile);
    }
    return type.attributes().stream()
        .filter(attribute -> attribute.kind() == ValueKind.LIST)
        .map(attribute -> attribute.target().clause(profile))
        .findFirst()
        .orElse("");
  }

  private static String label(String standard, String clause) {
    return clause.isEmpty() ? "" : standard + clause;
  }
}
