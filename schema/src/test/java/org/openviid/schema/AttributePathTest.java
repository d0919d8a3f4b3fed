package org.openviid.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AttributePathTest {
  private static final Schema SCHEMA = Schema.load();
  private static final ObjectType VEHICLE = SCHEMA.type("MotorVehicle");
  private static final AttributePath TYPE = VEHICLE.path("SubImageList.Type").orElseThrow();

  @Test
  void everyValueIsVisitedInOrderAndTheFirstIsTheFirstThere() {
    DataObject vehicle = vehicle(image(null), image("01"), image("14"));
    List<Value> visited = new ArrayList<>();
    TYPE.forEach(vehicle, visited::add);
    assertThat(visited).containsExactly(new Value.Text("01"), new Value.Text("14"));
    assertThat(TYPE.first(vehicle)).isEqualTo(new Value.Text("01"));
  }

  @Test
  void nothingIsFoundBelowWhatIsAbsent() {
    List<Value> visited = new ArrayList<>();
    TYPE.forEach(DataObject.builder(VEHICLE).build(), visited::add);
    TYPE.forEach(vehicle(), visited::add);
    assertThat(visited).isEmpty();
    assertThat(TYPE.first(vehicle())).isNull();
  }

  @Test
  void keysAndNamesOfAllStepsAreJoined() {
    assertThat(TYPE.dotted()).isEqualTo("SubImageList.SubImageInfoObject.Type");
    assertThat(TYPE.keys()).matches("\\d+\\.\\d+\\.\\d+");
    assertThat(TYPE.leaf().name()).isEqualTo("Type");
    assertThatThrownBy(() -> new AttributePath(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static DataObject vehicle(DataObject... images) {
    List<Value> nested = new ArrayList<>();
    for (DataObject image : images) {
      nested.add(new Value.Nested(image));
    }
    DataObject list =
        DataObject.builder(SCHEMA.type("SubImageList"))
            .set("SubImageInfoObject", new Value.Sequence(nested))
            .build();
    return DataObject.builder(VEHICLE).set("SubImageList", new Value.Nested(list)).build();
  }

  private static DataObject image(@Nullable String type) {
    DataObject.Builder image = DataObject.builder(SCHEMA.type("SubImageInfo"));
    return type == null ? image.build() : image.set("Type", type).build();
  }
}
