package org.openviid.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openviid.server.Administration;
import org.openviid.server.CertificateFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Manages the peers of a library, whether its server runs or not.
@Command(
    name = "peer",
    description = "Manage peers, also while the server runs.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = PeerAddCommand.class)
final class PeerCommand implements Runnable {
  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getErr());
  }

  @Command(
      name = "accept",
      description = {
        "Let in a peer that 'pending' shows, with what its registration needs: an account, a password, a tolerance,",
        "a further device of its account; or acknowledge one that has registered with the shared password."
      })
  int accept(
      @Mixin DataOption data,
      @Parameters(paramLabel = "ID", description = "Its DeviceID or user name.") String id,
      @Option(
              names = "--password-file",
              description = "File whose first line is the password that the device has; a new one is made up without.")
          @Nullable Path passwordFile,
      @Parameters(index = "1..*", paramLabel = "KEY=VALUE", description = "Settings.") @Nullable List<String> settings) {
    List<String> words = new ArrayList<>(List.of("accept", id));
    words.addAll(password(passwordFile));
    words.addAll(settings == null ? List.of() : settings);
    return send(data, words);
  }

  @Command(name = "list", description = "List the peers and how they are doing.")
  int list(@Mixin DataOption data) {
    return send(data, List.of("list"));
  }

  @Command(
      name = "show",
      description = "Show the settings of a peer, where it is, what it sent today and against the standard, its clock.")
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

  @Command(
      name = "password",
      description = "Give a peer a new password; the one before works for another 24 h.",
      footer = "A new user name ends the old one at once, and with it the password before.")
  int password(
      @Mixin DataOption data,
      @Parameters(paramLabel = "ID", description = "Its identifier.") String id,
      @Option(names = "--password-file", description = "File whose first line is the password.")
          @Nullable Path passwordFile,
      @Option(names = "--user", paramLabel = "NAME", description = "Give it another user name as well.")
          @Nullable String user,
      @Option(names = "--at-once", description = "The password before ends now.") boolean atOnce) {
    List<String> words = new ArrayList<>(List.of("password", id));
    words.addAll(password(passwordFile));
    if (user != null) {
      words.add("user=" + user);
    }
    if (atOnce) {
      words.add("at-once=true");
    }
    return send(data, words);
  }

  @Command(
      name = "certificate",
      description = {
        "Know a peer by its client certificate from now on, instead of a registration (bind=cert).",
        "Several certificates count until --only, so that one can take the place of another."
      })
  int certificate(
      @Mixin DataOption data,
      @Parameters(paramLabel = "ID", description = "Its identifier.") String id,
      @Parameters(index = "1", paramLabel = "FILE", description = "The certificate, PEM or DER.") Path file,
      @Option(names = "--only", description = "Those before no longer count.") boolean only) {
    CertificateFile certificate = CertificateFile.read(file);
    List<String> words = new ArrayList<>(List.of("certificate", id, "sha256=" + certificate.fingerprint()));
    if (only) {
      words.add("only=true");
    }
    int status = send(data, words);
    spec.commandLine().getOut().println("valid until " + certificate.until());
    spec.commandLine().getOut().flush();
    return status;
  }

  @Command(
      name = "findings",
      description = {
        "Show what a peer sends against the standard, how often, and the sentence for its vendor.",
        "Without an identifier, what all peers send, without the sentences.",
        "These are counted by the server and saved every few seconds."
      })
  int findings(
      @Mixin DataOption data,
      @Parameters(paramLabel = "ID", arity = "0..1", description = "Its identifier.") @Nullable String id,
      @Option(names = "--lang", description = "zh or en; both without.") @Nullable String language,
      @Option(names = "--clear", description = "Forget them after they are shown.") boolean clear) {
    List<String> words = new ArrayList<>(id == null ? List.of("findings") : List.of("findings", id));
    if (id == null) {
      return send(data, words);
    }
    if (language != null) {
      words.add("lang=" + language);
    }
    if (clear) {
      words.add("clear=true");
    }
    return send(data, words);
  }

  @Command(
      name = "clocks",
      description = {
        "Show the devices whose clocks are off by more than 10 s, the worst first.",
        "Measured by the running server from the times of what they send."
      })
  int clocks(
      @Mixin DataOption data,
      @Option(names = "--all", description = "Show the others too.") boolean all) {
    return send(data, all ? List.of("clocks", "all=true") : List.of("clocks"));
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
    print(Administration.peers(data.folder(), data.config(), words));
    return 0;
  }

  private void print(String answer) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(answer.stripTrailing());
    out.flush();
  }
}
