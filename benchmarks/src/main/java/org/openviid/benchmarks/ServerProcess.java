package org.openviid.benchmarks;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/// A server as a child process, ended with this object. Safe for use by any number of threads.
public final class ServerProcess implements AutoCloseable {
  private static final long PAUSE_MILLIS = 2;
  private static final int PATIENCE_SECONDS = 60;

  private final Process process;
  private final URI uri;
  private final Path folder;
  private final Duration toFirstAnswer;

  /// How to start a server.
  @FunctionalInterface
  public interface Command {
    /// The command line of a server that keeps its data in a folder and listens on a port.
    List<String> of(Path folder, int port);
  }

  private ServerProcess(Process process, URI uri, Path folder, Duration toFirstAnswer) {
    this.process = process;
    this.uri = uri;
    this.folder = folder;
    this.toFirstAnswer = toFirstAnswer;
  }

  /// Starts a server and waits until it answers.
  ///
  /// @param folder for its data; what it says goes to `folder.log` beside it
  /// @param path of a resource that needs no registration
  /// @throws IOException when it ends or does not answer within a minute
  public static ServerProcess start(Command command, Path folder, String path)
      throws IOException, InterruptedException {
    int port = freePort();
    Path log = folder.resolveSibling(folder.getFileName() + ".log");
    long begin = System.nanoTime();
    Process process =
        new ProcessBuilder(command.of(folder, port))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    process.getOutputStream().close();
    while (!answers(port, path)) {
      if (!process.isAlive() || System.nanoTime() - begin > TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS)) {
        process.destroyForcibly();
        throw new IOException("the server did not answer; see " + log);
      }
      Thread.sleep(PAUSE_MILLIS);
    }
    Duration took = Duration.ofNanos(System.nanoTime() - begin);
    return new ServerProcess(process, URI.create("http://127.0.0.1:" + port), folder, took);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress("127.0.0.1", 0));
      return socket.getLocalPort();
    }
  }

  private static boolean answers(int port, String path) {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.setSoTimeout((int) TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
      String request = "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      byte[] line = socket.getInputStream().readNBytes("HTTP/1.1 200".length());
      return new String(line, StandardCharsets.US_ASCII).equals("HTTP/1.1 200");
    } catch (IOException e) {
      return false; // not yet
    }
  }

  /// Scheme, host and port.
  public URI uri() {
    return uri;
  }

  /// The number of the process.
  public long pid() {
    return process.pid();
  }

  /// From the start of the process to its first answer.
  public Duration timeToFirstAnswer() {
    return toFirstAnswer;
  }

  /// As something that can be measured.
  public Target target(Optional<Target.Account> account) {
    return new Target(uri, account, OptionalLong.of(pid()), Optional.of(folder));
  }

  /// Ends the server as a signal to end does, and by force when that takes longer than a minute.
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
