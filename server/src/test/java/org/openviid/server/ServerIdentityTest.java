package org.openviid.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openviid.schema.ViidException;

class ServerIdentityTest {
  @TempDir Path folder;

  @Test
  void anIdentifierSaysAreaAndTypeOfTheLibrary() {
    assertThat(ServerIdentity.createId("330106", 7)).isEqualTo("33010600005030000007").hasSize(20);
    assertThatThrownBy(() -> ServerIdentity.createId("33010", 7)).isInstanceOf(ViidException.class);
  }

  @Test
  void anIdentityIsWrittenOnceAndReadBack() throws IOException {
    ServerIdentity.write(folder, "33010600005030000001");
    ServerConfig config = new ConfigLoader().load(folder.resolve(ServerIdentity.CONFIG_FILE), Map.of());

    ServerIdentity identity = ServerIdentity.of(config, folder);
    ServerIdentity again = ServerIdentity.of(config, folder);

    assertThat(identity.id()).isEqualTo("33010600005030000001");
    assertThat(identity.realm()).isEqualTo("33010600005030000001");
    assertThat(identity.key()).hasSize(32).isEqualTo(again.key());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("secret.key"))))
        .isEqualTo("rw-------");
    assertThatThrownBy(() -> ServerIdentity.write(folder, "33010600005030000002"))
        .isInstanceOf(ViidException.class)
        .hasMessageContaining("already");
  }

  @Test
  void aDamagedKeyIsNotReplacedSilently() throws IOException {
    Files.write(folder.resolve("secret.key"), new byte[5]);
    ServerIdentity.write(folder, "33010600005030000001");
    ServerConfig config = new ConfigLoader().load(folder.resolve(ServerIdentity.CONFIG_FILE), Map.of());

    assertThatThrownBy(() -> ServerIdentity.of(config, folder)).hasMessageContaining("restore it from a backup");
  }
}
