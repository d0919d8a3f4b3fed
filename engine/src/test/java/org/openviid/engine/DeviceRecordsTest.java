package org.openviid.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openviid.engine.Library.CAMERA;
import static org.openviid.engine.Library.DEVICE;
import static org.openviid.engine.Library.RECEIVED;
import static org.openviid.engine.Library.camera;
import static org.openviid.engine.Library.platform;
import static org.openviid.engine.Library.vehicle;
import static org.openviid.engine.Library.vehicleId;

import org.junit.jupiter.api.Test;
import org.openviid.schema.DataObject;
import org.openviid.schema.Value;

class DeviceRecordsTest {
  private final Library library = new Library();

  private DataObject device() {
    return library.library.read(platform(), DEVICE, CAMERA).orElseThrow();
  }

  @Test
  void aDeviceThatNobodyDescribedGetsAProvisionalRecordWhenItRegisters() {
    library.devices.online(CAMERA, "192.0.2.7", RECEIVED);

    assertThat(device().text("IPAddr")).isEqualTo("192.0.2.7");
    assertThat(device().text("IsOnline")).isEqualTo("1");
    assertThat(device().value("Unconfirmed")).isEqualTo(new Value.Flag(true));
  }

  @Test
  void aDescribedDeviceKeepsItsDescription() {
    library.createOne(platform(), DataObject.builder(DEVICE).set("ApeID", CAMERA).set("Name", "东门").set("IPAddr", "198.51.100.1").build());

    library.devices.online(CAMERA, "192.0.2.7", RECEIVED);

    assertThat(device().text("Name")).isEqualTo("东门");
    assertThat(device().text("IPAddr")).isEqualTo("198.51.100.1");
    assertThat(device().text("IsOnline")).isEqualTo("1");
  }

  @Test
  void comingAndGoingAreChangesOfTheLogAndRepeatingIsNone() {
    library.devices.online(CAMERA, "192.0.2.7", RECEIVED);
    library.devices.online(CAMERA, "192.0.2.7", RECEIVED + 1);
    library.devices.offline(CAMERA, RECEIVED + 2);

    assertThat(device().text("IsOnline")).isEqualTo("2");
    assertThat(library.store.log().last()).as("record and state, twice").isEqualTo(4);
  }

  @Test
  void theFirstCaptureOfAnUnknownDeviceMakesAProvisionalRecord() {
    library.createOne(camera(), vehicle(vehicleId(1), "浙A1").build());
    library.createOne(camera(), vehicle(vehicleId(2), "浙A2").build());

    assertThat(device().value("Unconfirmed")).isEqualTo(new Value.Flag(true));
    assertThat(library.count(DEVICE)).isEqualTo(1);
  }
}
