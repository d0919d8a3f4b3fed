package org.openviid.kit;

import java.util.List;

/// What came back for one question.
///
/// @param zh the question in Chinese
/// @param en the question in English
/// @param request path and query as they were sent
/// @param found how many objects came back
/// @param lines a table of them for a terminal, or why there is none
public record DemoAnswer(String zh, String en, String request, int found, List<String> lines) {
  /// Copies the lines.
  public DemoAnswer {
    lines = List.copyOf(lines);
  }
}
