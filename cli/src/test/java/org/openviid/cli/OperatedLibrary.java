package org.openviid.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.openviid.server.AdminClient;
import org.openviid.server.ConfigLoader;
import org.openviid.server.OpenViid;
import org.openviid.server.ServerConfig;
import org.openviid.server.ServerIdentity;

/// A library in this process whose operator has a shell: its commands go through the administration socket,
/// its clock can be moved, and it can be started again over the same folder.
final class OperatedLibrary implements AutoCloseable {
  static final String ID = ServerIdentity.createId("330106", 1);

  private final Path folder;
  private final String sharedPassword;
  private final MovedClock clock = new MovedClock();
  private OpenViid server;

  private OperatedLibrary(Path folder, String configuration, String sharedPassword) throws IOException {
    this.folder = folder;
    this.sharedPassword = sharedPassword;
    ServerIdentity.write(folder, ID);
    Files.writeString(folder.resolve(ServerIdentity.CONFIG_FILE), configuration, StandardOpenOption.APPEND);
    this.server = open();
  }

  /// A library that only peers with an account can use.
  static OperatedLibrary start(Path folder) throws IOException {
    return new OperatedLibrary(folder, "", "");
  }

  /// A library with further configuration.
  ///
  /// @param sharedPassword empty for none
  static OperatedLibrary start(Path folder, String configuration, String sharedPassword) throws IOException {
    return new OperatedLibrary(folder, configuration, sharedPassword);
  }

  private OpenViid open() {
    Path file = folder.resolve(ServerIdentity.CONFIG_FILE);
    ServerConfig config = new ConfigLoader().load(file, Map.of()).with("127.0.0.1", 0, sharedPassword);
    return OpenViid.start(config, ServerIdentity.of(config, folder), folder, clock);
  }

  int port() {
    return server.port();
  }

  Path folder() {
    return folder;
  }

  /// A camera that talks to it as it is now; after a restart another one is needed.
  TestCamera camera(String id) {
    return new TestCamera(id, server.port());
  }

  /// What a command answers.
  String run(String... words) {
    return AdminClient.send(folder, List.of(words)).orElseThrow().stripTrailing() + "\n";
  }

  void advance(Duration span) {
    clock.shift = clock.shift.plus(span);
  }

  void restart() {
    server.close();
    server = open();
  }

  @Override
  public void close() {
    server.close();
  }

  /// The system's clock, moved forward.
  private static final class MovedClock extends Clock {
    private volatile Duration shift = Duration.ZERO;

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return Instant.now().plus(shift);
    }
  }
}
