package org.openviid.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The script that finds a JDK and starts the program, with a JDK that only says how it was called.
class LauncherTest {
  private static final String JAVA = """
      #!/bin/sh
      if [ "$1" = -version ]; then echo 'openjdk version "25.0.3"' >&2; exit 0; fi
      env | grep '^OPENVIID_'
      printf '%s\\n' "$@"
      """;

  @TempDir Path folder;
  private Path script;

  @BeforeEach
  void installTheScriptAndAJdk() throws IOException {
    script = Files.copy(Path.of("..", "openviid"), folder.resolve("openviid"));
    Path java = folder.resolve("jdk/bin/java");
    Files.createDirectories(java.getParent());
    Files.writeString(java, JAVA);
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @Test
  void whatIsMeantForTheScriptDoesNotReachTheConfiguration() throws Exception {
    List<String> lines =
        started(Map.of("OPENVIID_HEAP", "1g", "OPENVIID_JAVA_OPTIONS", "-Da=1 -Db=2", "OPENVIID_LISTEN_PORT", "8500"));
    assertThat(lines).filteredOn(line -> line.startsWith("OPENVIID_")).containsExactly("OPENVIID_LISTEN_PORT=8500");
    assertThat(lines).contains("-Xmx1g", "-Da=1", "-Db=2");
  }

  @Test
  void argumentsReachTheProgramAsTheyAre() throws Exception {
    assertThat(started(Map.of(), "serve", "--data", "a folder")).endsWith("serve", "--data", "a folder");
  }

  private List<String> started(Map<String, String> environment, String... arguments) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(script.toString());
    builder.command().addAll(List.of(arguments));
    builder.environment().put("OPENVIID_JAVA_HOME", folder.resolve("jdk").toString());
    builder.environment().putAll(environment);
    Process process = builder.redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output.lines().toList();
  }
}
