package org.openviid.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openviid.engine.Library.CAMERA;
import static org.openviid.engine.Library.SCHEMA;
import static org.openviid.engine.Library.VEHICLE;
import static org.openviid.engine.Library.camera;
import static org.openviid.engine.Library.vehicle;
import static org.openviid.engine.Library.vehicleId;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.openviid.engine.ItemOutcome.Accepted;
import org.openviid.engine.ItemOutcome.Refused;
import org.openviid.peers.Peer;
import org.openviid.peers.PeerSettings;
import org.openviid.peers.RequestContext;
import org.openviid.peers.Role;
import org.openviid.schema.DataObject;
import org.openviid.schema.Profile;
import org.openviid.schema.Value;

/// Lengths, codes and obligations of the tables.
class ConformityTest {
  private final Library library = new Library();

  private static DataObject.Builder whole() {
    return vehicle(vehicleId(1), "浙A12345").set("StorageUrl1", "/1.jpg");
  }

  private static RequestContext strict() {
    Peer peer = Peer.of(CAMERA, Role.DEVICE, 0).with(PeerSettings.DEFAULT.withStrict(true));
    return new RequestContext(peer, CAMERA, "192.0.2.7", "trace-1", Library.RECEIVED);
  }

  private static List<String> names(DataObject object) {
    return Conformity.departures(object, true, Profile.GBT46363).stream().map(Departure::tolerance).toList();
  }

  @Test
  void aWholeObjectDepartsInNothing() {
    assertThat(names(whole().build())).isEmpty();
  }

  @Test
  void textsHaveTheLengthOfTheirTable() {
    assertThat(names(whole().set("PlateNo", "1".repeat(15)).build())).isEmpty();
    assertThat(names(whole().set("PlateNo", "1".repeat(16)).build())).containsExactly("wrong-length");
    assertThat(names(whole().set("DeviceID", CAMERA.substring(1)).build())).containsExactly("wrong-length");
  }

  @Test
  void aCharacterOutsideOfTheFirstPlaneIsOne() {
    assertThat(names(whole().set("PlateNo", "𠮷".repeat(15)).build())).isEmpty();
  }

  @Test
  void codesAreThoseOfTheirList() {
    assertThat(names(whole().set("VehicleColor", "red").build())).contains("unknown-code");
    assertThat(names(whole().set("InfoKind", 77).build())).containsExactly("unknown-code");
    assertThat(names(whole().set("VehicleFrontItem", "1,2").build())).isEmpty();
    assertThat(names(whole().set("VehicleFrontItem", "1,nothing").build())).containsExactly("unknown-code");
    assertThat(names(whole().set("VehicleClass", "K33").build())).isEmpty();
  }

  @Test
  void nestedObjectsAreLookedAtToo() {
    DataObject picture = DataObject.builder(SCHEMA.type("SubImageInfo")).set("Type", "77").build();
    DataObject pictures =
        DataObject.builder(SCHEMA.type("SubImageList"))
            .set("SubImageInfoObject", new Value.Sequence(List.of(new Value.Nested(picture))))
            .build();

    assertThat(names(whole().set("SubImageList", new Value.Nested(pictures)).build()))
        .contains("unknown-code", "missing-attribute");
  }

  @Test
  void aLenientPeerIsPutUpWithAndCounted() {
    DataObject sent = vehicle(vehicleId(1), "1".repeat(99)).set("VehicleColor", "red").build();

    assertThat(library.createOne(camera(), sent)).isInstanceOf(Accepted.class);

    assertThat(library.library.read(camera(), VEHICLE, vehicleId(1))).contains(sent);
    assertThat(library.tolerated).containsKeys("wrong-length", "unknown-code", "missing-attribute");
  }

  @Test
  void aStrictPeerIsToldClauseAttributeAndLimit() {
    assertThat(library.createOne(strict(), whole().set("PlateNo", "1".repeat(16)).build()))
        .isInstanceOfSatisfying(Refused.class, refused -> {
          assertThat(refused.reason().code()).isEqualTo("OV-1910");
          assertThat(refused.reason().en()).contains("B.10", "PlateNo", "..15", "16");
        });
    assertThat(library.createOne(strict(), whole().set("VehicleColor", "77").build()))
        .isInstanceOfSatisfying(Refused.class, refused ->
            assertThat(refused.reason().en()).contains("VehicleColor", "ColorType", "77"));
    assertThat(library.createOne(strict(), vehicle(vehicleId(1), "浙A12345").build()))
        .isInstanceOfSatisfying(Refused.class, refused ->
            assertThat(refused.reason().en()).contains("StorageUrl1", "missing"));
    assertThat(library.createOne(strict(), whole().build())).isInstanceOf(Accepted.class);
  }

  @Test
  void whatIsPersonalIsNotRepeated() {
    DataObject person = DataObject.builder(SCHEMA.type("Person")).set("GenderCode", "secret").build();

    assertThat(Conformity.departures(person, false, Profile.GBT46363))
        .extracting(departure -> departure.text().en())
        .hasSize(2)
        .noneMatch(text -> text.contains("secret"));
  }

  @Test
  void aGenerationAsksOnlyForWhatItHas() {
    DataObject vehicle = DataObject.builder(VEHICLE).build();

    assertThat(Conformity.departures(vehicle, true, Profile.GAT1400)).hasSizeGreaterThan(3);
    assertThat(Conformity.departures(vehicle, false, Profile.GAT1400)).isEmpty();
    assertThat(Conformity.departures(DataObject.builder(SCHEMA.type("Face")).build(), true, Profile.GBT46363)).isEmpty();
  }
}
