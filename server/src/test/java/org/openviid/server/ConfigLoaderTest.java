package org.openviid.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openviid.schema.ViidException;

class ConfigLoaderTest {
  @TempDir Path folder;

  private ServerConfig load(String yaml, Map<String, String> environment) {
    Path file = folder.resolve("openviid.yaml");
    try {
      Files.writeString(file, yaml);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return new ConfigLoader().load(file, environment);
  }

  @Test
  void everyKeyHasADefault() {
    ServerConfig config = new ConfigLoader().load(null, Map.of());

    assertThat(config.listen().port()).isEqualTo(8400);
    assertThat(config.store().minDays()).isEqualTo(30);
    assertThat(config.store().retentionDays()).containsEntry("default", 0);
    assertThat(config.peers().sharedPassword()).isEmpty();
    assertThat(config.time().zone()).isEqualTo("+08:00");
  }

  @Test
  void theFileOverridesTheDefaultsAndTheEnvironmentTheFile() {
    ServerConfig config =
        load(
            "listen:\n  port: 9000\n  host: 127.0.0.1\nstore:\n  retentionDays:\n    Face: 30\n",
            Map.of("OPENVIID_LISTEN_PORT", "9100", "PATH", "/bin"));

    assertThat(config.listen().port()).isEqualTo(9100);
    assertThat(config.listen().host()).isEqualTo("127.0.0.1");
    assertThat(config.store().retentionDays()).containsEntry("Face", 30).containsEntry("default", 0);
  }

  @Test
  void anUnknownKeyStopsTheStartWithASuggestion() {
    assertThatThrownBy(() -> load("listen:\n  prot: 9000\n", Map.of()))
        .isInstanceOf(ViidException.class)
        .hasMessageContaining("listen.prot")
        .hasMessageContaining("did you mean 'port'?");
  }

  @Test
  void anUnknownEnvironmentVariableOfOursStopsTheStartToo() {
    assertThatThrownBy(() -> load("", Map.of("OPENVIID_LISTEN_PROT", "1")))
        .hasMessageContaining("OPENVIID_LISTEN_PROT")
        .hasMessageContaining("'port'");
  }

  @Test
  void aValueOfTheWrongTypeIsNamed() {
    assertThatThrownBy(() -> load("listen:\n  port: many\n", Map.of()))
        .isInstanceOf(ViidException.class)
        .hasMessageContaining("many");
  }

  @Test
  void brokenYamlIsNamedWithItsLine() {
    assertThatThrownBy(() -> load("listen:\n  port: [1\n", Map.of()))
        .isInstanceOf(ViidException.class)
        .hasMessageContaining("line");
  }

  @Test
  void theSharedPasswordIsNotPrinted() {
    ServerConfig config = load("peers:\n  sharedPassword: hunter2\n  previousSharedPassword: hunter1\n", Map.of());

    assertThat(config.peers().sharedPassword()).isEqualTo("hunter2");
    assertThat(config.toString()).doesNotContain("hunter");
  }
}
