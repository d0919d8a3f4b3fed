package org.openviid.cli;

import java.io.PrintWriter;
import org.openviid.server.AdminOutput;

/// Prints the answer of a command on one stream, and its progress on the other.
///
/// @param out takes the answer
/// @param err takes progress
record Terminal(PrintWriter out, PrintWriter err) implements AdminOutput {
  @Override
  public void line(String text) {
    out.println(text);
  }

  @Override
  public void progress(String text) {
    out.flush();
    err.println(text);
    err.flush();
  }
}
