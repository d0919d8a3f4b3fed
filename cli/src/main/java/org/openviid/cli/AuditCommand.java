package org.openviid.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openviid.server.Administration;
import org.openviid.server.AuditExportCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Looks at the trail of accesses to personal data, whether the server runs or not.
@Command(
    name = "audit",
    description = {
      "Who read or wrote personal data, when, from where and why; also while the server runs.",
      "docs/privacy.md says what the check of the trail proves and what not."
    },
    synopsisSubcommandLabel = "COMMAND")
final class AuditCommand implements Runnable {
  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getErr());
  }

  /// Which lines are looked for.
  static final class Wanted {
    @Option(names = "--peer", paramLabel = "ID", description = "Who.")
    @Nullable String peer;

    @Option(names = "--object", paramLabel = "ID", description = "Of which object: person, face, vehicle, picture …")
    @Nullable String object;

    @Option(names = "--type", paramLabel = "NAME", description = "Of which type, such as Person.")
    @Nullable String type;

    @Option(
        names = "--action",
        paramLabel = "NAME",
        description = "read, query, picture, create, update, delete, erase, hold, release, expire, report.")
    @Nullable String action;

    @Option(names = "--reason", paramLabel = "TEXT", description = "With this in the reason that was given.")
    @Nullable String reason;

    @Option(
        names = "--from",
        paramLabel = "TIME",
        description = "From then on: 2026-05-01, 2026-05-01T08:00, or 7d for 7 days ago.")
    @Nullable String from;

    @Option(names = "--until", paramLabel = "TIME", description = "Before then.")
    @Nullable String until;

    @Option(names = "--limit", paramLabel = "N", description = "How many at the most.")
    @Nullable String limit;

    List<String> words(String verb) {
      List<String> words = new ArrayList<>(List.of("audit", verb));
      add(words, "peer", peer);
      add(words, "object", object);
      add(words, "type", type);
      add(words, "action", action);
      add(words, "reason", reason);
      add(words, "from", from);
      add(words, "until", until);
      add(words, "limit", limit);
      return words;
    }

    private static void add(List<String> words, String key, @Nullable String value) {
      if (value != null) {
        words.add(key + "=" + value);
      }
    }
  }

  @Command(
      name = "search",
      description = "Show the accesses that are looked for, oldest first, the newest 200. Exit status 1 when there are none.")
  int search(@Mixin DataOption data, @Mixin Wanted wanted) {
    return send(data, wanted.words("search"), spec.commandLine().getOut());
  }

  @Command(
      name = "export",
      description = {
        "Write the accesses that are looked for as lines of JSON, oldest first.",
        "Each has its number, its hash and that of the line before, so that 'audit verify --file' can check it anywhere."
      })
  int export(
      @Mixin DataOption data,
      @Mixin Wanted wanted,
      @Option(names = "--out", paramLabel = "FILE", description = "Where to (default: the terminal).")
          @Nullable Path file)
      throws IOException {
    if (file == null) {
      return send(data, wanted.words("export"), spec.commandLine().getOut());
    }
    Path part = file.resolveSibling(file.getFileName() + ".part");
    int status;
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(part))) {
      status = send(data, wanted.words("export"), out);
      if (out.checkError()) {
        throw new IOException(part + " could not be written to the end");
      }
    }
    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    return status;
  }

  @Command(
      name = "verify",
      description = {
        "Check that no line was changed, removed or put in between, and compare with what was noted.",
        "Exit status 0 when everything is as it was written, 1 when not."
      })
  int verify(
      @Mixin DataOption data,
      @Option(
              names = "--anchor",
              paramLabel = "NUMBER:HASH",
              description = "A head that 'audit head' printed earlier and that was kept elsewhere.")
          @Nullable String anchor,
      @Option(names = "--file", paramLabel = "FILE", description = "Check an exported file instead.")
          @Nullable Path file) {
    PrintWriter out = spec.commandLine().getOut();
    if (file != null) {
      int status = AuditExportCheck.run(file, new Terminal(out, spec.commandLine().getErr()));
      out.flush();
      return status;
    }
    List<String> words = new ArrayList<>(List.of("audit", "verify"));
    Wanted.add(words, "anchor", anchor);
    return send(data, words, out);
  }

  @Command(name = "head", description = "Print the number and hash of the newest line, to be kept elsewhere.")
  int head(@Mixin DataOption data) {
    return send(data, List.of("audit", "head"), spec.commandLine().getOut());
  }

  private int send(DataOption data, List<String> words, PrintWriter out) {
    Terminal terminal = new Terminal(out, spec.commandLine().getErr());
    int status = Administration.stream(data.folder(), data.config(), words, terminal);
    out.flush();
    return status;
  }
}
