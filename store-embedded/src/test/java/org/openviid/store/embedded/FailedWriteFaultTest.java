package org.openviid.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openviid.store.SampleObjects.creation;
import static org.openviid.store.SampleObjects.wagon;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openviid.store.LogEntry;
import org.openviid.store.SampleSchema;
import org.openviid.store.StateWrite;
import org.openviid.store.StoreException;
import org.openviid.store.Transaction;

/// The operating system refuses a write, which the database takes so badly that it writes no more until
/// it has been opened again. The refusal is real: the process may not make files longer than a limit.
class FailedWriteFaultTest {
  /// The native library is unpacked to a file of 17 MB.
  private static final int LIMIT_KILOBYTES = 20_000;

  private static final int RECORDS = 40;

  @TempDir private Path folder;

  @Test
  void theStoreOpensItselfAgainAndHasLostNothing() throws Exception {
    List<String> limited =
        List.of("bash", "-c", "ulimit -S -f " + LIMIT_KILOBYTES + " && exec \"$0\" \"$@\"");
    Process process = ChildProcess.start(limited, Writer.class, folder.toString());
    String said;
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      said = String.join("\n", in.lines().toList());
    }
    assertThat(process.waitFor()).as(said).isZero();
    assertThat(said).isEqualTo("refused OV-1664\nopened again");

    try (EmbeddedStore store = Stores.open(folder, SampleSchema.SCHEMA)) {
      assertThat(store.log().read(0, 1_000))
          .extracting(LogEntry::id)
          .containsExactlyElementsOf(IntStream.range(0, 2 * RECORDS).mapToObj(i -> "W" + i).toList());
      assertThat(store.states().get("s", "large")).isEmpty();
    }
  }

  /// Writes, writes too much, waits until the store is well again, and writes on.
  static final class Writer {
    private Writer() {}

    public static void main(String[] arguments) throws InterruptedException {
      try (EmbeddedStore store = Stores.open(Path.of(arguments[0]), SampleSchema.SCHEMA)) {
        write(store, 0);
        Kernel before = store.kernel();
        try {
          store.commit(Transaction.of(new StateWrite("s", "large", new byte[LIMIT_KILOBYTES * 1024 + 1])));
          throw new IllegalStateException("more was written than the limit allows");
        } catch (StoreException e) {
          IO.println("refused " + e.code());
        }
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!store.health().writable() && System.nanoTime() < deadline) {
          boolean _ = store.log().await(Long.MAX_VALUE - 1, Duration.ofMillis(10));
        }
        IO.println(store.kernel() == before ? "not noticed" : "opened again");
        write(store, RECORDS);
      }
    }

    private static void write(EmbeddedStore store, int from) {
      for (int i = from; i < from + RECORDS; i++) {
        store.commit(Transaction.of(List.of(creation(wagon("W" + i).build()))));
      }
    }
  }
}
