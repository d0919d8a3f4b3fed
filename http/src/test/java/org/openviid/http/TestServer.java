package org.openviid.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.openviid.auth.DigestServer;
import org.openviid.auth.DigestSettings;
import org.openviid.codec.Limits;
import org.openviid.codec.MessageReader;
import org.openviid.codec.MessageWriter;
import org.openviid.engine.DeviceRecords;
import org.openviid.engine.EngineSettings;
import org.openviid.engine.PeerDirectory;
import org.openviid.engine.ViewLibrary;
import org.openviid.http.RawClient.Answer;
import org.openviid.peers.AccountSettings;
import org.openviid.peers.ClockWatch;
import org.openviid.peers.Doorkeeper;
import org.openviid.peers.FindingLedger;
import org.openviid.peers.LoginGuard;
import org.openviid.peers.Peer;
import org.openviid.peers.PeerRegistry;
import org.openviid.peers.PeerSettings;
import org.openviid.peers.Presence;
import org.openviid.peers.RefusedLogins;
import org.openviid.peers.Role;
import org.openviid.peers.SessionSettings;
import org.openviid.peers.Sessions;
import org.openviid.query.QueryLimits;
import org.openviid.query.QueryParser;
import org.openviid.reference.Reference;
import org.openviid.reference.Standard;
import org.openviid.schema.Correspondences;
import org.openviid.schema.PictureRules;
import org.openviid.schema.Schema;
import org.openviid.schema.TableSource;
import org.openviid.store.InMemoryObjectStore;
import org.openviid.store.ObjectStore;
import org.openviid.store.StoreHealth;
import org.openviid.store.embedded.EmbeddedStore;
import org.openviid.store.embedded.StoreSettings;

/// A whole server on a port of its own, over the reference model of the store or the store on the disk.
final class TestServer implements AutoCloseable {
  static final Schema SCHEMA = Schema.load();
  static final String SERVER_ID = "33010600005030000001";
  static final String CAMERA = "33010600001190000001";
  static final String PLATFORM = "33010600005020000001";
  static final String PASSWORD = "Pwd@2026";
  static final String REALM = "viid";

  private static final byte[] NONCE_KEY = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final MessageReader READER = new MessageReader(SCHEMA, Limits.DEFAULT, ZoneOffset.ofHours(8));
  private static final MessageWriter WRITER = new MessageWriter(SCHEMA);

  private static final Map<Integer, TestServer> RUNNING = new ConcurrentHashMap<>();

  private final WrittenMessages messages;
  final MovableClock clock = new MovableClock("2026-05-01T00:00:00Z");
  final ObjectStore store;
  final PeerRegistry peers;
  final Sessions sessions;
  final FindingLedger findings;
  final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  final AtomicReference<StoreHealth> health =
      new AtomicReference<>(new StoreHealth(true, true, 0, List.of()));
  final ClockWatch clocks = new ClockWatch();
  final ViewLibrary library;
  final ViidServer server;

  private TestServer(HttpSettings settings, ObjectStore store, Schema schema) {
    this.store = store;
    this.peers = new PeerRegistry(store.states(), store::commit, new AccountSettings(REALM, ""), clock);
    this.sessions =
        new Sessions(store.states(), store::commit, SessionSettings.DEFAULT, new Presence(_ -> {}), clock);
    this.findings = new FindingLedger(store.states(), store::commit);
    peers.add(Peer.of(CAMERA, Role.DEVICE, 0), PASSWORD);
    peers.add(Peer.of(PLATFORM, Role.APPLICATION_PLATFORM, 0), PASSWORD);
    this.messages = WrittenMessages.of(schema);
    this.library = library(schema);
    this.server = new ViidServer(settings, services(schema));
    server.start();
    RUNNING.put(server.port(), this);
  }

  /// With the usual limits.
  static TestServer start() {
    return start(HttpLimits.DEFAULT);
  }

  static TestServer start(HttpLimits limits) {
    return start(settings -> settings.withLimits(limits), new InMemoryObjectStore());
  }

  static TestServer start(UnaryOperator<HttpSettings> settings, ObjectStore store) {
    return new TestServer(settings.apply(HttpSettings.loopback(SERVER_ID)), store, SCHEMA);
  }

