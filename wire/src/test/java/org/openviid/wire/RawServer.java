package org.openviid.wire;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// A server that a test plays by hand: it reads requests properly, and answers with whatever bytes the
/// script says.
final class RawServer implements AutoCloseable {
  /// A request as it came.
  record Received(String line, String head, String body) {
    String header(String name) {
      int at = HeadLines.find(head, name, 0);
      return at < 0 ? "" : HeadLines.value(head, at, name);
    }

    String method() {
      return line.substring(0, line.indexOf(' '));
    }

    String target() {
      return line.split(" ", -1)[1];
    }
  }

  /// What to do with a request.
  interface Script {
    /// Writes an answer.
    ///
    /// @return whether the connection stays open
    boolean answer(Received request, OutputStream out) throws IOException;
  }

  private final ServerSocket server;
  private final Script script;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  final List<Received> received = new CopyOnWriteArrayList<>();
  final AtomicInteger connections = new AtomicInteger();

  RawServer(Script script) throws IOException {
    this(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), script);
  }

  RawServer(ServerSocket server, Script script) {
    this.server = server;
    this.script = script;
    Thread.ofVirtual().start(this::accept);
  }

  /// A server that answers every request with the same bytes.
  static RawServer always(String answer) throws IOException {
    return new RawServer((request, out) -> {
      out.write(answer.getBytes(StandardCharsets.UTF_8));
      return true;
    });
  }

  static String ok(String body) {
    return "HTTP/1.1 200 OK\r\nContent-Length: " + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n"
        + body;
  }

  int port() {
    return server.getLocalPort();
  }

  Endpoint endpoint() {
    return new Endpoint("127.0.0.1", port(), false);
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        connections.incrementAndGet();
        sockets.add(socket);
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      InputStream in = socket.getInputStream();
      boolean open = true;
      while (open) {
        String head = readHead(in);
        if (head.isEmpty()) {
          return;
        }
        int at = HeadLines.find(head, "Content-Length", 0);
        int length = at < 0 ? 0 : Integer.parseInt(HeadLines.value(head, at, "Content-Length"));
        Received request = new Received(
            head.substring(0, head.indexOf('\n')), head,
            new String(in.readNBytes(length), StandardCharsets.UTF_8));
        received.add(request);
        open = script.answer(request, socket.getOutputStream());
        socket.getOutputStream().flush();
      }
    } catch (IOException e) {
      // The client went away, or the test is over.
    }
  }

  private static String readHead(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    int fresh = in.read();
    while (fresh >= 0) {
      if (fresh != '\r') {
        head.write(fresh);
      }
      String text = head.toString(StandardCharsets.UTF_8);
      if (text.endsWith("\n\n")) {
        return text;
      }
      fresh = in.read();
    }
    return "";
  }

  /// Ends all open connections without another word.
  void dropConnections() {
    sockets.forEach(RawServer::quietly);
    sockets.clear();
  }

  private static void quietly(Closeable closeable) {
    HttpTransport.close(closeable);
  }

  @Override
  public void close() {
    quietly(server);
    dropConnections();
  }
}
