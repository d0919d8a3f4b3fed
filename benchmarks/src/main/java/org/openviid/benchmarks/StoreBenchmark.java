package org.openviid.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.openviid.codec.Notation;
import org.openviid.query.BoundQuery;
import org.openviid.query.QueryBinder;
import org.openviid.query.QueryLimits;
import org.openviid.query.QueryParser;
import org.openviid.schema.DataObject;
import org.openviid.schema.Schema;
import org.openviid.store.AuditLine;
import org.openviid.store.Change;
import org.openviid.store.CommitResult;
import org.openviid.store.ObjectStore;
import org.openviid.store.Search;
import org.openviid.store.Transaction;
import org.openviid.store.embedded.EmbeddedStore;
import org.openviid.store.embedded.StoreSettings;

/// Measures a store without HTTP, in this process. Not safe for use by several threads.
public final class StoreBenchmark implements AutoCloseable {
  private static final String PEER = "00000000001190000000";
  private static final String ADDRESS = "192.0.2.7";
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final int PAGE = 20;
  private static final long SETTLE_MILLIS = 20;

  private final ObjectStore store;
  private final Path folder;
  private final RecordPool pool;
  private final QueryTexts texts = new QueryTexts();
  private final QueryParser parser = new QueryParser(QueryLimits.DEFAULT);
  private final Workload.Spread spread;
  private final AtomicLong numbers = new AtomicLong();

  private StoreBenchmark(Schema schema, ObjectStore store, Path folder, Workload.Spread spread) {
    this.store = store;
    this.folder = folder;
    this.spread = spread;
    this.pool = new RecordPool(schema, spread.seed(), Notation.JSON);
  }

  /// Opens an embedded store and prepares the records; takes some seconds.
  ///
  /// @param folder where its data lies; made when it is not there
  public static StoreBenchmark open(Schema schema, Path folder, Workload.Spread spread) {
    StoreSettings settings = StoreSettings.ofMemory(Runtime.getRuntime().maxMemory());
    EmbeddedStore store = EmbeddedStore.open(folder, schema, settings, Clock.systemUTC());
    return new StoreBenchmark(schema, store, folder, spread);
  }

  /// Closes the store; its data stays.
  @Override
  public void close() {
    store.close();
  }

  /// Commits for a while.
  ///
  /// @param threads that commit at the same time
  /// @param batch records in a transaction
  /// @return lines of a report
  public List<String> ingest(int threads, int batch, Duration warmUp, Duration duration)
      throws IOException, InterruptedException {
    commit(threads, batch, warmUp);
    settle();
    long disk = FolderSize.of(folder);
    ProcessProbe.Usage before = ProcessProbe.self().look();
    LoadResult result = commit(threads, batch, duration);
    long lag = store.health().indexLag();
    long settled = settle();
    ProcessProbe.Usage used = ProcessProbe.self().look().since(before);
    double records = Math.max(1, result.records());
    double grown = (FolderSize.of(folder) - disk) / records;
    return new ReportLines()
        .format("load", "%d threads, %d records a transaction, %d s", threads, batch, duration.toSeconds())
        .format("records", "%,.0f records/s durable", records / duration.toNanos() * 1e9)
        .add("commits", IngestFigures.percentiles(result.latencies()))
        .format(
            "process",
            "%.1f µs CPU/record with making it, %,d MB anonymous memory",
            used.cpuNanos() / 1e3 / records, used.anonymous() >> 20)
        .format("disk", "%,.0f bytes/record", grown)
        .format("index lag", "%,d changes at the end, caught up after %d ms", lag, settled)
        .all();
  }

  private LoadResult commit(int threads, int batch, Duration duration)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + duration.toNanos();
    List<Future<LoadResult>> loops = new ArrayList<>();
    LoadResult all = new LoadResult();
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < threads; i++) {
        loops.add(executor.submit(() -> commitUntil(end, batch)));
      }
      for (Future<LoadResult> loop : loops) {
        all.add(loop.get());
      }
    } catch (ExecutionException e) {
      throw new IOException("the store refused", e.getCause());
    }
    return all;
  }

  private LoadResult commitUntil(long end, int batch) {
    Stamp stamp = new Stamp(spread.traffic());
    LoadResult result = new LoadResult();
    for (long now = System.nanoTime(); now < end; now = System.nanoTime()) {
      Transaction transaction = transaction(stamp, batch);
      long begin = System.nanoTime();
      List<CommitResult> done = store.commit(transaction);
      int taken = (int) done.stream().filter(CommitResult.Done.class::isInstance).count();
      result.add(new LoadResult.Answer(batch, taken, LoadResult.OK, System.nanoTime() - begin), true);
    }
    return result;
  }

  private Transaction transaction(Stamp stamp, int batch) {
    long first = numbers.getAndAdd(batch);
    List<Change> changes = new ArrayList<>(batch);
    for (int i = 0; i < batch; i++) {
      stamp.set(first + i);
      Mark.Texts at = stamp.texts();
      DataObject object = pool.object(first + i, at);
      changes.add(new Change.Put(at.id(), 0, object, at.epochMillis(), PEER));
    }
    return new Transaction(changes, List.of(), List.of(access(changes)), List.of());
  }

  /// The line that the engine writes beside personal data.
  private static AuditLine access(List<Change> changes) {
    Change.Put first = (Change.Put) changes.getFirst();
    return new AuditLine(
        first.receivedAt(), PEER, ADDRESS, "create", first.type().name(), first.id(), changes.size(), "", TRACE);
  }

  /// Waits for the index.
  private long settle() throws InterruptedException {
    long begin = System.nanoTime();
    while (store.health().indexLag() > 0) {
      Thread.sleep(SETTLE_MILLIS);
    }
    return (System.nanoTime() - begin) / 1_000_000;
  }

  /// Asks every sort of question for a while, with one thread and nothing coming in.
  ///
  /// @return lines of a report
  public List<String> query(Duration perKind) {
    ReportLines lines = new ReportLines();
    QueryTexts.Corpus corpus = new QueryTexts.Corpus(
        spread.traffic(), numbers.get(), new QueryTexts.Captures(0, numbers.get()));
    QueryBinder binder = new QueryBinder(spread.zone());
    for (QueryTexts.Kind kind : texts.kinds().stream().filter(kind -> !kind.object()).toList()) {
      SplittableRandom random = new SplittableRandom(spread.seed());
      LoadResult result = new LoadResult();
      long end = System.nanoTime() + perKind.toNanos();
      while (System.nanoTime() < end) {
        String question = texts.text(kind, corpus, random);
        long begin = System.nanoTime();
        BoundQuery bound = binder.bind(parser.parseText(question), pool.type());
        int limit = bound.query().countOnly() ? 0 : PAGE;
        Search search =
            new Search(pool.type(), bound.filterWithIds(), bound.sort(), 0, limit, true, Long.MAX_VALUE);
        int found = store.search(search).objects().size();
        result.add(new LoadResult.Answer(found, found, LoadResult.OK, System.nanoTime() - begin), true);
      }
      lines.heading(kind.name() + ": " + kind.words());
      lines.add("answers", IngestFigures.percentiles(result.latencies()));
    }
    return lines.all();
  }
}
