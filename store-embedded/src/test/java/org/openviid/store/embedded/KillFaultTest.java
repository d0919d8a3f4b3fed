package org.openviid.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringTokenizer;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openviid.query.Filter;
import org.openviid.store.LogEntry;
import org.openviid.store.SampleObjects;
import org.openviid.store.SampleSchema;
import org.openviid.store.Search;

/// A process that writes is killed at any moment; another one finds everything that was acknowledged.
class KillFaultTest {
  private static final long DELETED = 0;

  /// The deletion may have been done without anybody having been told.
  private static final long UNCERTAIN = -1;

  @TempDir private Path folder;

  @Test
  void whatWasAcknowledgedSurvivesKilling() throws Exception {
    killAndLook(2, 1_500);
  }

  @Test
  @Tag("soak")
  void whatWasAcknowledgedSurvivesKillingAgainAndAgain() throws Exception {
    killAndLook(20, 8_000);
  }

  private void killAndLook(int rounds, int acknowledgements) throws IOException, InterruptedException {
    Map<String, Long> pictures = new HashMap<>();
    for (int round = 0; round < rounds; round++) {
      for (String line : writeUntilKilled(round, acknowledgements + 137 * round)) {
        StringTokenizer words = new StringTokenizer(line);
        String what = words.nextToken();
        String id = words.nextToken();
        switch (what) {
          case "put" -> pictures.put(id, Long.parseLong(words.nextToken()));
          case "deleting" -> pictures.put(id, UNCERTAIN);
          case "deleted" -> pictures.put(id, DELETED);
          default -> throw new IllegalStateException(line);
        }
      }
      look(pictures);
    }
    assertThat(pictures.values()).contains(DELETED).hasSizeGreaterThan(rounds * acknowledgements / 2);
  }

  /// Reads acknowledgements until there are enough, kills, and reads those that were still on their way.
  private List<String> writeUntilKilled(int round, int enough) throws IOException, InterruptedException {
    Process process = ChildProcess.start(Writer.class, folder.toString(), "r" + round);
    List<String> lines = new ArrayList<>();
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))) {
      StringBuilder line = new StringBuilder();
      for (int c = in.read(); c >= 0; c = in.read()) {
        if (c != '\n') {
          line.append((char) c);
        } else {
          lines.add(line.toString());
          line.setLength(0);
          if (lines.size() == enough) {
            // Not by the process itself, which would close the stream.
            process.toHandle().destroyForcibly();
          }
        }
      }
      // What is left in `line` is a cut acknowledgement, which nobody has seen.
    } finally {
      process.destroyForcibly().waitFor();
    }
    assertThat(lines).hasSizeGreaterThanOrEqualTo(enough);
    return lines;
  }

  private void look(Map<String, Long> pictures) {
    try (AgingStore store = new AgingStore(folder, AgingStore.THIRTY_DAYS)) {
      pictures.forEach(
          (id, picture) -> {
            if (picture == DELETED) {
              assertThat(store.has(id)).as(id).isFalse();
            } else if (picture != UNCERTAIN) {
              assertThat(store.has(id)).as(id).isTrue();
              assertThat(store.picture(picture)).as(id).isEqualTo(Optional.of(Writer.content(id)));
            }
          });
      logAndHeadsAgree(store.store());
    }
  }

  /// Without a gap, every version after the one before it, and the last one of each object is current.
  private static void logAndHeadsAgree(EmbeddedStore store) {
    Map<String, Long> current = new HashMap<>();
    long expected = 0;
    for (LogEntry entry : store.log().read(0, Integer.MAX_VALUE)) {
      assertThat(entry.sequence()).isEqualTo(++expected);
      assertThat(entry.previous()).isEqualTo(current.getOrDefault(entry.id(), 0L));
      if (entry.operation() == LogEntry.Operation.DELETED) {
        current.remove(entry.id());
      } else {
        current.put(entry.id(), entry.sequence());
      }
    }
    assertThat(store.log().last()).isEqualTo(expected);
    current.forEach(
        (id, sequence) ->
            assertThat(store.sequenceOf(SampleSchema.WAGON_TYPE, id)).as(id).isEqualTo(sequence));
    assertThat(
            store
                .search(Search.first(0, SampleSchema.WAGON_TYPE, Filter.everything()))
                .total())
        .hasValue(current.size());
  }

  /// Creates objects with pictures, replaces and deletes some, and says so when it is acknowledged.
  static final class Writer {
    private static final AtomicLong NUMBERS = new AtomicLong();

    private Writer() {}

    public static void main(String[] arguments) throws InterruptedException {
      AgingStore store = new AgingStore(Path.of(arguments[0]), AgingStore.THIRTY_DAYS);
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        threads.add(Thread.ofVirtual().start(() -> write(store, arguments[1])));
      }
      for (Thread thread : threads) {
        thread.join();
      }
    }

    private static void write(AgingStore store, String round) {
      while (true) {
        long number = NUMBERS.incrementAndGet();
        String id = round + "-" + number;
        say("put " + id + " " + store.putWithPicture(id, content(id)));
        if (number % 5 == 0) {
          store.put(SampleObjects.wagon(id).set("Speed", 1).build());
          say("put " + id + " " + store.putWithPicture(id, content(id)));
        }
        if (number % 3 == 0) {
          say("deleting " + id);
          store.delete(id);
          say("deleted " + id);
        }
      }
    }

    static String content(String id) {
      return id + "/".repeat(id.hashCode() & 0x3FFF);
    }

    private static void say(String line) {
      // One write, so that lines do not mix.
      PrintStream out = System.out;
      byte[] bytes = (line + "\n").getBytes(StandardCharsets.US_ASCII);
      synchronized (out) {
        out.write(bytes, 0, bytes.length);
        out.flush();
      }
    }
  }
}
