package org.openviid.store.embedded;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.openviid.schema.DataObject;
import org.openviid.store.Change;
import org.openviid.store.CommitResult;
import org.openviid.store.InMemoryBlobStore;
import org.openviid.store.Search;
import org.openviid.store.Transaction;

/// Measures durable commits: `CommitBench FOLDER SECONDS (p|v)THREADSxBATCH…`, for example `v32x1` for
/// 32 virtual threads that commit one record each. Run by hand.
final class CommitBench {
  private static final DataObject[] OBJECTS = new DataObject[4096];
  private static final AtomicLong NUMBERS = new AtomicLong();

  private CommitBench() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    for (int i = 0; i < OBJECTS.length; i++) {
      OBJECTS[i] = Samples.vehicle(i);
    }
    Path folder = Files.createTempDirectory(Path.of(arguments[0]), "bench");
    long seconds = Long.parseLong(arguments[1]);
    try (EmbeddedStore store =
        Stores.open(
            folder,
            Samples.SCHEMA,
            StoreSettings.ofMemory(1L << 30),
            new Surroundings(
                Stores.LARGE, (_, _) -> new NoIndex(), new InMemoryBlobStore(), Segments.NONE, Clock.systemUTC()))) {
      for (String mode : Arrays.copyOfRange(arguments, 2, arguments.length)) {
        measure(store, mode, seconds);
      }
    } finally {
      HostedIndex.delete(folder);
    }
  }

  private static void measure(EmbeddedStore store, String mode, long seconds) throws InterruptedException {
    int threads = Integer.parseInt(mode.substring(1, mode.indexOf('x')));
    int batch = Integer.parseInt(mode.substring(mode.indexOf('x') + 1));
    var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long cpu = system.getProcessCpuTime();
    long start = System.nanoTime();
    long end = start + seconds * 1_000_000_000L;
    List<Worker> workers = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      Worker worker = new Worker(store, batch, end);
      workers.add(worker);
      worker.thread =
          mode.charAt(0) == 'v'
              ? Thread.ofVirtual().start(worker)
              : Thread.ofPlatform().start(worker);
    }
    for (Worker worker : workers) {
      worker.thread.join();
    }
    double took = (System.nanoTime() - start) / 1e9;
    long used = system.getProcessCpuTime() - cpu;
    long records = workers.stream().mapToLong(worker -> worker.records).sum();
    long[] latencies = workers.stream().flatMapToLong(worker -> Arrays.stream(worker.latencies, 0, worker.count)).sorted().toArray();
    IO.println(
        "%-8s %8.0f rec/s  %6.1f us CPU/rec  ack p50 %5.2f ms  p99 %6.2f ms"
            .formatted(
                mode,
                records / took,
                used / 1e3 / records,
                latencies[latencies.length / 2] / 1e6,
                latencies[latencies.length * 99 / 100] / 1e6));
  }

  private static final class Worker implements Runnable {
    private final EmbeddedStore store;
    private final int batch;
    private final long end;
    private final long[] latencies = new long[1 << 18];
    private Thread thread = Thread.currentThread();
    private int count;
    private long records;

    Worker(EmbeddedStore store, int batch, long end) {
      this.store = store;
      this.batch = batch;
      this.end = end;
    }

    @Override
    public void run() {
      while (System.nanoTime() < end) {
        List<Change> changes = new ArrayList<>(batch);
        for (int i = 0; i < batch; i++) {
          long number = NUMBERS.incrementAndGet();
          changes.add(
              new Change.Put(id(number), 0, OBJECTS[(int) (number & 4095)], 1_790_000_000_000L, "peer"));
        }
        long before = System.nanoTime();
        List<CommitResult> results = store.commit(Transaction.of(changes));
        latencies[count++ & (latencies.length - 1)] = System.nanoTime() - before;
        if (!(results.getLast() instanceof CommitResult.Done)) {
          throw new IllegalStateException("conflict");
        }
        records += batch;
      }
      count = Math.min(count, latencies.length);
    }

    /// 48 digits of which the first 20 are the device, as identifiers are in the field.
    private static String id(long number) {
      char[] id = "330106000011900000010220261122085000000000000000".toCharArray();
      long device = number % 977;
      for (int i = 19; i > 13; i--, device /= 10) {
        id[i] = (char) ('0' + device % 10);
      }
      long rest = number;
      for (int i = 47; i > 30; i--, rest /= 10) {
        id[i] = (char) ('0' + rest % 10);
      }
      return new String(id);
    }
  }

  /// Takes everything and finds nothing.
  private static final class NoIndex implements SearchIndex {
    @Override
    public void submit(IndexedChange change) {}

    @Override
    public long replayFrom() {
      return 0;
    }

    @Override
    public Hits search(Search search) {
      return new Hits(new long[0], OptionalLong.empty(), 0);
    }

    @Override
    public long lag() {
      return 0;
    }

    @Override
    public Optional<String> fault() {
      return Optional.empty();
    }

    @Override
    public void expungeDeletes() {}

    @Override
    public void close() {}
  }
}
