package org.openviid.http;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.jspecify.annotations.Nullable;
import org.openviid.auth.Authorization;
import org.openviid.auth.Credentials;
import org.openviid.peers.Peer;
import org.openviid.schema.Schema;

/// Lets operators watch exchanges as they happen. Costs nothing while nobody does. Safe for use by any number
/// of threads.
public final class Traces {
  private final Redaction redaction;
  private final List<Watch> watches = new CopyOnWriteArrayList<>();

  /// Nobody watches.
  ///
  /// @param schema says which attributes are not shown
  public Traces(Schema schema) {
    this.redaction = Redaction.of(schema);
  }

  /// Shows from now on what a peer and the server say to each other.
  ///
  /// @param subject the identifier of a peer or device, a user name, or an address
  /// @param receiver takes each exchange when it is over, on a thread that must not wait
  /// @return to be closed when it has been watched for long enough
  public Watch watch(String subject, Consumer<TracedExchange> receiver) {
    Watch watch = new Watch(subject, receiver);
    watches.add(watch);
    return watch;
  }

  /// Somebody who watches.
  public final class Watch implements AutoCloseable {
    private final String subject;
    private final Consumer<TracedExchange> receiver;

    private Watch(String subject, Consumer<TracedExchange> receiver) {
      this.subject = subject;
      this.receiver = receiver;
    }

    @Override
    public void close() {
      watches.remove(this);
    }
  }

  /// What is kept of an exchange until it is over.
  static final class Tape {
    final Capture request = new Capture();
    final Capture answer = new Capture();

    /// A stream that passes everything on and keeps what can be shown of it.
    OutputStream recording(OutputStream out) {
      return new FilterOutputStream(out) {
        @Override
        public void write(int b) throws IOException {
          out.write(b);
          answer.add(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
          out.write(bytes, offset, length);
          answer.add(bytes, offset, length);
        }
      };
    }
  }

  /// Something to keep an exchange on; null while nobody watches.
  @Nullable Tape tape() {
    return watches.isEmpty() ? null : new Tape();
  }

  /// An exchange is over.
  void ended(Exchange exchange) {
    Tape tape = exchange.tape();
    if (tape == null || watches.isEmpty()) {
      return;
    }
    String body = tape.request.text();
    TracedExchange shown = null;
    for (Watch watch : watches) {
      if (concerns(watch.subject, exchange, body)) {
        shown = shown == null ? shown(exchange, tape, body) : shown;
        watch.receiver.accept(shown);
      }
    }
  }

  private static boolean concerns(String subject, Exchange exchange, String body) {
    Peer peer = exchange.peer();
    if (peer != null) {
      return subject.equals(peer.id())
          || subject.equals(peer.userName())
          || subject.equals(Entrance.deviceId(exchange))
          || subject.equals(exchange.origin().address());
    }
    return subject.equals(Entrance.deviceId(exchange))
        || subject.equals(exchange.origin().address())
        || subject.equals(user(exchange))
        || body.contains("\"" + subject + "\"")
        || body.contains(">" + subject + "<");
  }

  private static String user(Exchange exchange) {
    String header = exchange.header(HttpHeader.AUTHORIZATION.asString());
    return header != null && Authorization.parse(header) instanceof Credentials sent ? sent.userName() : "";
  }

  private TracedExchange shown(Exchange exchange, Tape tape, String body) {
    Request request = exchange.request();
    Response response = exchange.response();
    Peer peer = exchange.peer();
    TracedExchange.Part asked =
        new TracedExchange.Part(
            request.getMethod() + " " + redaction.body(request.getHttpURI().getPathQuery()) + " "
                + request.getConnectionMetaData().getHttpVersion().asString(),
            headers(request.getHeaders()),
            redaction.body(body));
    TracedExchange.Part said =
        new TracedExchange.Part(
            Integer.toString(response.getStatus()), headers(response.getHeaders()), redaction.body(tape.answer.text()));
    return new TracedExchange(
        exchange.origin().trace(),
        exchange.origin().receivedAt(),
        exchange.traffic().nanos() / 1_000,
        exchange.origin().address(),
        peer == null ? "" : peer.id(),
        asked,
        said);
  }

  private List<String> headers(HttpFields fields) {
    List<String> headers = new ArrayList<>();
    for (HttpField field : fields) {
      headers.add(field.getName() + ": " + redaction.header(field.getName(), String.valueOf(field.getValue())));
    }
    return headers;
  }
}
