package org.openviid.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openviid.peers.PeersScene.CAMERA;
import static org.openviid.peers.PeersScene.OTHER;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.openviid.query.Filter;
import org.openviid.query.FilterEvaluation;
import org.openviid.schema.DataObject;
import org.openviid.schema.ObjectType;
import org.openviid.schema.Schema;
import org.openviid.schema.Value;

class ReadFilterTest {
  private static final Schema SCHEMA = Schema.load();

  private static boolean sees(Peer peer, DataObject object) {
    return FilterEvaluation.matches(peer.readFilter(object.type()), object);
  }

  private static DataObject vehicleOf(String device) {
    return DataObject.builder(SCHEMA.type("MotorVehicle")).set("DeviceID", device).build();
  }

  private static DataObject fileWithId(String id) {
    DataObject info = DataObject.builder(SCHEMA.type("FileInfo")).set("FileID", id).build();
    return DataObject.builder(SCHEMA.type("File")).set("FileInfo", new Value.Nested(info)).build();
  }

  private static Peer peer(Role role) {
    return Peer.of(CAMERA, role, 0);
  }

  private static Scope scope(Set<String> types, Set<String> devices, Set<String> areas) {
    return new Scope(types, devices, areas, true, true);
  }

  @Test
  void deviceSeesWhatComesFromIt() {
    assertThat(sees(peer(Role.DEVICE), vehicleOf(CAMERA))).isTrue();
    assertThat(sees(peer(Role.DEVICE), vehicleOf(OTHER))).isFalse();
    assertThat(sees(peer(Role.DEVICE), DataObject.builder(SCHEMA.type("MotorVehicle")).build())).isFalse();
  }

  @Test
  void ordersAreSeenByTheDeviceThatGaveThemAndByPlatforms() {
    DataObject own = DataObject.builder(SCHEMA.type("Subscribe")).set("SubscriberID", CAMERA).build();
    DataObject others = DataObject.builder(SCHEMA.type("Disposition")).set("SubscriberID", OTHER).build();

    assertThat(sees(peer(Role.DEVICE), own)).isTrue();
    assertThat(sees(peer(Role.DEVICE), others)).isFalse();
    assertThat(sees(peer(Role.APPLICATION_PLATFORM), others)).isTrue();
  }

  @Test
  void collectionSystemSeesWhatComesFromItsDevices() {
    Peer system = peer(Role.COLLECTION_SYSTEM).withDeviceIds(Set.of(OTHER, "3303*"));

    assertThat(sees(system, vehicleOf(CAMERA))).isTrue();
    assertThat(sees(system, vehicleOf(OTHER))).isTrue();
    assertThat(sees(system, vehicleOf("33030000001190000001"))).isTrue();
    assertThat(sees(system, vehicleOf("33040000001190000001"))).isFalse();
  }

  @Test
  void librariesPlatformsAndAnalysisSystemsSeeEverything() {
    for (Role role : Set.of(Role.VIEW_LIBRARY, Role.APPLICATION_PLATFORM, Role.ANALYSIS_SYSTEM)) {
      for (ObjectType type : SCHEMA.types()) {
        assertThat(peer(role).readFilter(type)).as("%s %s", role, type).isEqualTo(Filter.everything());
      }
    }
  }

  @Test
  void objectWithoutDeviceIsPlacedByItsIdentifier() {
    assertThat(SCHEMA.type("File").devicePath()).isEmpty();
    assertThat(sees(peer(Role.DEVICE), fileWithId(CAMERA + "032026050100000000001"))).isTrue();
    assertThat(sees(peer(Role.DEVICE), fileWithId(OTHER + "032026050100000000001"))).isFalse();
  }

  @Test
  void deviceSeesNoPersonalDataThatCannotBePlaced() {
    for (ObjectType type : SCHEMA.types()) {
      if (type.isPersonal() && !type.identifierRule().isEmpty()) {
        assertThat(peer(Role.DEVICE).readFilter(type)).as(type.name()).isNotEqualTo(Filter.everything());
      }
    }
    assertThat(peer(Role.DEVICE).readFilter(SCHEMA.type("Case"))).isEqualTo(new Filter.Or(List.of()));
    assertThat(peer(Role.DEVICE).readFilter(SCHEMA.type("DataClassTab"))).isNotNull();
  }

  @Test
  void scopeNarrowsWhatARoleAllowsAndNeverWidensIt() {
    Peer platform = peer(Role.APPLICATION_PLATFORM).with(scope(Set.of(), Set.of("3402*"), Set.of()));
    assertThat(sees(platform, vehicleOf(OTHER))).isTrue();
    assertThat(sees(platform, vehicleOf("33030000001190000001"))).isFalse();

    Peer device = peer(Role.DEVICE).with(scope(Set.of(), Set.of(OTHER), Set.of()));
    assertThat(sees(device, vehicleOf(OTHER))).isFalse();
    assertThat(sees(device, vehicleOf(CAMERA))).isFalse();
  }

  @Test
  void areaIsThatOfTheObjectElseThatOfItsDevice() {
    Peer district = peer(Role.APPLICATION_PLATFORM).with(scope(Set.of(), Set.of(), Set.of("3402")));
    DataObject elsewhere =
        DataObject.builder(SCHEMA.type("APE")).set("ApeID", CAMERA).set("PlaceCode", "330106").build();
    DataObject here = DataObject.builder(SCHEMA.type("APE")).set("ApeID", "33010000001190000001")
        .set("PlaceCode", "340203").build();
    DataObject unknown = DataObject.builder(SCHEMA.type("APE")).set("ApeID", CAMERA).build();

    assertThat(sees(district, elsewhere)).isFalse();
    assertThat(sees(district, here)).isTrue();
    assertThat(sees(district, unknown)).isTrue();
    assertThat(sees(district, vehicleOf(CAMERA))).isTrue();
    assertThat(sees(district, vehicleOf("33010000001190000001"))).isFalse();
  }

  @Test
  void typesAndActionsAreLimited() {
    Peer reader = peer(Role.APPLICATION_PLATFORM)
        .with(new Scope(Set.of("MotorVehicle"), Set.of(), Set.of(), true, false));

    assertThat(reader.mayRead(SCHEMA.type("MotorVehicle"))).isTrue();
    assertThat(reader.mayRead(SCHEMA.type("Person"))).isFalse();
    assertThat(reader.mayWrite(SCHEMA.type("MotorVehicle"))).isFalse();
    assertThat(peer(Role.DEVICE).mayWrite(SCHEMA.type("Person"))).isTrue();
  }

  @Test
  void starAloneStandsForAll() {
    Peer all = peer(Role.COLLECTION_SYSTEM).withDeviceIds(Set.of("*"));

    assertThat(all.speaksFor(OTHER)).isTrue();
    assertThat(sees(all, vehicleOf(OTHER))).isTrue();
  }
}
