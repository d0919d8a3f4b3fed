package org.openviid.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.openviid.auth.DigestClient;
import org.openviid.kit.CameraSettings;
import org.openviid.kit.DemoAnswer;
import org.openviid.kit.DemoQuestions;
import org.openviid.kit.DemoStreet;
import org.openviid.kit.DeviceFigures;
import org.openviid.kit.DeviceSettings;
import org.openviid.kit.SimulatedDevice;
import org.openviid.kit.Surroundings;
import org.openviid.schema.Schema;
import org.openviid.server.ConfigLoader;
import org.openviid.server.OpenViid;
import org.openviid.server.ServerConfig;
import org.openviid.server.ServerIdentity;
import org.openviid.wire.ClientSettings;
import org.openviid.wire.Endpoint;
import org.openviid.wire.HttpTransport;
import org.openviid.wire.Messages;
import org.openviid.wire.ViidClient;
import org.openviid.wire.WireLimits;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Shows a view library at work, without anything having been set up.
@Command(
    name = "demo",
    description = {
      "Start a view library in a temporary folder, let three simulated cameras upload to it, and ask it three questions.",
      "It goes on serving until Ctrl-C."
    })
final class DemoCommand implements Callable<Integer> {
  private static final String AREA = "330106";
  private static final String PLATFORM = AREA + "00005020000001";
  private static final ZoneOffset ZONE = ZoneOffset.ofHours(8);
  private static final Duration CAPTURE = Duration.ofMillis(400);

  /// On a slow machine the cameras go on for longer, so that there is something to ask for.
  private static final int ENOUGH = 20;

  private static final int PATIENCE = 60;

  @Option(names = "--exit", description = "End after the questions.")
  boolean exit;

  @Option(names = "--port", paramLabel = "N", defaultValue = "0", description = "TCP port (default: any free one).")
  int port;

  @Option(names = "--seconds", paramLabel = "N", defaultValue = "6", description = "How long the cameras upload first.")
  int seconds = 6;

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    Path folder = Files.createTempDirectory("openviid-demo-");
    String password = HexFormat.of().toHexDigits(new SecureRandom().nextLong());
    ServerIdentity.write(folder, ServerIdentity.createId(AREA, 1));
    ServerConfig config =
        new ConfigLoader().load(folder.resolve(ServerIdentity.CONFIG_FILE), Map.of()).with("127.0.0.1", port, password);
    ServerIdentity identity = ServerIdentity.of(config, folder);
    try (OpenViid server = OpenViid.start(config, identity, folder, Clock.systemUTC());
        HttpTransport transport = HttpTransport.of(WireLimits.DEFAULT)) {
      server.administer(List.of("peer", "add", PLATFORM, "role=application-platform", "password=" + password));
      out.printf("view library %s at http://127.0.0.1:%d/VIID, data in %s%n%n", identity.id(), server.port(), folder);
      Schema schema = Schema.load();
      Surroundings surroundings = new Surroundings(schema, new Messages(schema, ZONE), transport, Clock.systemUTC());
      Street street = new Street(surroundings, Endpoint.of("http://127.0.0.1:" + server.port()), password);
      play(street, out);
      finish(street, server.port(), folder, out);
    }
    return 0;
  }

  private record Street(Surroundings surroundings, Endpoint endpoint, String password) {
    ClientSettings client(String id) {
      return ClientSettings.of(endpoint, id, password, DigestClient.cnonces(new SecureRandom()));
    }
  }

  private void play(Street street, PrintWriter out) throws InterruptedException {
    List<CameraSettings> cameras = DemoStreet.cameras(AREA, ZONE, 1);
    List<SimulatedDevice> devices = new ArrayList<>();
    for (CameraSettings camera : cameras) {
      DeviceSettings settings =
          new DeviceSettings(
              street.client(camera.device()), camera, DeviceSettings.Rhythm.brisk(CAPTURE), true);
      devices.add(new SimulatedDevice(street.surroundings(), settings, camera.seed()));
    }
    Instant begin = Instant.now();
    try {
      devices.forEach(SimulatedDevice::start);
      watch(devices, out);
      ask(street, cameras.getFirst().device(), begin, out);
    } finally {
      devices.forEach(SimulatedDevice::close);
    }
  }

  private void watch(List<SimulatedDevice> devices, PrintWriter out) throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    long records = 0;
    for (int second = 1; second <= seconds || (records < ENOUGH && second <= PATIENCE); second++) {
      if (never.await(1, TimeUnit.SECONDS)) {
        return;
      }
      List<DeviceFigures> figures = devices.stream().map(SimulatedDevice::figures).toList();
      records = figures.stream().mapToLong(DeviceFigures::records).sum();
      out.printf(
          "  %2d s  %d of %d cameras registered, %d records, %.1f MB uploaded%n",
          second,
          figures.stream().filter(DeviceFigures::registered).count(),
          figures.size(),
          records,
          figures.stream().mapToLong(DeviceFigures::bytes).sum() / 1e6);
      out.flush();
    }
    devices.forEach(device -> complain(device, out));
  }

  private static void complain(SimulatedDevice device, PrintWriter out) {
    if (!device.figures().problem().isEmpty()) {
      out.printf("  %s: %s%n", device.settings().client().deviceId(), device.figures().problem());
    }
  }

  private static void ask(Street street, String device, Instant begin, PrintWriter out) {
    try (ViidClient client =
        new ViidClient(street.surroundings().transport(), street.surroundings().messages(), street.client(PLATFORM))) {
      client.register();
      List<DemoAnswer> answers = new DemoQuestions(street.surroundings(), ZONE).ask(client, device, begin, Instant.now());
      for (DemoAnswer answer : answers) {
        out.printf("%n%s%n%s%n  GET %s%n", answer.en(), answer.zh(), answer.request());
        answer.lines().forEach(line -> out.println("  " + line));
      }
      out.flush();
    }
  }

  private void finish(Street street, int serving, Path folder, PrintWriter out) throws InterruptedException {
    out.printf("%ndata    %s%n", folder);
    out.printf("health  http://127.0.0.1:%d/health%n", serving);
    out.printf("metrics http://127.0.0.1:%d/metrics%n", serving);
    out.printf("user    any 20-digit identifier, password %s%n", street.password());
    if (!exit) {
      out.println("serving until Ctrl-C");
      out.flush();
      CountDownLatch stop = new CountDownLatch(1);
      Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(stop::countDown));
      stop.await();
    }
    out.flush();
  }
}
