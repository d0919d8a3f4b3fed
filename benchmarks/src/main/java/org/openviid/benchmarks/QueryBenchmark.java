package org.openviid.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openviid.schema.Operation;
import org.openviid.schema.Schema;

/// Measures how fast a server answers questions while records come in. Not safe for use by several
/// threads.
public final class QueryBenchmark {
  private static final String FOUND = "\"MotorVehicleID\"";
  private static final Pattern TOTAL = Pattern.compile("\"TotalNum\"\\s*:\\s*(\\d+)");
  private static final int PRELOAD_BATCH = 200;
  private static final int BACKGROUND_BATCH = 20;
  private static final int BACKGROUND_CONNECTIONS = 8;
  private static final Duration SETTLE = Duration.ofMinutes(10);

  private final IngestBenchmark ingest;
  private final QueryTexts texts = new QueryTexts();
  private final Schema schema;
  private final String path;

  /// @param ingest stores the records; those it has sent already count
  public QueryBenchmark(Schema schema, IngestBenchmark ingest) {
    this.schema = schema;
    this.ingest = ingest;
    this.path = RecordPool.collection(schema, Operation.QUERY, ingest.load().pool().type()).path();
  }

  /// Stores what is missing of the settings' records, as fast as possible, and waits for the index.
  ///
  /// @return lines of a report
  public List<String> preload(Target target, QuerySettings settings)
      throws IOException, InterruptedException {
    Workload workload = Workload.batches(Duration.ZERO, settings.spread()).batchesOf(PRELOAD_BATCH);
    long begin = System.nanoTime();
    long before = ingest.sent();
    LoadResult result = store(target, workload, settings.records());
    double seconds = (System.nanoTime() - begin) / 1e9;
    Duration settled;
    try (PlainGet get = new PlainGet(target)) {
      settled = new IndexLag(get).awaitNone(SETTLE).orElse(Duration.ZERO);
    }
    return new ReportLines()
        .add("corpus", String.format(Locale.ROOT, "%,d records", ingest.sent()))
        .add(
            "preload",
            String.format(
                Locale.ROOT, "%,.0f records/s, then %d ms until all could be found, %d failures",
                (ingest.sent() - before) / seconds, settled.toMillis(), result.failures()))
        .all();
  }

  /// Stores records until so many have been sent in all.
  private LoadResult store(Target target, Workload workload, long records)
      throws IOException, InterruptedException {
    List<RequestSource> sources = new ArrayList<>();
    for (RequestSource source : ingest.load().sources(target, workload, ingest.numbers())) {
      sources.add(new Limited(source, records));
    }
    return Load.run(target, sources, endless(), Load.SUCCESS);
  }

  private static LoadLoop.Schedule endless() {
    return new LoadLoop.Schedule(Pace.unlimited(), Long.MIN_VALUE, Long.MAX_VALUE);
  }

  /// Requests until enough records have been sent.
  private final class Limited implements RequestSource {
    private final RequestSource requests;
    private final long records;

    private Limited(RequestSource requests, long records) {
      this.requests = requests;
      this.records = records;
    }

    @Override
    public boolean isDone() {
      return ingest.sent() >= records;
    }

    @Override
    public int next(ByteBuffer out) {
      return requests.next(out);
    }

    @Override
    public int largest() {
      return requests.largest();
    }
  }

  /// Asks every sort of question for a while, with records coming in, and all of them again for each
  /// further round.
  ///
  /// @param addressed the same server, for someone who is sent pictures as addresses
  /// @return lines of a report
  public List<String> run(Target target, Target addressed, QuerySettings settings, int rounds)
      throws IOException, InterruptedException {
    Registrations.register(schema, target, settings.spread().zone()); // storing may have taken its time
    Registrations.register(schema, addressed, settings.spread().zone());
    QueryTexts.Captures captures = new QueryTexts.Captures(ingest.sent(), settings.captures());
    Workload pictures = Workload.pictures(Duration.ZERO, settings.spread());
    store(target, pictures, captures.first() + captures.count());
    ReportLines lines = new ReportLines();
    lines.add(
        "load",
        String.format(
            Locale.ROOT, "%d clients, %,.0f records/s coming in, %d s for each sort",
            settings.clients(), settings.background(), settings.perKind().toSeconds()));
    for (int round = 1; round <= rounds; round++) {
      if (rounds > 1) {
        lines.heading("round " + round + " of " + rounds);
      }
      for (QueryTexts.Kind kind : texts.kinds()) {
        lines.addAll(ask(target, kind.addresses() ? addressed : target, settings, new Asked(kind, captures)));
      }
    }
    return lines.all();
  }

