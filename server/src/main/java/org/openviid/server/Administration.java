package org.openviid.server;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.openviid.schema.ViidException;

/// Gives an operator's commands to the server that has a data folder open, or carries them out on the
/// folder itself when none has.
public final class Administration {
  private Administration() {}

  /// Carries out a command about peers, see [PeerAdministration#carryOut].
  ///
  /// @param words the command without the leading `peer`
  /// @throws ViidException in words for an operator
  public static String peers(Path folder, Path config, List<String> words) {
    List<String> command = new ArrayList<>();
    command.add("peer");
    command.addAll(words);
    return carryOut(folder, config, command);
  }

  /// What one types into a camera, and the same as commands for a shell.
  ///
  /// @param id the camera's identifier; empty for any
  /// @param password where its password is: a file whose first line it is, the password itself, or neither
  public static String sheet(Path folder, Path config, String id, SheetPassword password) {
    ServerConfig loaded = new ConfigLoader().load(config, System.getenv());
    if (loaded.identity().id().isEmpty()) {
      throw new ViidException("OV-2406", folder);
    }
    Optional<ServerFacts> running = ServerFacts.of(folder);
    String host = running.map(ServerFacts::host).orElse(loaded.listen().host());
    int port = running.map(ServerFacts::port).orElse(loaded.listen().port());
    String user = id.isEmpty() ? "" : peers(folder, config, List.of("user", id)).strip();
    boolean open = !loaded.peers().sharedPassword().isEmpty();
    CameraSheet.Login login = password.login(id, user, open && user.isEmpty());
    return new CameraSheet(StartSheet.address(host), port, loaded.identity().id(), login).text();
  }

  /// Where a camera's password is.
  ///
  /// @param file whose first line it is; null for none
  /// @param text the password itself; empty for none
  public record SheetPassword(@Nullable Path file, String text) {
    private CameraSheet.Login login(String id, String user, boolean shared) {
      if (file != null) {
        String shell = "$(head -n 1 " + CameraSheet.quoted(file.toAbsolutePath().toString()) + ")";
        return new CameraSheet.Login(id, user, "the first line of " + file.toAbsolutePath() + " 该文件的第一行", shell);
      }
      if (!text.isEmpty()) {
        return new CameraSheet.Login(id, user, text, CameraSheet.quoted(text));
      }
      String shown = shared
          ? "the shared password 共享密码"
          : "from `openviid peer add` or `peer password` 由该命令生成";
      return new CameraSheet.Login(id, user, shown, CameraSheet.Login.any("").shell());
    }

    @Override
    public String toString() {
      return "SheetPassword[" + file + "]";
    }
  }

  /// How a running server is doing.
  ///
  /// @param isWell whether nothing is wrong with it
  /// @param page that on one screen
  public record Condition(boolean isWell, String page) {}

  /// Asks the server that has a data folder open how it is doing. That none has is not well.
  public static Condition status(Path folder) {
    String answer =
        AdminClient.send(folder, List.of("status"))
            .orElse(StatusPage.ILL + "\nno server runs on " + folder + " 没有运行中的服务器\n");
    int end = answer.indexOf('\n');
    return new Condition(answer.substring(0, end).equals(StatusPage.WELL), answer.substring(end + 1));
  }

  /// Shows what a peer and the running server say to each other, as it happens.
  ///
  /// @param words `trace SUBJECT [count=N] [seconds=N]`
  /// @param out takes it line by line
  /// @throws ViidException in words for an operator, also when no server runs
  public static void follow(Path folder, List<String> words, AdminOutput out) {
    if (AdminClient.stream(folder, words, out).isEmpty()) {
      throw new ViidException("OV-2408", folder);
    }
  }

  /// Builds the search index anew.
  public static String reindex(Path folder, Path config) {
    return carryOut(folder, config, List.of("reindex"));
  }

  /// Carries out a command that takes long, see [PrivacyAdministration#carryOut].
  ///
  /// @param words the command
  /// @param out takes what it says
  /// @return the exit status
  /// @throws ViidException in words for an operator
  public static int stream(Path folder, Path config, List<String> words, AdminOutput out) {
    OptionalInt status = AdminClient.stream(folder, words, out);
    if (status.isPresent()) {
      return status.getAsInt();
    }
    ServerConfig loaded = loaded(folder, config);
    return OpenViid.onClosedFolder(loaded, ServerIdentity.of(loaded, folder), folder, words, out);
  }

  private static String carryOut(Path folder, Path config, List<String> command) {
    return AdminClient.send(folder, command).orElseGet(() -> onClosedFolder(folder, config, command));
  }

  private static String onClosedFolder(Path folder, Path config, List<String> command) {
    ServerConfig loaded = loaded(folder, config);
    return OpenViid.onClosedFolder(loaded, ServerIdentity.of(loaded, folder), folder, command);
  }

  private static ServerConfig loaded(Path folder, Path config) {
    ServerConfig loaded = new ConfigLoader().load(config, System.getenv());
    if (loaded.identity().id().isEmpty()) {
      throw new ViidException("OV-2373", folder);
    }
    return loaded;
  }
}
