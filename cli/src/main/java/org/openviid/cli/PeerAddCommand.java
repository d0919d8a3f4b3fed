package org.openviid.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.openviid.server.Administration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Adds a peer.
@Command(
    name = "add",
    description = {
      "Add a peer. Without a password one is made up and printed.",
      "Settings are given as KEY=VALUE, such as preset=dahua, devices=ID,ID or scope.areas=3301;",
      "'peer settings' and 'peer show' list them."
    })
final class PeerAddCommand implements Callable<Integer> {
  /// How a password that was made up is told.
  private static final Pattern PASSWORD = Pattern.compile("(?m)^password (\\S+)$");

  @Mixin DataOption data = new DataOption();

  @Parameters(index = "0", paramLabel = "ID", description = "Its 20-digit identifier.")
  String id = "";

  @Parameters(index = "1..*", paramLabel = "KEY=VALUE", description = "Settings.")
  List<String> settings = new ArrayList<>();

  @Option(
      names = "--role",
      defaultValue = "device",
      description = "device, collection-system, view-library, application-platform, analysis-system.")
  String role = "device";

  @Option(names = "--user", paramLabel = "NAME", description = "Its user name if it is not its identifier.")
  @Nullable String user;

  @Option(names = "--password-file", paramLabel = "FILE", description = "File whose first line is its password.")
  @Nullable Path passwordFile;

  @Option(names = "--sheet", description = "Print what to type into it, and the same as curl lines.")
  boolean sheet;

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    List<String> words = new ArrayList<>(List.of("add", id, "role=" + role));
    if (user != null) {
      words.add("user=" + user);
    }
    if (passwordFile != null) {
      words.add("password=" + PasswordFile.read(passwordFile));
    }
    words.addAll(settings);
    PrintWriter out = spec.commandLine().getOut();
    String answer = Administration.peers(data.folder(), data.config(), words);
    out.println(answer.stripTrailing());
    if (sheet) {
      Matcher made = PASSWORD.matcher(answer);
      String text = made.find() ? made.group(1) : "";
      out.print(
          Administration.sheet(
              data.folder(), data.config(), id, new Administration.SheetPassword(passwordFile, text)));
    }
    out.flush();
    return 0;
  }
}
