package org.openviid.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openviid.schema.ViidException;

class AdminSocketTest {
  @TempDir Path folder;

  @Test
  void aCommandReachesTheServerAndItsAnswerComesBack() throws IOException {
    try (AdminSocket _ = AdminSocket.open(folder, words -> String.join("+", words))) {
      assertThat(AdminClient.send(folder, List.of("peer", "list"))).contains("peer+list");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(AdminSocket.FILE))))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void aRefusalComesBackInWords() {
    try (AdminSocket _ = AdminSocket.open(folder, words -> {
      throw new ViidException("OV-2365", words.getFirst());
    })) {
      assertThatThrownBy(() -> AdminClient.send(folder, List.of("dance"))).hasMessageContaining("no command 'dance'");
    }
  }

  @Test
  void withoutAServerThereIsNoAnswer() {
    AdminSocket.open(folder, _ -> "").close();

    assertThat(AdminClient.send(folder, List.of("peer", "list"))).isEmpty();
  }
}
