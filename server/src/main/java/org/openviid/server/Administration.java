package org.openviid.server;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
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
