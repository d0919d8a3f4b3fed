package org.openviid.engine;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.openviid.codec.DataTarget;
import org.openviid.codec.Item;
import org.openviid.peers.ClockWatch;
import org.openviid.peers.DuplicateId;
import org.openviid.peers.Peer;
import org.openviid.peers.PeerSettings;
import org.openviid.peers.RequestContext;
import org.openviid.peers.Role;
import org.openviid.schema.Correspondences;
import org.openviid.schema.DataObject;
import org.openviid.schema.ObjectType;
import org.openviid.schema.PictureRules;
import org.openviid.schema.Schema;
import org.openviid.schema.Value;
import org.openviid.store.InMemoryObjectStore;
import org.openviid.store.ObjectStore;

/// A library over the reference model, with the tables of the standard, for tests.
final class Library {
  static final Schema SCHEMA = Schema.load();
  static final Correspondences CORRESPONDENCES = Correspondences.load(SCHEMA);
  static final ObjectType VEHICLE = SCHEMA.type("MotorVehicle");
  static final ObjectType DEVICE = SCHEMA.type("APE");
  static final String CAMERA = "33010600001190000001";
  static final long RECEIVED = 1_790_000_000_000L;

  final ObjectStore store;
  final Map<String, AtomicInteger> tolerated = new ConcurrentHashMap<>();
  final DeviceRecords devices;
  final ClockWatch clocks = new ClockWatch();
  final ViewLibrary library;

  Library() {
    this(new InMemoryObjectStore());
  }

  Library(ObjectStore store) {
    this.store = store;
    devices = new DeviceRecords(store, SCHEMA, "33010600005030000001", ZoneOffset.ofHours(8));
    AtomicInteger serial = new AtomicInteger();
    IdentifierSource identifiers = (type, device) -> device + "99" + "20260501080000" + "00000" + "02" + "%05d".formatted(serial.incrementAndGet());
    library =
        new ViewLibrary(
            new ViewLibrary.Services(
                store, SCHEMA, identifiers, devices, Directory.EMPTY, clocks, CORRESPONDENCES, PictureRules.load(SCHEMA), Set.of(), EngineSettings.DEFAULT, this::count));
  }

  private void count(RequestContext context, String name) {
    tolerated.computeIfAbsent(name, _ -> new AtomicInteger()).incrementAndGet();
  }

  static RequestContext platform() {
    return context("33010600005020000001", Role.APPLICATION_PLATFORM, DuplicateId.KEEP_BOTH);
  }

  static RequestContext camera() {
    return context(CAMERA, Role.DEVICE, DuplicateId.KEEP_BOTH);
  }

  static RequestContext context(String id, Role role, DuplicateId duplicates) {
    Peer peer = Peer.of(id, role, 0).with(PeerSettings.DEFAULT.with(duplicates));
    return new RequestContext(peer, id, "192.0.2.7", "trace-1", RECEIVED);
  }

  /// A vehicle as a camera sends it.
  static DataObject.Builder vehicle(String id, String plate) {
    DataObject.Builder vehicle =
        DataObject.builder(VEHICLE)
            .set("InfoKind", 1)
            .set("SourceID", CAMERA + "0220260501080000" + "00001")
            .set("DeviceID", CAMERA)
            .set("PlateNo", plate)
            .set("VehicleColor", "5")
            .set("PassTime", new Value.Moment(1_777_593_600_000L, "20260501080000"));
    return id.isEmpty() ? vehicle : vehicle.set("MotorVehicleID", id);
  }

  static String vehicleId(int serial) {
    return CAMERA + "0220260501080000" + "00001" + "02" + "%05d".formatted(serial);
  }

  static DataObject device(String id, String name) {
    return DataObject.builder(DEVICE).set("ApeID", id).set("Name", name).set("IsOnline", "1").build();
  }

  List<ItemOutcome> create(RequestContext context, DataObject... objects) {
    try (PictureIntake pictures = library.openIntake()) {
      return library.create(context, objects[0].type(), items(objects), pictures);
    }
  }

  ItemOutcome createOne(RequestContext context, DataObject object) {
    return create(context, object).getFirst();
  }

  /// Creates a vehicle with a picture of the given bytes in its list of sub-images.
  ItemOutcome createWithPicture(RequestContext context, DataObject.Builder vehicle, byte[] picture) {
    try (PictureIntake pictures = library.openIntake()) {
      DataTarget target = pictures.open();
      target.write(picture, 0, picture.length);
      DataObject subImage =
          DataObject.builder(SCHEMA.type("SubImageInfo")).set("Type", "14").set("Data", target.finish()).build();
      DataObject list =
          DataObject.builder(SCHEMA.type("SubImageList"))
              .set("SubImageInfoObject", new Value.Sequence(List.of(new Value.Nested(subImage))))
              .build();
      DataObject object = vehicle.set("SubImageList", new Value.Nested(list)).build();
      return library.create(context, VEHICLE, items(object), pictures).getFirst();
    }
  }

  static List<Item> items(DataObject... objects) {
    return IntStream.range(0, objects.length)
        .mapToObj(i -> new Item(i, objects[i], List.of(), List.of(), Set.of()))
        .toList();
  }

  long count(ObjectType type) {
    return library.query(platform(), type, "COUNT=1").total().orElseThrow();
  }

  static List<String> ids(List<ItemOutcome> outcomes) {
    return new ArrayList<>(Arrays.asList(outcomes.stream().map(ItemOutcome::id).toArray(String[]::new)));
  }
}
