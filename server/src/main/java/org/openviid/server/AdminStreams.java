package org.openviid.server;

import java.util.List;
import org.openviid.schema.ViidException;

/// The commands that take long, of several parts of the server.
///
/// @param parts no two of them cover the same command
record AdminStreams(List<AdminStream> parts) implements AdminStream {
  /// Copies the list.
  AdminStreams {
    parts = List.copyOf(parts);
  }

  @Override
  public boolean covers(String command) {
    return parts.stream().anyMatch(part -> part.covers(command));
  }

  @Override
  public int carryOut(List<String> words, AdminOutput out) {
    return parts.stream()
        .filter(part -> part.covers(words.getFirst()))
        .findFirst()
        .orElseThrow(() -> new ViidException("OV-2409", words.getFirst()))
        .carryOut(words, out);
  }
}
