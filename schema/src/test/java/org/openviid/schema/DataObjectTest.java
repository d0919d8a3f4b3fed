package org.openviid.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class DataObjectTest {
  private static final Schema SCHEMA = Schema.load();
  private static final ObjectType PERSON = SCHEMA.type("Person");

  @Test
  void knownNamesAndAliasesAreAttributesAndOthersAreExtras() {
    DataObject person =
        DataObject.builder(PERSON)
            .set("PersionID", "1")
            .set("AgeUpLimit", 30)
            .set("m_x", "y")
            .build();
    assertThat(person.id()).isEqualTo("1");
    assertThat(person.text("PersonID")).isEqualTo("1");
    assertThat(person.value("AgeUpLimit")).isEqualTo(new Value.Whole(30));
    assertThat(person.text("AgeUpLimit")).isNull();
    assertThat(person.extras()).containsOnlyKeys("m_x");
    assertThat(person.value("m_x")).isEqualTo(new Value.Text("y"));
    assertThatThrownBy(() -> person.extras().put("a", new Value.Whole(1)))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void copiesAreIndependentAndEqualWhereUnchanged() {
    DataObject person = DataObject.builder(PERSON).set("PersonID", "1").set("m_x", "y").build();
    DataObject same = person.toBuilder().build();
    DataObject cleared =
        person.toBuilder().set("PersonID", (Value) null).set("m_x", (Value) null).build();
    assertThat(same).isEqualTo(person).hasSameHashCodeAs(person);
    assertThat(cleared).isNotEqualTo(person).isEqualTo(DataObject.builder(PERSON).build());
    assertThat(person.id()).isEqualTo("1");
  }

  @Test
  void textForLogsShowsNoPersonalData() {
    DataObject person =
        DataObject.builder(PERSON)
            .set("PersonID", "1")
            .set("Name", "李四")
            .set("IDNumber", "42")
            .set("m_x", "geheim")
            .build();
    assertThat(person.toString())
        .contains("PersonID")
        .doesNotContain("李四")
        .doesNotContain("42")
        .doesNotContain("geheim");
  }

  @Test
  void bytesAreEqualByContentAndNumbersAreFinite() {
    assertThat(new Value.Bytes(new byte[] {1, 2})).isEqualTo(new Value.Bytes(new byte[] {1, 2}));
    assertThat(new Value.Bytes(new byte[] {1, 2})).isNotEqualTo(new Value.Bytes(new byte[] {1}));
    assertThat(new Value.Bytes(new byte[] {1, 2})).hasToString("Bytes[2]");
    assertThatThrownBy(() -> new Value.Real(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Value.Sequence(List.of()).values().add(new Value.Whole(1)))
        .isInstanceOf(UnsupportedOperationException.class);
  }
}
