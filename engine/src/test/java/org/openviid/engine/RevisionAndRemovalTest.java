package org.openviid.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openviid.engine.Library.VEHICLE;
import static org.openviid.engine.Library.camera;
import static org.openviid.engine.Library.platform;
import static org.openviid.engine.Library.vehicle;
import static org.openviid.engine.Library.vehicleId;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openviid.codec.Item;
import org.openviid.engine.ItemOutcome.Accepted;
import org.openviid.engine.ItemOutcome.Effect;
import org.openviid.engine.ItemOutcome.Refused;
import org.openviid.peers.DuplicateId;
import org.openviid.peers.Role;
import org.openviid.schema.DataObject;
import org.openviid.schema.Outcome;
import org.openviid.store.LogEntry;

class RevisionAndRemovalTest {
  private final Library library = new Library();

  @BeforeEach
  void oneVehicle() {
    library.createOne(camera(), vehicle(vehicleId(1), "浙A1").set("Speed", 50).build());
  }

  private ItemOutcome update(DataObject patch, String... cleared) {
    try (PictureIntake pictures = library.library.openIntake()) {
      Item item = new Item(0, patch, List.of(), List.of(), Set.of(cleared));
      return library.library.update(platform(), List.of(item), pictures).getFirst();
    }
  }

  private static DataObject.Builder patch(int serial) {
    return DataObject.builder(VEHICLE).set("MotorVehicleID", vehicleId(serial));
  }

  private DataObject stored() {
    return library.library.read(platform(), VEHICLE, vehicleId(1)).orElseThrow();
  }

  @Test
  void anUpdateChangesWhatItNamesAndKeepsTheRest() {
    ItemOutcome outcome = update(patch(1).set("PlateNo", "浙B2").build());

    assertThat(outcome).isEqualTo(new Accepted(vehicleId(1), Effect.CHANGED));
    assertThat(stored().text("PlateNo")).isEqualTo("浙B2");
    assertThat(stored().value("Speed")).isNotNull();
  }

  @Test
  void nullClearsAnAttributeButNeverTheIdentifier() {
    ItemOutcome outcome = update(patch(1).build(), "Speed", "MotorVehicleID");

    assertThat(outcome).isEqualTo(new Accepted(vehicleId(1), Effect.CHANGED));
    assertThat(stored().value("Speed")).isNull();
    assertThat(stored().id()).isEqualTo(vehicleId(1));
  }

  @Test
  void anUpdateThatChangesNothingWritesNothing() {
    long before = library.store.log().last();

    assertThat(update(patch(1).set("PlateNo", "浙A1").build()))
        .isEqualTo(new Accepted(vehicleId(1), Effect.UNCHANGED));
    assertThat(library.store.log().last()).isEqualTo(before);
  }

  @Test
  void updatingWhatIsNotThereIsRefused() {
    assertThat(update(patch(99).set("PlateNo", "浙B2").build()))
        .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.reason().outcome()).isEqualTo(Outcome.NOT_FOUND));
  }

  @Test
  void aMixedDeletionAnswersEachIdentifier() {
    List<ItemOutcome> outcomes =
        library.library.delete(platform(), VEHICLE, List.of(vehicleId(1), vehicleId(99), vehicleId(1)));

    assertThat(outcomes.get(0)).isEqualTo(new Accepted(vehicleId(1), Effect.DELETED));
    assertThat(outcomes.get(1)).isInstanceOf(Refused.class);
    assertThat(outcomes.get(2)).isInstanceOf(Refused.class);
    assertThat(library.library.read(platform(), VEHICLE, vehicleId(1))).isEmpty();
  }

  @Test
  void theLogOfADeletionStillSaysWhereTheObjectBelonged() {
    library.library.delete(platform(), VEHICLE, List.of(vehicleId(1)));

    LogEntry last = library.store.log().read(library.store.log().last() - 1, 1).getFirst();
    assertThat(last.operation()).isEqualTo(LogEntry.Operation.DELETED);
    assertThat(last.object().text("DeviceID")).isEqualTo(Library.CAMERA);
    assertThat(last.object().text("PlateNo")).isNull();
  }

  @Test
  void aDeviceNeitherSeesNorDeletesWhatComesFromOthers() {
    var stranger = Library.context("33010600001190000002", Role.DEVICE, DuplicateId.KEEP_BOTH);

    assertThat(library.library.read(stranger, VEHICLE, vehicleId(1))).isEmpty();
    assertThat(library.library.query(stranger, VEHICLE, "").objects()).isEmpty();
    assertThat(library.library.query(stranger, VEHICLE, "COUNT=1").total()).hasValue(0);
    assertThat(library.library.delete(stranger, VEHICLE, List.of(vehicleId(1))).getFirst()).isInstanceOf(Refused.class);
    assertThat(library.library.read(camera(), VEHICLE, vehicleId(1))).isPresent();
  }
}
