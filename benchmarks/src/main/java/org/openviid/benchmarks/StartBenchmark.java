package org.openviid.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.openviid.schema.InterfaceRow;
import org.openviid.schema.Operation;
import org.openviid.schema.Schema;

/// Measures how long a server takes to start, and what memory it then holds. Not safe for use by several
/// threads.
public final class StartBenchmark {
  private final ServerProcess.Command command;
  private final String probe;

  /// @param command starts the server
  public StartBenchmark(Schema schema, ServerProcess.Command command) {
    this.command = command;
    this.probe = probePath(schema);
  }

  /// A resource that every server has and that needs no registration.
  public static String probePath(Schema schema) {
    return schema.interfaces().stream()
        .filter(row -> row.operation() == Operation.TIME)
        .map(InterfaceRow::path)
        .findFirst()
        .orElseThrow();
  }

  /// Starts a server several times on folders without data.
  ///
  /// @param parent where the folders are made
  /// @return lines of a report
  public List<String> empty(Path parent, int times) throws IOException, InterruptedException {
    long[] millis = new long[times];
    for (int i = 0; i < times; i++) {
      try (ServerProcess server = ServerProcess.start(command, parent.resolve("empty-" + i), probe)) {
        millis[i] = server.timeToFirstAnswer().toMillis();
      }
    }
    Arrays.sort(millis);
    return List.of(
        String.format(
            Locale.ROOT,
            "start      %d ms to the first answer on an empty folder (median of %d; %d to %d)",
            millis[times / 2], times, millis[0], millis[times - 1]));
  }

  /// Starts a server on a folder with data and looks at its memory after a while of rest.
  ///
  /// @param rest how long nothing is asked
  /// @return lines of a report
  public List<String> loaded(Path folder, Duration rest) throws IOException, InterruptedException {
    List<String> lines = new ArrayList<>();
    try (ServerProcess server = ServerProcess.start(command, folder, probe)) {
      lines.add(
          String.format(
              Locale.ROOT,
              "start      %d ms to the first answer on the loaded folder",
              server.timeToFirstAnswer().toMillis()));
      Thread.sleep(rest);
      ProcessProbe.Usage usage = new ProcessProbe(server.pid()).look();
      lines.add(
          String.format(
              Locale.ROOT,
              "memory     %,d MB anonymous, %,d MB mapped from files, %d s after that start",
              usage.anonymous() >> 20, usage.files() >> 20, rest.toSeconds()));
    }
    return lines;
  }
}
