package org.openviid.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openviid.codec.Item;
import org.openviid.kit.DeviceSettings.Rhythm;
import org.openviid.wire.ClientSettings;
import org.openviid.wire.Endpoint;
import org.openviid.wire.HttpTransport;
import org.openviid.wire.Messages;
import org.openviid.wire.WireLimits;

class SimulatedDeviceIT {
  private static final Instant NOON = Instant.parse("2026-05-01T04:00:00Z");
  private static final Rhythm QUICK =
      new Rhythm(Duration.ofMillis(20), Duration.ofSeconds(30), Duration.ofMillis(10), 3);

  private final FakeLibrary library = new FakeLibrary();
  private final HttpTransport transport = HttpTransport.of(WireLimits.DEFAULT);
  private final Surroundings surroundings =
      new Surroundings(
          FakeLibrary.SCHEMA, new Messages(FakeLibrary.SCHEMA, ZoneId.of("Asia/Shanghai")), transport,
          Clock.fixed(NOON, ZoneOffset.UTC));

  SimulatedDeviceIT() throws IOException {}

  @AfterEach
  void closeAll() {
    transport.close();
    library.close();
  }

  private SimulatedDevice device(Endpoint endpoint, Rhythm rhythm) {
    CameraSettings camera = StreetCameraTest.settings(View.CHECKPOINT, 3);
    ClientSettings client = ClientSettings.of(endpoint, camera.device(), "secret", () -> "0a4f113b");
    return new SimulatedDevice(surroundings, new DeviceSettings(client, camera, rhythm, true), 1);
  }

  private static void awaitFailure(SimulatedDevice device) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (device.figures().failures() == 0 && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }

  @Test
  void registersDescribesItselfUploadsAndUnregisters() throws InterruptedException {
    try (SimulatedDevice device = device(library.endpoint(), QUICK)) {
      device.start();
      library.await("challenged");
      library.await("registered");
      library.await("APEs.create");
      library.await("MotorVehicles.create");
      library.await("MotorVehicles.create");
    }
    library.await("System.unregister");
    assertThat(library.uploaded)
        .allMatch(item -> item.problems().isEmpty() && item.deviations().isEmpty());
    assertThat(types(library.uploaded)).contains("APE", "MotorVehicle");
  }

  private static List<String> types(List<Item> items) {
    return items.stream().map(item -> item.object().type().name()).distinct().collect(Collectors.toList());
  }

  @Test
  void figuresTellWhatWasTaken() throws InterruptedException {
    SimulatedDevice device = device(library.endpoint(), QUICK);
    try (device) {
      device.start();
      library.await("MotorVehicles.create");
      library.await("MotorVehicles.create");
    }
    DeviceFigures figures = device.figures();
    assertThat(figures.registered()).isFalse();
    assertThat(figures.registrations()).isEqualTo(1);
    assertThat(figures.records()).isEqualTo(library.uploaded.size());
    assertThat(figures.bytes()).isGreaterThan(100_000);
    assertThat(figures.refused() + figures.failures() + figures.dropped()).isZero();
    assertThat(figures.problem()).isEmpty();
  }

  @Test
  void registersAgainWhenTheLibraryHasForgottenItAndLosesNothing() throws InterruptedException {
    try (SimulatedDevice device = device(library.endpoint(), QUICK)) {
      device.start();
      library.await("MotorVehicles.create");
      library.forget();
      library.await("turned away");
      library.await("registered");
      library.await("MotorVehicles.create");
      library.await("MotorVehicles.create");
      assertThat(device.figures().registrations()).isEqualTo(2);
      assertThat(library.uploaded.stream().map(item -> item.object().id())).doesNotHaveDuplicates();
    }
  }

  @Test
  void keepsAliveWhenThereIsNothingToSend() throws InterruptedException {
    Rhythm quiet = new Rhythm(Duration.ofHours(1), Duration.ofMillis(50), Duration.ofMillis(10), 3);
    SimulatedDevice device = device(library.endpoint(), quiet);
    try (device) {
      device.start();
      library.await("System.keepalive");
      library.await("System.keepalive");
    }
    assertThat(device.figures().keepalives()).isGreaterThanOrEqualTo(2);
  }

  @Test
  void aRefusedRegistrationIsTriedAgain() throws InterruptedException {
    library.refuseRegistration(true);
    try (SimulatedDevice device = device(library.endpoint(), QUICK)) {
      device.start();
      library.await("challenged");
      library.await("challenged");
      library.await("challenged");
      assertThat(device.figures().problem()).contains("registration refused");
      library.refuseRegistration(false);
      library.await("registered");
    }
  }

  @Test
  void aLibraryThatIsNotThereIsAProblemAndNoEnd() throws InterruptedException {
    Endpoint nobody = library.endpoint();
    library.close();
    SimulatedDevice device = device(nobody, QUICK);
    try (device) {
      device.start();
      awaitFailure(device);
    }
    assertThat(device.figures().failures()).isPositive();
    assertThat(device.figures().problem()).contains("OV-23");
  }
}
