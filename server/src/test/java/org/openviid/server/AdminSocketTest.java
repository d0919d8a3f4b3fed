package org.openviid.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openviid.schema.ViidException;

class AdminSocketTest {
  private static final AdminStream NO_STREAMS = new Streams(Set.of(), (_, _) -> 0);

  @TempDir Path folder;

  /// Commands of these names.
  private record Streams(Set<String> names, BiFunction<List<String>, AdminOutput, Integer> action)
      implements AdminStream {
    @Override
    public boolean covers(String command) {
      return names.contains(command);
    }

    @Override
    public int carryOut(List<String> words, AdminOutput out) {
      return action.apply(words, out);
    }
  }

  private record Heard(List<String> lines, List<String> progress) implements AdminOutput {
    Heard() {
      this(new ArrayList<>(), new ArrayList<>());
    }

    @Override
    public void line(String text) {
      lines.add(text);
    }

    @Override
    public void progress(String text) {
      progress.add(text);
    }
  }

  @Test
  void aLongAnswerComesLineByLineWithProgressAndStatus() {
    Streams streams =
        new Streams(
            Set.of("count"),
            (words, out) -> {
              for (int i = 0; i < 20_000; i++) {
                out.line(words.get(1) + i + "\nnever two");
              }
              out.progress("half way");
              out.line("");
              return 7;
            });
    try (AdminSocket _ = AdminSocket.open(folder, _ -> "", streams)) {
      Heard heard = new Heard();
      assertThat(AdminClient.stream(folder, List.of("count", "x"), heard)).hasValue(7);
      assertThat(heard.lines()).hasSize(20_001).startsWith("x0 never two").endsWith("");
      assertThat(heard.progress()).containsExactly("half way");
    }
    assertThat(AdminClient.stream(folder, List.of("count", "x"), new Heard())).isEmpty();
  }

  @Test
  void aCommandOfThousandsOfWordsIsTakenWholeAndOneOfMoreIsRefused() {
    Streams streams =
        new Streams(
            Set.of("count"),
            (words, out) -> {
              out.line(words.size() + " " + words.getLast());
              return 0;
            });
    List<String> words = new ArrayList<>(List.of("count"));
    IntStream.range(1, 10_000).forEach(i -> words.add("word" + i));
    try (AdminSocket _ = AdminSocket.open(folder, _ -> "", streams)) {
      Heard heard = new Heard();
      AdminClient.stream(folder, words, heard);
      assertThat(heard.lines()).containsExactly("10000 word9999");
      words.add("one more");
      assertThatThrownBy(() -> AdminClient.stream(folder, words, heard)).hasMessageContaining("10000");
    }
  }

  @Test
  void aRefusalInTheMiddleOfALongAnswerComesBackInWords() {
    Streams streams =
        new Streams(
            Set.of("dance"),
            (_, out) -> {
              out.line("one step");
              throw new ViidException("OV-2365", "dance further");
            });
    try (AdminSocket _ = AdminSocket.open(folder, _ -> "", streams)) {
      Heard heard = new Heard();
      assertThatThrownBy(() -> AdminClient.stream(folder, List.of("dance"), heard))
          .hasMessageContaining("no command 'dance further'");
      assertThat(heard.lines()).containsExactly("one step");
    }
  }

  @Test
  void aCommandReachesTheServerAndItsAnswerComesBack() throws IOException {
    try (AdminSocket _ = AdminSocket.open(folder, words -> String.join("+", words), NO_STREAMS)) {
      assertThat(AdminClient.send(folder, List.of("peer", "list"))).contains("peer+list");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(AdminSocket.FILE))))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void aRefusalComesBackInWords() {
    try (AdminSocket _ = AdminSocket.open(folder, words -> {
      throw new ViidException("OV-2365", words.getFirst());
    }, NO_STREAMS)) {
      assertThatThrownBy(() -> AdminClient.send(folder, List.of("dance"))).hasMessageContaining("no command 'dance'");
    }
  }

  @Test
  void withoutAServerThereIsNoAnswer() {
    AdminSocket.open(folder, _ -> "", NO_STREAMS).close();

    assertThat(AdminClient.send(folder, List.of("peer", "list"))).isEmpty();
  }
}
