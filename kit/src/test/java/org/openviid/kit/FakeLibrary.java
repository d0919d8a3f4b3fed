package org.openviid.kit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.openviid.codec.Item;
import org.openviid.codec.Limits;
import org.openviid.codec.Message;
import org.openviid.codec.MessageReader;
import org.openviid.codec.Tolerances;
import org.openviid.schema.InterfaceRow;
import org.openviid.schema.Schema;
import org.openviid.wire.Endpoint;

/// The outside of a view library: registrations with a challenge, uploads read by the tables, prepared
/// answers to queries.
final class FakeLibrary implements AutoCloseable {
  static final Schema SCHEMA = Schema.load();
  private static final String OK = "{\"StatusCode\":0,\"StatusString\":\"OK\",\"RequestURL\":\"/\"}";

  final List<Item> uploaded = new CopyOnWriteArrayList<>();
  final List<String> queries = new CopyOnWriteArrayList<>();
  private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
  private final MessageReader reader = new MessageReader(SCHEMA, Limits.DEFAULT, ZoneId.of("Asia/Shanghai"));
  private final HttpServer server;
  private volatile boolean registered;
  private volatile boolean refusesRegistration;
  private volatile String queryAnswer = "{}";

  FakeLibrary() throws IOException {
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::serve);
    server.start();
  }

  Endpoint endpoint() {
    return new Endpoint("127.0.0.1", server.getAddress().getPort(), false);
  }

  /// Forgets all registrations, as a library does that was restored from a backup.
  void forget() {
    registered = false;
  }

  void refuseRegistration(boolean refuse) {
    refusesRegistration = refuse;
  }

  void answerQueries(String body) {
    queryAnswer = body;
  }

  /// Waits for the next event of that name and skips all others.
  void await(String event) throws InterruptedException {
    String next = "";
    while (!event.equals(next)) {
      next = events.poll(30, TimeUnit.SECONDS);
      if (next == null) {
        throw new AssertionError("no '" + event + "' within 30 s");
      }
    }
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      String path = exchange.getRequestURI().getPath();
      if (path.endsWith("/Register")) {
        register(exchange);
      } else if (!registered) {
        events.add("turned away");
        challenge(exchange);
      } else if (exchange.getRequestMethod().equals("GET")) {
        queries.add(exchange.getRequestURI().getRawQuery());
        answer(exchange, 200, queryAnswer);
      } else {
        accept(exchange, path, body);
      }
    }
  }

  private void register(HttpExchange exchange) throws IOException {
    if (refusesRegistration || exchange.getRequestHeaders().getFirst("Authorization") == null) {
      events.add("challenged");
      challenge(exchange);
    } else {
      registered = true;
      events.add("registered");
      answer(exchange, 200, "{\"ResponseStatusObject\":" + OK + "}");
    }
  }

  private static void challenge(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders()
        .add("WWW-Authenticate", "Digest realm=\"r\", qop=\"auth\", nonce=\"n\", algorithm=MD5");
    answer(exchange, 401, "");
  }

  private void accept(HttpExchange exchange, String path, byte[] body) throws IOException {
    InterfaceRow row =
        SCHEMA.interfaces().stream()
            .filter(r -> r.path().equals(path) && r.method().equals(exchange.getRequestMethod()))
            .findFirst()
            .orElseThrow();
    Message message =
        reader.read(
            new ByteArrayInputStream(body), row.request().orElseThrow(), Discarding::new, Tolerances.STRICT);
    if (row.id().startsWith("System.")) {
      registered &= !row.id().equals("System.unregister");
      events.add(row.id());
      answer(exchange, 200, "{\"ResponseStatusObject\":" + OK + "}");
      return;
    }
    uploaded.addAll(message.items());
    String statuses = String.join(",", Collections.nCopies(message.items().size(), OK));
    answer(exchange, 200, "{\"ResponseStatusListObject\":{\"ResponseStatusObject\":[" + statuses + "]}}");
    events.add(row.id());
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/VIID+JSON;charset=UTF-8");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
