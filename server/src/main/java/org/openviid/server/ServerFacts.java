package org.openviid.server;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a running server says of itself to programs.
///
/// @param pid its process
/// @param host what it listens on
/// @param port where it listens
/// @param securePort where it listens for TLS; 0 for nowhere
/// @param drifts how far the clocks of devices are ahead of its own, in milliseconds, in ascending order
record ServerFacts(long pid, String host, int port, int securePort, List<Long> drifts) {
  static final String COMMAND = "facts";

  /// Copies the list.
  ServerFacts {
    drifts = drifts.stream().sorted().toList();
  }

  /// Asks the server that has a folder open; empty when none has.
  static Optional<ServerFacts> of(Path folder) {
    return AdminClient.send(folder, List.of(COMMAND)).map(ServerFacts::read);
  }

  private static ServerFacts read(String text) {
    Map<String, String> fields = new HashMap<>();
    text.lines().forEach(line -> fields.put(line.split("=", 2)[0], line.substring(line.indexOf('=') + 1)));
    String drifts = fields.getOrDefault("drifts", "");
    return new ServerFacts(
        Long.parseLong(fields.getOrDefault("pid", "0")),
        fields.getOrDefault("host", ""),
        Integer.parseInt(fields.getOrDefault("port", "0")),
        Integer.parseInt(fields.getOrDefault("securePort", "0")),
        drifts.isEmpty() ? List.of() : List.of(drifts.split(",")).stream().map(Long::parseLong).toList());
  }

  /// As [#read] takes it.
  String text() {
    return "pid=%d%nhost=%s%nport=%d%nsecurePort=%d%ndrifts=%s%n"
        .formatted(pid, host, port, securePort, String.join(",", drifts.stream().map(String::valueOf).toList()));
  }
}
