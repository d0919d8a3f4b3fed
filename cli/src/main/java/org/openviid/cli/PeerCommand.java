package org.openviid.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openviid.server.Administration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Manages the peers of a library, whether its server runs or not.
@Command(name = "peer", description = "Manage peers, also while the server runs.", synopsisSubcommandLabel = "COMMAND")
final class PeerCommand implements Runnable {
  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getErr());
  }

  @Command(
      name = "add",
      description = {
        "Add a peer. Without a password one is made up and printed.",
        "Settings are given as KEY=VALUE; 'peer show' lists them."
      })
  int add(
      @Mixin DataOption data,
      @Parameters(paramLabel = "ID", description = "Its 20-digit identifier.") String id,
      @Option(
              names = "--role",
              defaultValue = "device",
              description = "device, collection-system, view-library, application-platform, analysis-system.")
          String role,
      @Option(names = "--password-file", description = "File whose first line is its password.")
          @Nullable Path passwordFile,
      @Parameters(index = "1..*", paramLabel = "KEY=VALUE", description = "Settings.") @Nullable List<String> settings) {
    List<String> words = new ArrayList<>(List.of("add", id, "role=" + role));
    words.addAll(password(passwordFile));
    words.addAll(settings == null ? List.of() : settings);
    return send(data, words);
  }

  @Command(name = "list", description = "List the peers.")
  int list(@Mixin DataOption data) {
    return send(data, List.of("list"));
  }

  @Command(name = "show", description = "Show the settings of a peer.")
  int show(@Mixin DataOption data, @Parameters(paramLabel = "ID", description = "Its identifier.") String id) {
    return send(data, List.of("show", id));
  }

  @Command(name = "set", description = "Change settings of a peer.")
  int set(
      @Mixin DataOption data,
      @Parameters(paramLabel = "ID", description = "Its identifier.") String id,
      @Parameters(index = "1..*", paramLabel = "KEY=VALUE", description = "Settings.") Map<String, String> settings) {
    List<String> words = new ArrayList<>(List.of("set", id));
    new LinkedHashMap<>(settings).forEach((key, value) -> words.add(key + "=" + value));
    return send(data, words);
  }

  @Command(name = "remove", description = "Remove a peer. What it sent stays.")
  int remove(@Mixin DataOption data, @Parameters(paramLabel = "ID", description = "Its identifier.") String id) {
    return send(data, List.of("remove", id));
  }

  @Command(name = "password", description = "Give a peer a new password; the one before works for another 24 h.")
  int password(
      @Mixin DataOption data,
      @Parameters(paramLabel = "ID", description = "Its identifier.") String id,
      @Option(names = "--password-file", description = "File whose first line is the password.")
          @Nullable Path passwordFile) {
    List<String> words = new ArrayList<>(List.of("password", id));
    words.addAll(password(passwordFile));
    return send(data, words);
  }

  @Command(
      name = "findings",
      description = {
        "Show what a peer sends against the standard, how often, and the sentence for its vendor.",
        "These are counted by the server and saved every few seconds."
      })
  int findings(
      @Mixin DataOption data,
      @Parameters(paramLabel = "ID", description = "Its identifier.") String id,
      @Option(names = "--lang", description = "zh or en; both without.") @Nullable String language,
      @Option(names = "--clear", description = "Forget them after they are shown.") boolean clear) {
    List<String> words = new ArrayList<>(List.of("findings", id));
    if (language != null) {
      words.add("lang=" + language);
    }
    if (clear) {
      words.add("clear=true");
    }
    return send(data, words);
  }

  @Command(name = "settings", description = "List the settings that peers have.")
  int settings(@Mixin DataOption data) {
    return send(data, List.of("settings"));
  }

  @Command(name = "presets", description = "List the presets: settings for the products of a vendor.")
  int presets(@Mixin DataOption data) {
    return send(data, List.of("presets"));
  }

  private static List<String> password(@Nullable Path file) {
    return file == null ? List.of() : List.of("password=" + PasswordFile.read(file));
  }

  private int send(DataOption data, List<String> words) {
    PrintWriter out = spec.commandLine().getOut();
    out.print(Administration.peers(data.folder(), data.config(), words).stripTrailing() + System.lineSeparator());
    out.flush();
    return 0;
  }
}
