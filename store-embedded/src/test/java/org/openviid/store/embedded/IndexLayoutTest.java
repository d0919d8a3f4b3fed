package org.openviid.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openviid.store.embedded.IndexTables.path;

import java.util.EnumSet;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.openviid.schema.ObjectType;
import org.openviid.schema.Schema;
import org.openviid.schema.TypeKind;
import org.openviid.store.embedded.IndexColumn.Storage;

class IndexLayoutTest {
  private final IndexLayout layout = new IndexLayout(IndexTables.SCHEMA);

  @Test
  void eachAttributeIsKeptAsTheTablesSay() {
    Map<String, String> kept = new TreeMap<>();
    for (IndexColumn column : layout.of(IndexTables.CAR_TYPE).all()) {
      String by = (column.hasTerms() ? " terms" : "") + (column.hasGrams() ? " grams" : "") + (column.hasPoints() ? " points" : "");
      kept.put(column.path().dotted(), column.storage() + by + (column.repeats() ? " repeats" : ""));
    }
    assertThat(kept)
        .containsEntry("CarCode", "IDENTITY")
        .containsEntry("Plate", "RAW grams")
        .containsEntry("Doors", "NUMBER")
        .containsEntry("Seats", "NUMBER terms")
        .containsEntry("Seen", "NUMBER points")
        .containsEntry("Parked", "NUMBER")
        .containsEntry("Colour", "DICTIONARY terms")
        .containsEntry("Road", "DICTIONARY")
        .containsEntry("Source", "HASH terms")
        .containsEntry("Address", "HASH")
        .containsEntry("Tags", "DICTIONARY terms repeats")
        .containsEntry("Notes", "DICTIONARY repeats")
        .containsEntry("Links", "HASH repeats")
        .containsEntry("Shots.Shot.Name", "DICTIONARY grams repeats")
        .containsEntry("Shots.Shot.ShotCode", "HASH terms repeats")
        .containsEntry("Shots.Shot.ShotAt", "NUMBER points repeats")
        .doesNotContainKeys("Owner", "Key", "Remark", "Picture", "Shots", "Hidden.BoatCode");
    assertThat(layout.of(IndexTables.CAR_TYPE).find(path("Owner"))).isNull();
  }

  @Test
  void fieldsAreNamedByPermanentKeys() {
    IndexColumn column = layout.of(IndexTables.CAR_TYPE).find(path("Shots.Shot.Kind"));
    assertThat(column).isNotNull();
    assertThat(column.name()).isEqualTo("1.19.1.2");
    assertThat(layout.of(IndexTables.BOAT_TYPE).all()).extracting(IndexColumn::name).contains("2.1.1", "2.2");
  }

  @Test
  void fingerprintFollowsWhatIsKeptNotWhatItIsCalled() {
    long before = layout.fingerprint();
    assertThat(new IndexLayout(IndexTables.SCHEMA).fingerprint()).isEqualTo(before);
    assertThat(fingerprint("3,Doors,,,int,,O,,gat1400,ours,,term,,")).isNotEqualTo(before);
    assertThat(fingerprint("3,Doors,,,double,,O,,gat1400,ours,,value,,")).isNotEqualTo(before);
    assertThat(fingerprint("3,Doors,,,int,,O,,gat1400,ours,restricted,value,,")).isNotEqualTo(before);
    assertThat(fingerprint("3,Gates,,,int,,O,,gat1400,ours,,value,,")).isEqualTo(before);
  }

  private static long fingerprint(String doors) {
    String boat =
        """
        1,Inner,,,object:Hull,,O,,gat1400,ours,,none,,
        2,Plate,,,text,..15,O,,gat1400,ours,,gram,,
        """;
    return new IndexLayout(Schema.load(IndexTables.with("objects/Boat.csv", boat + doors + "\n"))).fingerprint();
  }

  @Test
  void realTablesUseEveryStorageAndFitIntoAnIndex() {
    Schema schema = Schema.load();
    IndexLayout real = new IndexLayout(schema);
    EnumSet<Storage> used = EnumSet.noneOf(Storage.class);
    for (ObjectType type : schema.types()) {
      if (type.kind() == TypeKind.RESOURCE) {
        real.of(type).all().forEach(column -> used.add(column.storage()));
        assertThat(real.of(type).all()).as("%s", type).hasSizeLessThan(1_000);
        assertThat(real.of(type).find(type.idPath())).as("%s", type).isNotNull();
      }
    }
    assertThat(used).containsExactlyInAnyOrder(Storage.values());
  }
}
