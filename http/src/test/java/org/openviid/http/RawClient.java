package org.openviid.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Sends bytes as they are, which no HTTP library would, and reads answers one by one.
final class RawClient implements AutoCloseable {
  private final int port;
  private final Socket socket;
  private final InputStream in;

  /// One answer.
  ///
  /// @param status the number of the status line
  /// @param headers the header lines
  /// @param body decoded as UTF-8
  record Answer(int status, List<String> headers, String body) {
    /// The value of the first header of that name.
    Optional<String> header(String name) {
      String start = name.toLowerCase(Locale.ROOT) + ":";
      return headers.stream()
          .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
          .map(line -> line.substring(start.length()).strip())
          .findFirst();
    }
  }

  RawClient(int port) {
    this.port = port;
    try {
      socket = new Socket(InetAddress.getLoopbackAddress(), port);
      socket.setSoTimeout(10_000);
      socket.setTcpNoDelay(true);
      in = socket.getInputStream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// One exchange on a connection of its own.
  static Answer exchange(int port, String request) {
    try (RawClient client = new RawClient(port)) {
      return client.send(request).receive();
    }
  }

  RawClient send(String text) {
    return send(text.getBytes(StandardCharsets.UTF_8));
  }

  RawClient send(byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
      socket.getOutputStream().flush();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Says that nothing more will come.
  RawClient endOutput() {
    try {
      socket.shutdownOutput();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The next answer, interim ones included.
  Answer receive() {
    Answer head = receiveHead();
    try {
      String body = head.status() / 100 == 1 || head.status() == 304 ? "" : body(head);
      Answer answer = new Answer(head.status(), head.headers(), body);
      TestServer.check(port, answer);
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The head of the next answer, which has no body or whose body is read otherwise.
  Answer receiveHead() {
    try {
      String statusLine = line();
      List<String> headers = new ArrayList<>();
      for (String line = line(); !line.isEmpty(); line = line()) {
        headers.add(line);
      }
      return new Answer(Integer.parseInt(statusLine.substring(9, 12)), headers, "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// So many bytes of a body.
  byte[] receiveBytes(int length) {
    try {
      return exactly(length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String body(Answer head) throws IOException {
    Optional<String> length = head.header("Content-Length");
    if (length.isPresent()) {
      return new String(exactly(Integer.parseInt(length.get())), StandardCharsets.UTF_8);
    }
    if (head.header("Transfer-Encoding").isEmpty()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    for (int size = chunkSize(); size > 0; size = chunkSize()) {
      whole.writeBytes(exactly(size));
      line();
    }
    line();
    return whole.toString(StandardCharsets.UTF_8);
  }

  private int chunkSize() throws IOException {
    return Integer.parseInt(line(), 16);
  }

  private byte[] exactly(int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new IOException("the connection ended after " + bytes.length + " of " + length + " bytes");
    }
    return bytes;
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new IOException("the connection ended within the head: '" + line + "'");
      }
      if (b != '\r') {
        line.write(b);
      }
    }
    return line.toString(StandardCharsets.UTF_8);
  }

  /// Reads what there is, to the end of the connection, however it comes.
  ///
  /// @return how many bytes there were
  long readToEnd() {
    long count = 0;
    byte[] block = new byte[1 << 16];
    try {
      for (int read = in.read(block); read >= 0; read = in.read(block)) {
        count += read;
      }
    } catch (SocketTimeoutException e) {
      throw new AssertionError("the connection goes on after " + count + " bytes", e);
    } catch (IOException e) {
      return count; // reset
    }
    return count;
  }

  /// Whether the server has nothing more to say and ended the connection.
  boolean isEnded() {
    try {
      return in.read() < 0;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
