package org.openviid.http;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.VirtualThreadPool;
import org.openviid.codec.MessageReader;
import org.openviid.codec.MessageWriter;
import org.openviid.engine.ViewLibrary;
import org.openviid.peers.ClockWatch;
import org.openviid.peers.Doorkeeper;
import org.openviid.peers.FindingLedger;
import org.openviid.peers.Sessions;
import org.openviid.query.QueryParser;
import org.openviid.reference.Reference;
import org.openviid.schema.PictureRules;
import org.openviid.schema.Schema;
import org.openviid.schema.ViidException;
import org.openviid.store.StoreHealth;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The HTTP server of a view library. Safe for use by any number of threads.
public final class ViidServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ViidServer.class);

  /// How often slow headers are looked for, within the time they have.
  private static final int LOOKS = 4;

  private final HttpLimits limits;
  private final Server server;
  private final ServerConnector connector;
  private final Optional<ServerConnector> secure;
  private final Gate gate;
  private final HeaderWatch watch;

  /// What the server stands on.
  ///
  /// @param schema the tables
  /// @param reference what is said of them
  /// @param outcomes how each outcome is answered
  /// @param library does what is asked
  /// @param doorkeeper decides who may ask
  /// @param reader reads messages
  /// @param writer writes messages
  /// @param queries parses query strings
  /// @param sessions who is registered
  /// @param findings what departs from the standard, by peer
  /// @param clocks how the clocks of devices go
  /// @param health how the store is doing
  /// @param registry takes the figures
  /// @param clock what time it is
  /// @param pictures where objects hold pictures
  /// @param pictureKey signs addresses of pictures; the same after a restart, and known to nobody
  /// @param seed random, different at each start
  /// @param traces show exchanges to those who watch
  @SuppressWarnings("ArrayRecordComponent") // handed over once, not compared
  public record Services(
      Schema schema,
      Reference reference,
      Outcomes outcomes,
      ViewLibrary library,
      Doorkeeper doorkeeper,
      MessageReader reader,
      MessageWriter writer,
      QueryParser queries,
      Sessions sessions,
      FindingLedger findings,
      ClockWatch clocks,
      Supplier<StoreHealth> health,
      PrometheusMeterRegistry registry,
      Clock clock,
      PictureRules pictures,
      byte[] pictureKey,
      long seed,
      Traces traces) {}

  /// A server that does not listen yet.
  public ViidServer(HttpSettings settings, Services services) {
    this.limits = settings.limits();
    this.gate = new Gate(limits.requests());
    this.watch = new HeaderWatch(limits.headerTime());
    VirtualThreadPool threads = new VirtualThreadPool();
    threads.setMaxConcurrentTasks(0); // how many is the gate's business
    this.server = new Server(threads);
    this.connector = Connectors.plain(server, settings, watch);
    server.addConnector(connector);
    this.secure = settings.tls().map(tls -> Connectors.secure(server, settings, tls, watch));
    secure.ifPresent(server::addConnector);
    Wiring wiring = new Wiring(settings, services, gate, watch);
    server.setErrorHandler(wiring.errors());
    server.setHandler(
        new Handler.Sequence(wiring.pages(), wiring.reference(), wiring.pictures(), wiring.protocol()));
  }

  /// Begins to listen.
  ///
  /// @throws ViidException when the address cannot be used
  public void start() {
    open(connector);
    secure.ifPresent(this::open);
    try {
      server.start();
    } catch (Exception e) { // the library declares nothing narrower
      stop();
      throw new ViidException(e, "OV-2188", String.valueOf(e.getMessage()));
    }
    look();
    LOG.info("listening on http://{}:{}", connector.getHost(), port());
    securePort().ifPresent(port -> LOG.info("listening on https://{}:{}", connector.getHost(), port));
  }

  private void open(ServerConnector each) {
    try {
      each.open();
    } catch (IOException e) {
      stop();
      throw new ViidException(e, "OV-2180", each.getHost(), each.getPort(), String.valueOf(e.getMessage()));
    }
  }

  /// The port it listens on.
  public int port() {
    return connector.getLocalPort();
  }

  /// The port it listens on for TLS; empty when it does not.
  public OptionalInt securePort() {
    return secure.isPresent() ? OptionalInt.of(secure.get().getLocalPort()) : OptionalInt.empty();
  }

  /// How many requests are being served.
  public int requestsInside() {
    return gate.inside();
  }

  /// How many connections are open.
  public long connections() {
    return watch.connections();
  }

  private void look() {
    watch.look(System.nanoTime());
    long pause = Math.max(1, limits.headerTime().toMillis() / LOOKS);
    if (server.isRunning()) {
      server.getScheduler().schedule(this::look, pause, TimeUnit.MILLISECONDS);
    }
  }

  /// Stops: requests that are being served may finish, within the time they have for it; new ones are told
  /// that the server is going down.
  @Override
  public void close() {
    try {
      if (!gate.close(limits.stopTime())) {
        LOG.warn("{} requests did not finish within {} and are broken off", gate.inside(), limits.stopTime());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    stop();
  }

  private void stop() {
    try {
      server.stop();
    } catch (Exception e) { // the library declares nothing narrower
      LOG.warn("the server did not stop in order", e);
    }
  }
}
