package org.openviid.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What the tables promise to the code that reads them.
class TablesTest {
  private static final Schema SCHEMA = Schema.load();
  private static final int OBJECTS_OF_ANNEX_B = 61;

  @Test
  void everyObjectOfAnnexBHasATable() {
    Map<Provenance, Integer> counts = new EnumMap<>(Provenance.class);
    List<String> clauses = new ArrayList<>();
    int attributes = 0;
    for (ObjectType type : SCHEMA.types()) {
      String clause = type.clause(Profile.GBT46363);
      if (clause.matches("B\\.\\d+") && type.key() <= OBJECTS_OF_ANNEX_B) {
        clauses.add(clause);
        attributes += type.attributes().size();
        counts.merge(prevailing(type), 1, Integer::sum);
        assertThat(type.provenance())
            .as("that %s exists stands in the contents", type)
            .isEqualTo(Provenance.CERTAIN);
        assertThat(type.attributes()).as(type.name()).isNotEmpty();
      }
    }
    System.out.printf(
        "%d of %d objects of Annex B have a table: %d certain, %d reconstructed, %d ours; %d"
            + " attributes%n",
        clauses.size(),
        OBJECTS_OF_ANNEX_B,
        counts.getOrDefault(Provenance.CERTAIN, 0),
        counts.getOrDefault(Provenance.RECONSTRUCTED, 0),
        counts.getOrDefault(Provenance.OURS, 0),
        attributes);
    assertThat(clauses)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.rangeClosed(1, OBJECTS_OF_ANNEX_B).mapToObj(n -> "B." + n).toList());
  }

  /// How well the attributes of a type are known, for most of them.
  private static Provenance prevailing(ObjectType type) {
    Map<Provenance, Integer> counts = new EnumMap<>(Provenance.class);
    type.attributes().forEach(attribute -> counts.merge(attribute.provenance(), 1, Integer::sum));
    return counts.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
  }

  @Test
  void pathsThatTypesNameLeadSomewhere() {
    for (ObjectType type : SCHEMA.types()) {
      if (type.hasIdentity()) {
        assertThat(type.idPath().leaf().kind()).as(type.name()).isIn(ValueKind.TEXT, ValueKind.INT);
      }
      type.timePath()
          .ifPresent(
              path -> assertThat(path.leaf().kind()).as(type.name()).isEqualTo(ValueKind.TIME));
    }
    for (CsvTable.Row row : CsvTable.read("types.csv", TableSource.builtIn()).rows()) {
      ObjectType type = SCHEMA.type(row.text("name"));
      for (String column : List.of("id", "time", "device", "point", "source", "owner", "library", "area")) {
        String path = row.text(column);
        assertThat(path.isEmpty() || type.path(path).isPresent())
            .as("%s.%s %s", type, column, path)
            .isTrue();
      }
      for (String path : row.list("fallback")) {
        assertThat(type.path(path)).as("%s.fallback %s", type, path).isPresent();
      }
    }
  }

  @Test
  void everyRuleForIdentifiersMakesThem() {
    DeviceId self = new DeviceId("33010600005030000001");
    IdentifierFactory factory =
        new IdentifierFactory(Clock.systemUTC(), ZoneOffset.ofHours(8), self, "330106000000", 0);
    for (ObjectType type : SCHEMA.types()) {
      if (type.kind() == TypeKind.RESOURCE) {
        String id = factory.create(type, self.text());
        Length length = type.idPath().leaf().length();
        assertThat(length.admits(id.length()) || type.identifierRule().equals("free"))
            .as("%s: %s", type, id)
            .isTrue();
      }
    }
  }

  @Test
  void subtypesOfIdentifiersStandInTheirCodeTables() {
    Map<String, String> lists =
        Map.of(
            "content",
            "SemanticObjectSubType",
            "basic",
            "BasicObjectSubType",
            "business",
            "BusinessObjectSubType");
    for (ObjectType type : SCHEMA.types()) {
      String rule = type.identifierRule();
      String list = rule.contains(":") ? lists.get(rule.substring(0, rule.indexOf(':'))) : null;
      if (list != null) {
        assertThat(
                SCHEMA.codeList(list).orElseThrow().admits(rule.substring(rule.indexOf(':') + 1)))
            .as("%s %s", type, rule)
            .isTrue();
      }
    }
  }

  @Test
  void aliasesNeverHideANameAndMeanOneAttribute() {
    for (ObjectType type : SCHEMA.types()) {
      Set<String> names = new HashSet<>();
      type.attributes().forEach(attribute -> names.add(attribute.name()));
      for (Attribute attribute : type.attributes()) {
        for (String alias : attribute.aliases()) {
          assertThat(names.add(alias)).as("%s.%s alias %s", type, attribute, alias).isTrue();
        }
      }
    }
  }

  @Test
  void sensitiveAttributesAreNotSearchable() {
    for (ObjectType type : SCHEMA.types()) {
      for (Attribute attribute : type.attributes()) {
        boolean guarded =
            attribute.sensitivity() == Sensitivity.RESTRICTED
                || attribute.sensitivity() == Sensitivity.SECRET;
        assertThat(guarded && attribute.search() != SearchKind.NONE)
            .as("%s.%s", type, attribute)
            .isFalse();
      }
    }
  }

  @Test
  void searchFitsTheKindOfTheAttribute() {
    for (ObjectType type : SCHEMA.types()) {
      for (Attribute attribute : type.attributes()) {
        String place = type + "." + attribute;
        boolean time = attribute.kind() == ValueKind.TIME;
        if (attribute.search() == SearchKind.TIME) {
          assertThat(time).as(place).isTrue();
        }
        if (attribute.kind().nests() || attribute.kind() == ValueKind.DATA) {
          assertThat(attribute.search()).as(place).isEqualTo(SearchKind.NONE);
        }
        if (attribute.search() == SearchKind.GRAM) {
          assertThat(attribute.kind()).as(place).isEqualTo(ValueKind.TEXT);
        }
      }
    }
  }

  @Test
  void onlyNumbersHaveRanges() {
    Map<Provenance, Integer> counts = new EnumMap<>(Provenance.class);
    for (ObjectType type : SCHEMA.types()) {
      for (Attribute attribute : type.attributes()) {
        if (attribute.range().isLimited()) {
          assertThat(attribute.kind()).as("%s.%s", type, attribute).isIn(ValueKind.INT, ValueKind.DOUBLE, ValueKind.TEXT);
          counts.merge(attribute.range().provenance(), 1, Integer::sum);
        }
      }
    }
    System.out.printf("ranges of numbers: %s%n", counts);
    assertThat(counts).containsOnlyKeys(Provenance.RECONSTRUCTED, Provenance.OURS);
    assertThat(SCHEMA.type("APE").attribute("Longitude").orElseThrow().range().notation()).isEqualTo("-180..180");
  }

  @Test
  void interfacesAreUniqueByMethodAndPath() {
    Set<String> served = new HashSet<>();
    for (InterfaceRow row : SCHEMA.interfaces()) {
      List<String> paths = new ArrayList<>(row.aliases());
      paths.add(row.path());
      for (String path : paths) {
        assertThat(served.add(row.method() + " " + path))
            .as("%s %s of %s", row.method(), path, row.id())
            .isTrue();
      }
    }
    assertThat(SCHEMA.interfaces().stream().map(InterfaceRow::id).distinct())
        .hasSameSizeAs(SCHEMA.interfaces());
  }
}