  private record Asked(QueryTexts.Kind kind, QueryTexts.Captures captures) {}

  private List<String> ask(Target target, Target asker, QuerySettings settings, Asked asked)
      throws IOException, InterruptedException {
    QueryTexts.Kind kind = asked.kind();
    QueryTexts.Corpus corpus =
        new QueryTexts.Corpus(settings.spread().traffic(), ingest.sent(), asked.captures());
    Duration whole = settings.warmUp().plus(settings.perKind());
    FutureTask<LoadResult> background =
        new FutureTask<>(() -> ingest.load().run(target, background(settings, whole), ingest.numbers()));
    Thread thread = Thread.ofPlatform().name("background").start(background);
    long now = System.nanoTime();
    long record = now + settings.warmUp().toNanos();
    LoadLoop.Schedule schedule = new LoadLoop.Schedule(Pace.unlimited(), record, now + whole.toNanos());
    LoadResult answers = Load.run(asker, questions(asker, settings, kind, corpus), schedule, FOUND);
    thread.join();
    return report(asker, kind, corpus, answers, result(background));
  }

  private static LoadResult result(FutureTask<LoadResult> task) throws IOException, InterruptedException {
    try {
      return task.get(1, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new IOException("the records that come in meanwhile broke off", e.getCause());
    } catch (TimeoutException e) {
      throw new IllegalStateException("the records that come in meanwhile have not ended", e);
    }
  }

  private static Workload background(QuerySettings settings, Duration duration) {
    return new Workload(
        BACKGROUND_CONNECTIONS,
        BACKGROUND_BATCH,
        0,
        settings.background(),
        Duration.ZERO,
        duration,
        settings.spread());
  }

  private List<RequestSource> questions(
      Target target, QuerySettings settings, QueryTexts.Kind kind, QueryTexts.Corpus corpus) {
    List<RequestSource> sources = new ArrayList<>();
    for (int i = 0; i < settings.clients(); i++) {
      SplittableRandom random = new SplittableRandom(settings.spread().seed() + i);
      Supplier<String> asked = () -> kind.behindPath(texts.text(kind, corpus, random));
      sources.add(new QueryRequests(target, path, asked));
    }
    return sources;
  }

  private List<String> report(
      Target target, QueryTexts.Kind kind, QueryTexts.Corpus corpus, LoadResult answers, LoadResult incoming)
      throws IOException, InterruptedException {
    ReportLines lines = new ReportLines().heading(kind.name() + ": " + kind.words());
    lines.add("answers", IngestFigures.percentiles(answers.latencies()));
    lines.add(
        "found",
        String.format(
            Locale.ROOT, "%,d questions, %.1f objects each%s",
            answers.requests(), answers.records() / (double) Math.max(1, answers.requests()),
            total(target, kind, texts.text(kind, corpus, new SplittableRandom(1)))));
    lines.add(
        "meanwhile",
        String.format(
            Locale.ROOT, "%,d records taken, p99 %.1f ms",
            incoming.records(), incoming.latencies().getValueAtPercentile(99) / 1e6));
    if (answers.failures() + incoming.failures() > 0) {
      lines.add("FAILURES", answers.failures() + " questions, " + incoming.failures() + " uploads, status "
          + Math.max(answers.lastFailure(), incoming.lastFailure()));
    }
    return lines.all();
  }

  /// The number in all, for the questions that ask for it.
  private String total(Target target, QueryTexts.Kind kind, String question) throws IOException, InterruptedException {
    try (PlainGet get = new PlainGet(target)) {
      Matcher total = TOTAL.matcher(get.text(path + kind.behindPath(question)));
      return total.find()
          ? String.format(Locale.ROOT, ", %,d in all for one of them", Long.parseLong(total.group(1)))
          : "";
    }
  }
}