  /// Over the store on the disk, which is closed with it.
  static TestServer onDisk(Path folder) {
    Clock mayDay = Clock.fixed(Instant.parse("2026-05-01T00:00:00Z"), ZoneOffset.UTC);
    StoreSettings settings = StoreSettings.ofMemory(64 << 20);
    return start(same -> same, EmbeddedStore.open(folder.resolve("store"), SCHEMA, settings, mayDay));
  }

  /// With corrected tables.
  static TestServer start(Schema schema) {
    return new TestServer(HttpSettings.loopback(SERVER_ID), new InMemoryObjectStore(), schema);
  }

  private ViewLibrary library(Schema schema) {
    AtomicInteger serial = new AtomicInteger();
    return new ViewLibrary(new ViewLibrary.Services(
            store,
            schema,
            (_, device) -> device + "0220260501080000" + "%07d".formatted(serial.incrementAndGet()),
            new DeviceRecords(store, schema, SERVER_ID, ZoneOffset.ofHours(8)),
            new PeerDirectory(
                () -> new PeerDirectory.Place(SERVER_ID, "library", "192.0.2.1", 8400),
                peers::list,
                id -> sessions.of(id, clock.millis()).isEmpty() ? null : "127.0.0.1",
                List.of(new PeerDirectory.Clock("ntp", "192.0.2.2", 123))),
            clocks,
            Correspondences.load(schema),
            PictureRules.load(schema),
            Set.of(),
            EngineSettings.DEFAULT,
            new ToleratedMeter(registry, findings)));
  }

  private ViidServer.Services services(Schema schema) {
    DigestSettings digest = DigestSettings.of(REALM, NONCE_KEY);
    Doorkeeper doorkeeper =
        new Doorkeeper(
            peers, sessions, new DigestServer(digest, clock, new Random(1)), new LoginGuard(100),
                new RefusedLogins(100));
    return new ViidServer.Services(
        schema,
        new Reference(Standard.read(schema, TableSource.builtIn(), Offer::includes, "test")),
        Outcomes.load(TableSource.builtIn()),
        library,
        doorkeeper,
        schema == SCHEMA ? READER : new MessageReader(schema, Limits.DEFAULT, ZoneOffset.ofHours(8)),
        schema == SCHEMA ? WRITER : new MessageWriter(schema),
        new QueryParser(QueryLimits.DEFAULT),
        sessions,
        findings,
        clocks,
        health::get,
        registry,
        clock,
        PictureRules.load(schema),
        NONCE_KEY,
        7,
        new Traces(schema));
  }

  int port() {
    return server.port();
  }

  /// Holds what a server wrote against the schemas it publishes.
  static void check(int port, Answer answer) {
    TestServer writer = RUNNING.get(port);
    if (writer != null) {
      writer.messages.check(answer, writer::tolerated);
    }
  }

  /// How often the deviation of that name was put up with.
  private double tolerated(String name) {
    return registry.find("viid.tolerated").tag("name", name).counters().stream().mapToDouble(Counter::count).sum();
  }

  /// Changes how the camera is dealt with.
  void camera(UnaryOperator<PeerSettings> change) {
    peers.update(CAMERA, peer -> peer.with(change.apply(peer.settings())));
  }

  /// Makes the peer known from this machine, as its registration would.
  TestServer registered(String id) {
    sessions.open(id, id, "127.0.0.1", clock.millis());
    return this;
  }

  /// Returns when so many requests have been counted, which happens after their answers are on their way.
  void awaitCounted(long requests) {
    while (registry.find("viid.requests").timers().stream().mapToLong(Timer::count).sum() < requests) {
      Thread.onSpinWait();
    }
  }

  /// Returns when no request has a place, which it gives back after its answer is on its way.
  void awaitNobodyInside() {
    while (registry.get("viid.requests.inside").gauge().value() > 0) {
      Thread.onSpinWait();
    }
  }

  /// One exchange on a connection of its own, as a registered peer.
  Answer call(String as, String line, String body) {
    return RawClient.exchange(port(), request(as, line, body));
  }

  static String request(String as, String line, String body) {
    int length = body.getBytes(StandardCharsets.UTF_8).length;
    return line
        + " HTTP/1.1\r\nHost: viid\r\nUser-Identify: "
        + as
        + "\r\nContent-Type: application/VIID+JSON\r\nContent-Length: "
        + length
        + "\r\n\r\n"
        + body;
  }

  @Override
  public void close() {
    RUNNING.remove(port(), this);
    server.close();
    if (store instanceof EmbeddedStore) {
      store.close();
    }
  }
}
