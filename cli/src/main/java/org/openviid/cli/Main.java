package org.openviid.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.openviid.schema.ViidException;
import org.openviid.server.Software;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ScopeType;

/// The program. Exit status 0 for success, 1 when what was asked for failed, 2 when it could not be
/// started: wrong options or configuration, a port or data folder in use.
@Command(
    name = "openviid",
    description = "Open view library (视图库) for GB/T 46363-2025 and GA/T 1400-2017.",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = Main.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      DemoCommand.class,
      ServeCommand.class,
      InitCommand.class,
      PeerCommand.class,
      PendingCommand.class,
      TraceCommand.class,
      SheetCommand.class,
      StatusCommand.class,
      DoctorCommand.class,
      ExplainCommand.class,
      ReindexCommand.class,
      BackupCommand.class,
      RestoreCommand.class,
      RepairCommand.class,
      AuditCommand.class,
      EraseCommand.class,
      HoldCommand.class,
      PrivacyCommand.class,
      BenchCommand.class,
      CommandLine.HelpCommand.class
    })
public final class Main {
  static final int FAILED = 1;
  static final int NOT_STARTED = 2;

  /// Lucene says at each start that it computes vectors without the incubating vector module; nothing here
  /// computes any. Kept in a field, as the platform forgets the level of a logger that nobody holds.
  private static final Logger VECTORS = Logger.getLogger("org.apache.lucene.internal.vectorization");

  private Main() {}

  /// Runs one command and ends the process with its exit status.
  public static void main(String[] arguments) {
    VECTORS.setLevel(Level.OFF);
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    CommandLine line = new CommandLine(new Main());
    line.setExecutionExceptionHandler(
        (failure, command, _) -> {
          int status = switch (failure) {
            case ViidException _ -> NOT_STARTED;
            case IOException _ -> FAILED;
            default -> throw failure;
          };
          PrintWriter err = command.getErr();
          err.println("openviid: " + failure.getMessage());
          err.flush();
          return status;
        });
    return line;
  }

  /// The version of the software, from the manifest of its archive.
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"openviid " + Software.version()};
    }
  }
}
