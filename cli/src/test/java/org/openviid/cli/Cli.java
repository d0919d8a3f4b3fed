package org.openviid.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import picocli.CommandLine;

/// Commands of the program, carried out within the test.
record Cli(int status, String out, String err) {

  /// Carries out a command on a data folder.
  static Cli run(Path folder, String... words) {
    return run(folder, _ -> {}, List.of(words));
  }

  /// Carries out a command on a data folder.
  ///
  /// @param progress takes each line of progress when it comes
  static Cli run(Path folder, Consumer<String> progress, List<String> words) {
    List<String> all = new ArrayList<>(words);
    all.addAll(List.of("--data", folder.toString()));
    StringWriter out = new StringWriter();
    Heard err = new Heard(progress);
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    int status = line.execute(all.toArray(String[]::new));
    return new Cli(status, out.toString(), err.toString());
  }

  List<String> lines() {
    return out.lines().toList();
  }

  /// Says what is written when it is flushed.
  private static final class Heard extends StringWriter {
    private final Consumer<String> lines;
    private int said;

    Heard(Consumer<String> lines) {
      this.lines = lines;
    }

    @Override
    public void flush() {
      String text = getBuffer().substring(said);
      said = getBuffer().length();
      lines.accept(text);
    }
  }
}
