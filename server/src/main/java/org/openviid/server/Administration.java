package org.openviid.server;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

  private static String carryOut(Path folder, Path config, List<String> command) {
    return AdminClient.send(folder, command).orElseGet(() -> onClosedFolder(folder, config, command));
  }

  private static String onClosedFolder(Path folder, Path config, List<String> command) {
    ServerConfig loaded = new ConfigLoader().load(config, System.getenv());
    if (loaded.identity().id().isEmpty()) {
      throw new ViidException("OV-2373", folder);
    }
    return OpenViid.onClosedFolder(loaded, ServerIdentity.of(loaded, folder), folder, command);
  }
}
