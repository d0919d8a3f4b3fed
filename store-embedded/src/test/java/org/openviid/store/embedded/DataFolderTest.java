package org.openviid.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openviid.store.StoreException;

class DataFolderTest {
  @TempDir private Path root;

  @Test
  void aNewFolderSaysWhatItIs() throws IOException {
    try (DataFolder folder = DataFolder.open(root.resolve("a/b"), () -> "node-7")) {
      assertThat(folder.version()).isEqualTo(new FolderVersion(1, "development", "node-7", 1));
      assertThat(Files.readString(root.resolve("a/b/VERSION")))
          .isEqualTo("format: 1\nsoftware: development\nnode: node-7\nepoch: 1\n");
    }
  }

  @Test
  void whatAFolderSaysStays() {
    DataFolder.open(root, () -> "node-7").close();
    try (DataFolder folder = DataFolder.open(root, () -> "another")) {
      assertThat(folder.version().node()).isEqualTo("node-7");
    }
  }

  @Test
  void aNewerFormatIsRefused() throws IOException {
    DataFolder.open(root, () -> "node").close();
    Files.writeString(root.resolve("VERSION"), "format: 2\nsoftware: 9.1\nnode: n\nepoch: 1\n");
    assertThatThrownBy(() -> DataFolder.open(root, () -> "node"))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("OV-1671")
        .hasMessageContaining("format 2, written by version 9.1")
        .hasMessageContaining("up to 1");
  }

  @Test
  void aDamagedVersionIsRefused() throws IOException {
    DataFolder.open(root, () -> "node").close();
    for (String content : new String[] {"", "format: x\nepoch: 1\n", "format: 1\n", "\0\0\0"}) {
      Files.writeString(root.resolve("VERSION"), content);
      assertThatThrownBy(() -> DataFolder.open(root, () -> "node"))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("OV-1672");
    }
  }

  @Test
  void aFolderWithOtherThingsIsLeftAlone() throws IOException {
    Files.writeString(root.resolve("holiday.jpg"), "x");
    assertThatThrownBy(() -> DataFolder.open(root, () -> "node"))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("OV-1676");
    assertThat(root.resolve("VERSION")).doesNotExist();
  }

  @Test
  void aCrashWhileTheVersionWasWrittenDoesNoHarm() throws IOException {
    Files.writeString(root.resolve("LOCK"), "");
    Files.writeString(root.resolve("VERSION.new"), "form");
    try (DataFolder folder = DataFolder.open(root, () -> "node")) {
      assertThat(folder.version().node()).isEqualTo("node");
    }
  }

  @Test
  void aSecondAttemptOfTheSameProcessIsRefusedAndHarmsTheFirstNot() throws Exception {
    try (DataFolder folder = DataFolder.open(root, () -> "node")) {
      assertThatThrownBy(() -> DataFolder.open(root, () -> "node"))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("OV-1673");
      assertThat(folder.path()).isEqualTo(root.toRealPath());
      assertThat(attemptOfAnotherProcess()).contains("OV-1675");
    }
    DataFolder.open(root, () -> "node").close();
  }

  @Test
  void anotherProcessIsToldWhoHasTheFolder() throws Exception {
    try (DataFolder _ = DataFolder.open(root, () -> "node")) {
      assertThat(attemptOfAnotherProcess())
          .contains("OV-1675")
          .contains("in use by process " + ProcessHandle.current().pid());
    }
    assertThat(attemptOfAnotherProcess()).contains("opened");
  }

  private String attemptOfAnotherProcess() throws IOException, InterruptedException {
    Process process = ChildProcess.start(Attempt.class, root.toString());
    try (BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String line = Objects.requireNonNull(out.readLine());
      process.waitFor();
      return line;
    }
  }

  /// Tries to open a folder.
  static final class Attempt {
    private Attempt() {}

    public static void main(String[] arguments) {
      try {
        DataFolder.open(Path.of(arguments[0]), () -> "node").close();
        IO.println("opened");
      } catch (StoreException e) {
        IO.println(e.getMessage());
      }
    }
  }
}
