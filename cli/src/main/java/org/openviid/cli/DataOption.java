package org.openviid.cli;

import java.nio.file.Path;
import java.nio.file.Paths;
import org.jspecify.annotations.Nullable;
import org.openviid.server.ServerIdentity;
import picocli.CommandLine.Option;

/// Which data folder and configuration a command works on.
final class DataOption {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "data",
      description = "Data folder (default: ${DEFAULT-VALUE}).")
  String folder = "data";

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Configuration (default: openviid.yaml in the data folder).")
  @Nullable Path config;

  Path folder() {
    return Paths.get(folder).toAbsolutePath().normalize();
  }

  Path config() {
    return config == null ? folder().resolve(ServerIdentity.CONFIG_FILE) : config;
  }
}
