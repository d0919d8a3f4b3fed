package org.openviid.http;

import java.util.List;

/// One request and its answer, for people to read: without secrets, pictures and values of secret and
/// restricted attributes.
///
/// @param trace its trace identifier
/// @param at when it came, in milliseconds since 1970-01-01T00:00Z
/// @param micros from its first byte to the last one of its answer
/// @param address where it came from, as far as proxies are believed
/// @param peer the identifier of the peer; empty when nobody was let in
/// @param request what came
/// @param answer what went
public record TracedExchange(
    String trace, long at, long micros, String address, String peer, Part request, Part answer) {

  /// A request or an answer.
  ///
  /// @param line its first line
  /// @param headers its headers, each as it stands on the wire
  /// @param body its body, perhaps empty
  public record Part(String line, List<String> headers, String body) {
    /// Copies the list.
    public Part {
      headers = List.copyOf(headers);
    }
  }
}
