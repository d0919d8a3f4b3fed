package org.openviid.codec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.openviid.schema.DataObject;

class MessageReaderTest {
  @Test
  void canonicalMessageHasNoFindings() {
    Message message =
        Codec.read(
            "MotorVehicleList",
            """
            {"MotorVehicleListObject":{"MotorVehicleObject":[
              {"MotorVehicleID":"330101010012100000010220171018080608022060269899",
               "InfoKind":1,"HasPlate":"1"}]}}""");
    assertThat(message.deviations()).isEmpty();
    Item item = message.items().getFirst();
    assertThat(item.problems()).isEmpty();
    assertThat(item.deviations()).isEmpty();
    DataObject vehicle = item.object();
    assertThat(vehicle.id()).isEqualTo("330101010012100000010220171018080608022060269899");
    assertThat(Codec.write(vehicle))
        .isEqualTo(
            "{\"MotorVehicleObject\":{"
                + "\"MotorVehicleID\":\"330101010012100000010220171018080608022060269899\","
                + "\"InfoKind\":1,\"HasPlate\":\"1\"}}");
  }
}
