package org.openviid.wire;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// One connection to one server at a time, kept alive between requests, made anew when the server closed
/// it. Takes about 5 KB beside its socket. Not thread-safe; blocks, so it belongs on a virtual thread.
public final class HttpConnection implements AutoCloseable {
  /// Up to this size a body goes out together with its head, in one write.
  private static final int COALESCED = 2048;

  private final HttpTransport transport;
  private final Endpoint endpoint;
  private final RequestHead head = new RequestHead();
  private @Nullable Link link;
  private boolean closed;

  /// A connection that is made with the first request.
  public HttpConnection(HttpTransport transport, Endpoint endpoint) {
    this.transport = transport;
    this.endpoint = endpoint;
  }

  /// The server.
  public Endpoint endpoint() {
    return endpoint;
  }

  /// Sends a request and waits for its answer. When a connection that was kept alive turns out to be
  /// closed before anything of the answer came, the request is sent once more on a new one: in this
  /// protocol, what is sent twice counts once.
  ///
  /// @throws WireException when there is no answer
  public Answer send(Exchange exchange) {
    Link reused = link;
    try {
      return attempt(exchange);
    } catch (IOException e) {
      boolean again = reused != null && reused.isUnheard();
      WireException failure = failure(e);
      disconnect();
      if (!again) {
        throw failure;
      }
    } catch (RuntimeException e) {
      disconnect();
      throw e;
    }
    return sendAnew(exchange);
  }

  private Answer sendAnew(Exchange exchange) {
    try {
      return attempt(exchange);
    } catch (IOException e) {
      WireException failure = failure(e);
      disconnect();
      throw failure;
    } catch (RuntimeException e) {
      disconnect();
      throw e;
    }
  }

  private Answer attempt(Exchange exchange) throws IOException {
    Link connected = connected();
    connected.begin();
    Answer answer;
    try {
      transmit(exchange, connected);
      answer = connected.answer(exchange);
    } catch (IOException e) {
      answer = earlyAnswer(connected, exchange, e);
    }
    if (!connected.end()) {
      disconnect();
    }
    return answer;
  }

  /// A server that refuses a large request answers and closes before it has read all of it.
  private static Answer earlyAnswer(Link link, Exchange exchange, IOException sending) throws IOException {
    if (link.isSent() || link.isLate()) {
      throw sending;
    }
    try {
      return link.answer(exchange);
    } catch (IOException e) {
      sending.addSuppressed(e);
      throw sending;
    }
  }

  private Link connected() {
    if (closed) {
      throw new WireException("OV-2315", endpoint);
    }
    Link connected = link;
    if (connected == null) {
      try {
        connected = new Link(transport, transport.open(endpoint));
      } catch (IOException e) {
        throw new WireException(e, "OV-2302", endpoint, String.valueOf(e.getMessage()));
      }
      link = connected;
    }
    return connected;
  }

  private void transmit(Exchange exchange, Link to) throws IOException {
    head.begin(exchange, endpoint.authority());
    if (exchange.content().length() <= COALESCED) {
      exchange.content().writeTo(head);
      head.sendTo(to.out());
    } else {
      head.sendTo(to.out());
      exchange.content().writeTo(to.out());
    }
    to.sent();
  }

  private WireException failure(IOException e) {
    Link broken = link;
    return broken != null && broken.isLate()
        ? new WireException(e, "OV-2303", endpoint)
        : new WireException(e, "OV-2304", endpoint, String.valueOf(e.getMessage()));
  }

  private void disconnect() {
    Link gone = link;
    link = null;
    if (gone != null) {
      gone.close();
    }
  }

  /// Closes the connection for good.
  @Override
  public void close() {
    closed = true;
    disconnect();
  }
}
