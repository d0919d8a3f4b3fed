package org.openviid.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/// Commands of the program, carried out within the test.
record Cli(int status, String out, String err) {

  /// Carries out a command on a data folder.
  static Cli run(Path folder, String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--data", folder.toString()));
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    int status = line.execute(all.toArray(String[]::new));
    return new Cli(status, out.toString(), err.toString());
  }

  List<String> lines() {
    return out.lines().toList();
  }
}
