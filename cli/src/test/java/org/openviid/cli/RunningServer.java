package org.openviid.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A server in a process of its own, started by the program's own command line.
final class RunningServer implements AutoCloseable {
  static final String PASSWORD = "demo-2026";

  private static final Pattern URL = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)/VIID");

  private final Process process;
  private final int port;
  private final List<String> lines;

  private RunningServer(Process process, int port, List<String> lines) {
    this.process = process;
    this.port = port;
    this.lines = lines;
  }

  static RunningServer start(Path folder, String... jvmOptions) throws IOException {
    return start(folder, Map.of(), jvmOptions);
  }

  static RunningServer start(Path folder, Map<String, String> environment, String... jvmOptions) throws IOException {
    List<String> command = java(jvmOptions);
    command.addAll(
        List.of("serve", "--host", "127.0.0.1", "--port", "0", "--shared-password", PASSWORD, "--data", folder.toString()));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    List<String> lines = new ArrayList<>();
    BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      lines.add(line);
      Matcher matcher = URL.matcher(line);
      if (matcher.find()) {
        Thread.ofVirtual().start(() -> out.lines().forEach(more -> {
          synchronized (lines) {
            lines.add(more);
          }
        }));
        return new RunningServer(process, Integer.parseInt(matcher.group(1)), lines);
      }
    }
    throw new IllegalStateException("the server did not start: " + String.join("\n", lines));
  }

  /// The command line of this program, for child processes.
  static List<String> java(String... jvmOptions) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "--enable-native-access=ALL-UNNAMED"));
    command.addAll(List.of(jvmOptions));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), "org.openviid.cli.Main"));
    return command;
  }

  int port() {
    return port;
  }

  /// What it has printed so far.
  List<String> lines() {
    synchronized (lines) {
      return List.copyOf(lines);
    }
  }

  /// kill -9.
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /// SIGTERM; the exit status.
  int stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      throw new IllegalStateException("the server does not stop");
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
