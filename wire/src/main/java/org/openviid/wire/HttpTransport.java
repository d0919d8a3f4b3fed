package org.openviid.wire;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.NoSuchAlgorithmException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/// Opens sockets, and closes those that take too long. One is enough for any number of connections; safe
/// for use by any number of threads.
public final class HttpTransport implements AutoCloseable {
  private static final long LONGEST_PERIOD = 250;

  private final WireLimits limits;
  private final SSLContext tls;
  private final boolean verifyNames;
  private final Predicate<InetAddress> admitted;
  private final Set<Deadline> deadlines = ConcurrentHashMap.newKeySet();
  private final ScheduledThreadPoolExecutor watch;

  /// A transport.
  ///
  /// @param limits what its connections put up with
  /// @param tls keys and trust for HTTPS
  /// @param verifyNames whether a certificate must name the host; inside closed networks they often
  ///     do not
  public HttpTransport(WireLimits limits, SSLContext tls, boolean verifyNames) {
    this(limits, tls, verifyNames, address -> true);
  }

  /// A transport that connects to some addresses only.
  ///
  /// @param limits what its connections put up with
  /// @param tls keys and trust for HTTPS
  /// @param verifyNames whether a certificate must name the host
  /// @param admitted whether an address may be connected to; asked after a name has been looked up, about
  ///     the very address that is then used
  public HttpTransport(
      WireLimits limits, SSLContext tls, boolean verifyNames, Predicate<InetAddress> admitted) {
    this.limits = limits;
    this.admitted = admitted;
    this.tls = tls;
    this.verifyNames = verifyNames;
    this.watch = new ScheduledThreadPoolExecutor(1, task -> {
      Thread thread = new Thread(task, "openviid-wire-watch");
      thread.setDaemon(true);
      return thread;
    });
    long period = Math.clamp(limits.shortestTimeout().toMillis() / 8, 1, LONGEST_PERIOD);
    var unused = watch.scheduleWithFixedDelay(this::closeLate, period, period, TimeUnit.MILLISECONDS);
  }

  /// A transport with the JDK's own trust for HTTPS.
  public static HttpTransport of(WireLimits limits) {
    try {
      return new HttpTransport(limits, SSLContext.getDefault(), true);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has a default TLS context", e);
    }
  }

  /// What connections put up with.
  public WireLimits limits() {
    return limits;
  }

  /// Opens a socket.
  Socket open(Endpoint endpoint) throws IOException {
    InetAddress address = InetAddress.getByName(endpoint.host());
    if (!admitted.test(address)) {
      throw new WireException("OV-2317", endpoint, address.getHostAddress());
    }
    Socket socket = new Socket();
    try {
      int timeout = (int) limits.connectTimeout().toMillis();
      socket.setTcpNoDelay(true);
      socket.connect(new InetSocketAddress(address, endpoint.port()), timeout);
      if (!endpoint.tls()) {
        return socket;
      }
      socket.setSoTimeout(timeout);
      Socket secured = secure(socket, endpoint);
      socket.setSoTimeout(0);
      return secured;
    } catch (IOException | RuntimeException e) {
      socket.close();
      throw e;
    }
  }

  private Socket secure(Socket plain, Endpoint endpoint) throws IOException {
    SSLSocket socket =
        (SSLSocket) tls.getSocketFactory().createSocket(plain, endpoint.host(), endpoint.port(), true);
    if (verifyNames) {
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      socket.setSSLParameters(parameters);
    }
    socket.startHandshake();
    return socket;
  }

  /// Watches over a socket until [#forget].
  Deadline watch(Closeable socket) {
    Deadline deadline = new Deadline(socket);
    deadlines.add(deadline);
    return deadline;
  }

  void forget(Deadline deadline) {
    deadlines.remove(deadline);
  }

  private void closeLate() {
    long now = System.nanoTime();
    for (Deadline deadline : deadlines) {
      deadline.closeIfMissed(now);
    }
  }

  static void close(Closeable socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It is out of use either way, and there is nobody to tell.
    }
  }

  /// Ends the watch: connections stay usable, but without timeouts.
  @Override
  public void close() {
    watch.shutdownNow();
  }
}
