package org.openviid.server;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.openviid.auth.DigestServer;
import org.openviid.auth.DigestSettings;
import org.openviid.codec.Limits;
import org.openviid.codec.MessageReader;
import org.openviid.codec.MessageWriter;
import org.openviid.engine.DeviceRecords;
import org.openviid.engine.EngineSettings;
import org.openviid.engine.PictureFetching;
import org.openviid.engine.ViewLibrary;
import org.openviid.http.HttpLimits;
import org.openviid.http.HttpSettings;
import org.openviid.http.TlsSettings;
import org.openviid.http.ToleratedMeter;
import org.openviid.http.Traces;
import org.openviid.http.ViidServer;
import org.openviid.peers.AccountSettings;
import org.openviid.peers.ClockWatch;
import org.openviid.peers.DayLedger;
import org.openviid.peers.Doorkeeper;
import org.openviid.peers.Finding;
import org.openviid.peers.FindingLedger;
import org.openviid.peers.LoginGuard;
import org.openviid.peers.Peer;
import org.openviid.peers.PeerRegistry;
import org.openviid.peers.PictureIn;
import org.openviid.peers.Presence;
import org.openviid.peers.PresenceEvent;
import org.openviid.peers.RefusedLogins;
import org.openviid.peers.Role;
import org.openviid.peers.Session;
import org.openviid.peers.SessionSettings;
import org.openviid.peers.Setting;
import org.openviid.peers.Sessions;
import org.openviid.query.QueryLimits;
import org.openviid.query.QueryParser;
import org.openviid.reference.Reference;
import org.openviid.schema.DeviceId;
import org.openviid.schema.ErrorText;
import org.openviid.schema.IdentifierFactory;
import org.openviid.schema.Schema;
import org.openviid.schema.ViidException;
import org.openviid.store.StoreHealth;
import org.openviid.store.embedded.EmbeddedStore;
import org.openviid.store.embedded.StoreSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A running view library: every part, put together by hand, from the bottom up. Safe for use by any
/// number of threads.
public final class OpenViid implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(OpenViid.class);
  private static final long MEBIBYTE = 1L << 20;
  private static final String RETENTION_CLASS = "standard";
  private static final int REMEMBERED_LOGINS = 10_000;
  private static final Duration MAINTENANCE = Duration.ofSeconds(5);

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final Clock clock;
  private final EmbeddedStore store;
  private final PeerRegistry peers;
  private final Sessions sessions;
  private final FindingLedger findings;
  private final DayLedger days;
  private final PeerBooks books;
  private final OperatorDesk desk;
  private final TraceStream tracing;
  private final Path folder;
  private final String host;
  private final long startedAt;
  private final PictureFetching fetching;
  private final ClockWatch clocks = new ClockWatch();
  private final ViewLibrary library;
  private final AuditAnchors anchors;
  private final PrivacyAdministration privacy;
  private final String self;
  private final ViidServer http;

  private OpenViid(ServerConfig config, ServerIdentity identity, Path folder, Clock clock) {
    this.clock = clock;
    this.folder = folder;
    this.host = config.listen().host();
    this.startedAt = clock.millis();
    Tables tables = Tables.of(folder);
    Schema schema = tables.schema();
    Traces traces = new Traces(schema);
    ZoneOffset zone = ZoneOffset.of(config.time().zone());
    EngineSettings engine = engineSettings(config, schema, zone);
    store = opened(EmbeddedStore.open(storeFolder(folder), schema, storeSettings(config, schema), clock));
    anchors = opened(new AuditAnchors(folder, identity.key(), clock, store.audit()::head));
    privacy =
        new PrivacyAdministration(
            store, new PrivacyAdministration.Tables(schema, tables.pictures(), zone), anchors, clock);
    DeviceRecords devices = new DeviceRecords(store, schema, identity.id(), zone);
    peers = peers(store, config, identity, clock);
    Presence presence = new Presence(event -> follow(devices, event));
    sessions = new Sessions(store.states(), store::commit, sessionSettings(config), presence, clock);
    opened(() -> sessions.saveAll(clock.millis()));
    findings = new FindingLedger(store.states(), store::commit);
    opened(findings::save);
    days = new DayLedger(store.states(), store::commit, zone);
    opened(days::save);
    SecureRandom random = new SecureRandom();
    DigestServer digest = new DigestServer(DigestSettings.of(identity.realm(), identity.key()), clock, random);
    RefusedLogins refused = new RefusedLogins(REMEMBERED_LOGINS);
    Doorkeeper doorkeeper = new Doorkeeper(peers, sessions, digest, new LoginGuard(REMEMBERED_LOGINS), refused);
    PeerBooks.Live live = new PeerBooks.Live(sessions, doorkeeper, refused);
    books = new PeerBooks(peers, findings, clocks, days, schema, Optional.of(live), clock, zone);
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    self = identity.id();
    OperatorDesk.Machine machine = new OperatorDesk.Machine(this::condition, this::facts, store::reindex);
    desk = new OperatorDesk(books, machine);
    tracing = new TraceStream(traces, books, self);
    library =
        new ViewLibrary(new ViewLibrary.Services(
            store,
            schema,
            new IdentifierFactory(clock, zone, DeviceId.parse(identity.id()).valid().orElseThrow(), identity.id().substring(0, 12), 0)::create,
            devices,
            Systems.directory(config, identity.id(), this::port, new Systems.Known(peers, sessions, clock)),
            clocks,
            tables.correspondences(),
            tables.pictures(),
            Set.of(),
            engine,
            new ArrivalMeter(new ToleratedMeter(registry, findings), days)));
    ViidServer.Services services =
        new ViidServer.Services(
            schema,
            new Reference(tables.standard()),
            tables.outcomes(),
            library,
            doorkeeper,
            new MessageReader(schema, Limits.DEFAULT, zone),
            new MessageWriter(schema),
            new QueryParser(QueryLimits.DEFAULT),
            sessions,
            findings,
            clocks,
            store::health,
            registry,
            clock,
            tables.pictures(),
            identity.key(),
            random.nextLong(),
            traces);
    fetching = fetching(config, identity, tables);
    registry.gauge("viid.pictures.waiting", fetching, PictureFetching::waiting);
    http = new ViidServer(httpSettings(config, identity, zone, folder), services);
  }

  /// Opens the data folder and begins to listen.
  ///
  /// @throws ViidException when the folder or the port cannot be used; nothing is left open then
  public static OpenViid start(ServerConfig config, ServerIdentity identity, Path folder, Clock clock) {
    tls(config.listen().tls(), folder).ifPresent(TlsSettings::check);
    OpenViid server = new OpenViid(config, identity, folder, clock);
    try {
      server.http.start();
      server.parts.push(server.fetching);
      Thread.ofPlatform().name("picture-fetching").daemon().start(server.fetching);
      server.parts.push(server.http);
      server.parts.push(server.tracing);
      server.parts.push(AdminSocket.open(folder, server.desk::answer, server.streams(folder)));
      server.parts.push(server.maintenance());
      return server;
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
  }

  private AdminStream streams(Path folder) {
    LibraryBackup.Source source = new LibraryBackup.Source(store, folder, self);
    return new AdminStreams(List.of(privacy, tracing, new BackupAdministration(source, clock)));
  }

  /// The accounts of a closed data folder, for as long as `action` takes.
  static String onClosedFolder(ServerConfig config, ServerIdentity identity, Path folder, List<String> words) {
    Clock clock = Clock.systemUTC();
    Schema schema = Tables.of(folder).schema();
    StoreSettings settings = storeSettings(config, schema);
    try (EmbeddedStore store = EmbeddedStore.open(storeFolder(folder), schema, settings, clock)) {
      ZoneOffset zone = ZoneOffset.of(config.time().zone());
      PeerBooks books =
          new PeerBooks(
              peers(store, config, identity, clock),
              new FindingLedger(store.states(), store::commit),
              new ClockWatch(),
              new DayLedger(store.states(), store::commit, zone),
              schema,
              Optional.empty(),
              clock,
              zone);
      return switch (words.isEmpty() ? "" : words.getFirst()) {
        case "peer" -> new PeerAdministration(books).carryOut(words.subList(1, words.size()));
        case "reindex" -> OperatorDesk.reindexed(store::reindex);
        default -> throw new ViidException("OV-2405", words);
      };
    }
  }

  /// Carries out a command that takes long on a closed data folder.
  ///
  /// @return the exit status
  static int onClosedFolder(
      ServerConfig config, ServerIdentity identity, Path folder, List<String> words, AdminOutput out) {
    Clock clock = Clock.systemUTC();
    Tables tables = Tables.of(folder);
    StoreSettings settings = storeSettings(config, tables.schema());
    try (EmbeddedStore store = EmbeddedStore.open(storeFolder(folder), tables.schema(), settings, clock);
        AuditAnchors anchors = new AuditAnchors(folder, identity.key(), clock, store.audit()::head)) {
      ZoneOffset zone = ZoneOffset.of(config.time().zone());
      PrivacyAdministration.Tables places =
          new PrivacyAdministration.Tables(tables.schema(), tables.pictures(), zone);
      LibraryBackup.Source source = new LibraryBackup.Source(store, folder, identity.id());
      AdminStream privacy = new PrivacyAdministration(store, places, anchors, clock);
      return new AdminStreams(List.of(privacy, new BackupAdministration(source, clock))).carryOut(words, out);
    }
  }

  /// Configuration and key lie in the data folder itself, what the store keeps in a folder of its own.
  private static Path storeFolder(Path folder) {
    return folder.resolve("store");
  }

  private static EngineSettings engineSettings(ServerConfig config, Schema schema, ZoneOffset zone) {
    ServerConfig.Limits limits = config.limits();
    return new EngineSettings(
        limits.pageDefault(),
        limits.pageMax(),
        RETENTION_CLASS,
        zone,
        Duration.ofMillis(limits.searchMillis()),
        Retentions.reasonFor(config, schema));
  }

  private PictureFetching fetching(ServerConfig config, ServerIdentity identity, Tables tables) {
    HttpPictureSource source =
        opened(
            new HttpPictureSource(
                FetchAdmission.of(config.pictures().fetchFrom()), (int) (config.pictures().fetchMiB() * MEBIBYTE)));
    return new PictureFetching(
        store,
        tables.schema(),
        new PictureFetching.Services(
            tables.pictures(),
            RETENTION_CLASS,
            source,
            sender -> peers.speakerFor(sender).map(OpenViid::isFetchedFrom).orElse(false),
            () -> peers.any(OpenViid::isFetchedFrom),
            this::gaveUp,
            identity.id(),
            clock));
  }

  private static boolean isFetchedFrom(Peer peer) {
    return peer.settings().of(Setting.PICTURE_IN) == PictureIn.FETCH;
  }

  private void gaveUp(String sender, ErrorText reason, long at) {
    String peer = peers.speakerFor(sender).map(Peer::id).orElse(sender);
    findings.note(peer, new Finding.Subject("picture-fetch", "", true), at, () -> reason);
  }

  private static PeerRegistry peers(
      EmbeddedStore store, ServerConfig config, ServerIdentity identity, Clock clock) {
    AccountSettings accounts =
        new AccountSettings(
            identity.realm(), config.peers().sharedPassword(), config.peers().previousSharedPassword());
    return new PeerRegistry(store.states(), store::commit, accounts, clock);
  }

  private static SessionSettings sessionSettings(ServerConfig config) {
    SessionSettings standard = SessionSettings.DEFAULT;
    return new SessionSettings(
        Duration.ofSeconds(config.peers().sessionSeconds()), standard.addresses(), standard.saveEvery());
  }

  private static StoreSettings storeSettings(ServerConfig config, Schema schema) {
    ServerConfig.Store store = config.store();
    StoreSettings standard = StoreSettings.ofMemory(MEBIBYTE);
    return new StoreSettings(
        store.cacheMiB() * MEBIBYTE,
        store.writeBufferMiB() * MEBIBYTE,
        store.uploadMiB() * MEBIBYTE,
        store.indexBufferMiB() * MEBIBYTE,
        standard.minFreeBytes(),
        standard.minFreePercent(),
        standard.ballastBytes(),
        Retentions.of(config, schema),
        Duration.ofMillis(config.limits().searchMillis()));
  }

  private static HttpSettings httpSettings(
      ServerConfig config, ServerIdentity identity, ZoneOffset zone, Path folder) {
    HttpLimits standard = HttpLimits.DEFAULT;
    HttpLimits limits =
        new HttpLimits(
            config.limits().bodyMiB() * MEBIBYTE,
            standard.answerBytes(),
            standard.headerBytes(),
            standard.headerTime(),
            standard.idleTime(),
            standard.grace(),
            standard.bytesPerSecond(),
            config.limits().connections(),
            config.limits().requests(),
            standard.stopTime());
    ServerConfig.Listen listen = config.listen();
    return new HttpSettings(
        listen.host(),
        listen.port(),
        identity.id(),
        zone,
        listen.proxies(),
        config.pictures().base(),
        limits,
        tls(listen.tls(), folder),
        listen.certificateHeader());
  }

  /// Files are named as from the data folder.
  private static Optional<TlsSettings> tls(ServerConfig.Tls tls, Path folder) {
    return tls.certificate().isEmpty()
        ? Optional.empty()
        : Optional.of(new TlsSettings(tls.port(), folder.resolve(tls.certificate()), folder.resolve(tls.key())));
  }

  private void follow(DeviceRecords devices, PresenceEvent event) {
    Role role = peers.speakerFor(event.deviceId()).map(Peer::role).orElse(Role.APPLICATION_PLATFORM);
    String id = event.deviceId();
    List<Session> open = event.online() ? sessions.of(id, event.at()) : List.of();
    String address = open.isEmpty() ? "" : open.getLast().address();
    switch (role) {
      case DEVICE -> {
        if (event.online()) {
          devices.online(id, address, event.at());
        } else {
          devices.offline(id, event.at());
        }
      }
      case COLLECTION_SYSTEM -> {
        if (event.online()) {
          devices.systemOnline(id, address, event.at());
        } else {
          devices.systemOffline(id, event.at());
        }
      }
      case VIEW_LIBRARY, APPLICATION_PLATFORM, ANALYSIS_SYSTEM -> {}
    }
  }

  private AutoCloseable maintenance() {
    ScheduledExecutorService timer =
        Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("maintenance").daemon().factory());
    long pause = MAINTENANCE.toMillis();
    var _ = timer.scheduleWithFixedDelay(this::maintain, pause, pause, TimeUnit.MILLISECONDS);
    return timer::shutdownNow;
  }

  private void maintain() {
    try {
      sessions.maintain(clock.millis());
      findings.save();
      days.save();
      library.maintain(clock.millis(), self);
      anchors.maintain();
    } catch (RuntimeException e) { // the next round may succeed, and must come
      LOG.warn("registrations and orders could not be maintained", e);
    }
  }

  /// Carries out a command of this server's own operator: `peer …`, see [PeerAdministration#carryOut],
  /// `status`, or `reindex`.
  ///
  /// @return the answer
  public String administer(List<String> words) {
    return desk.answer(words);
  }

  private StatusPage.Engine condition() {
    return new StatusPage.Engine(
        self, folder, StartSheet.urls(host, this), startedAt, store.health(), http.requestsInside(), http.connections(),
        fetching.waiting());
  }

  private ServerFacts facts() {
    List<Long> drifts =
        sessions.all(clock.millis()).map(Session::deviceId).distinct()
            .flatMap(device -> clocks.of(device).stream()).map(ClockWatch.Drift::millis).toList();
    return new ServerFacts(ProcessHandle.current().pid(), host, port(), securePort().orElse(0), drifts);
  }

  /// The port it listens on.
  public int port() {
    return http.port();
  }

  /// The port it listens on for TLS; empty when it does not.
  public OptionalInt securePort() {
    return http.securePort();
  }

  /// How its store is doing.
  public StoreHealth health() {
    return store.health();
  }

  private <T extends AutoCloseable> T opened(T part) {
    parts.push(part);
    return part;
  }

  /// Stops in order: requests that are being read are finished, new ones refused, everything is written.
  @Override
  public void close() {
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (Exception e) { // every part must be closed, whatever the others do
        LOG.error("a part could not be closed in order", e);
      }
    }
  }
}
