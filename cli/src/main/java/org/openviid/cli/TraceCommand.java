package org.openviid.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.openviid.server.AdminOutput;
import org.openviid.server.Administration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Shows what a peer and the server say to each other, as it happens.
@Command(
    name = "trace",
    description = {
      "Show live exchanges with a peer until Ctrl-C: requests and answers with headers and messages,",
      "without passwords, proofs, pictures and restricted values, so that it can be sent to a vendor."
    })
final class TraceCommand implements Callable<Integer> {
  @Mixin DataOption data = new DataOption();

  @Parameters(
      paramLabel = "PEER",
      description = "A peer's or device's identifier, a user name, or an address; also one that is not let in.")
  String peer = "";

  @Option(names = "--save", paramLabel = "FILE", description = "Write it to a file as well, which only its owner can read.")
  @Nullable Path save;

  @Option(names = "--count", paramLabel = "N", description = "End after so many exchanges.")
  @Nullable Integer count;

  @Option(names = "--seconds", paramLabel = "N", description = "End after so many seconds.")
  @Nullable Integer seconds;

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    List<String> words = new ArrayList<>(List.of("trace", peer));
    if (count != null) {
      words.add("count=" + count);
    }
    if (seconds != null) {
      words.add("seconds=" + seconds);
    }
    PrintWriter out = spec.commandLine().getOut();
    if (save == null) {
      Administration.follow(data.folder(), words, new Shown(out, null));
    } else {
      try (BufferedWriter file = open(save)) {
        Administration.follow(data.folder(), words, new Shown(out, file));
      }
    }
    return 0;
  }

  /// Prints and keeps lines as they come, as Ctrl-C is the usual end.
  ///
  /// @param file where they are kept, or null
  private record Shown(PrintWriter out, @Nullable BufferedWriter file) implements AdminOutput {
    @Override
    public void line(String text) {
      out.println(text);
      try {
        if (file != null) {
          file.write(text);
          file.newLine();
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void progress(String text) {
      out.flush();
      try {
        if (file != null) {
          file.flush();
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static BufferedWriter open(Path file) throws IOException {
    return new BufferedWriter(
        Channels.newWriter(
            Files.newByteChannel(
                file,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))),
            StandardCharsets.UTF_8));
  }
}
