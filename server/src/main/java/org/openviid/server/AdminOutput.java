package org.openviid.server;

/// Takes what a command of an operator says while it works.
public interface AdminOutput {
  /// Takes a line of the answer.
  void line(String text);

  /// Takes a line for whoever waits, which is no part of the answer.
  void progress(String text);
}
