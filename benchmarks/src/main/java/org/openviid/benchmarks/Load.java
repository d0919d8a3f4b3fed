package org.openviid.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.openviid.codec.Notation;
import org.openviid.schema.Schema;

/// Makes load from prepared records and runs it. Safe for use by several threads.
final class Load {
  /// What an answer in JSON has for every record that was taken.
  static final String SUCCESS = "\"StatusCode\":0";
  /// What an answer in XML has for it.
  private static final String XML_SUCCESS = "StatusCode>0";

  private static final int CONNECTIONS_PER_THREAD = 64;
  private static final int PICTURE_VARIES_AT = 48;
  private static final int JPEG_MARK = 0xd8;

  private final RecordPool pool;

  /// Prepares records; takes some seconds.
  Load(Schema schema, long seed, Notation notation) {
    this.pool = new RecordPool(schema, seed, notation);
  }

  /// What an answer has for every record that was taken.
  private String success() {
    return switch (pool.notation()) {
      case JSON -> SUCCESS;
      case XML -> XML_SUCCESS;
    };
  }

  RecordPool pool() {
    return pool;
  }

  /// The requests of each connection.
  List<RequestSource> sources(Target target, Workload workload, AtomicLong numbers) {
    RequestHead head =
        RequestHead.post(target.uri(), pool.upload().path(), target.identity(), pool.notation());
    Numbering numbering = new Numbering(numbers, workload.spread().traffic());
    if (workload.pictureBytes() == 0) {
      return many(workload.connections(), i -> new RecordRequests(pool, head, numbering, workload.batch()));
    }
    byte[] picture = picture(workload.pictureBytes(), workload.spread().seed());
    RecordPattern record = pool.withPicture(picture);
    String text = Base64.getEncoder().encodeToString(picture).substring(0, PICTURE_VARIES_AT);
    int at = record.indexOf(text) + PICTURE_VARIES_AT;
    return many(workload.connections(), i -> new PictureRequests(pool, record, head, numbering, at));
  }

  private static List<RequestSource> many(int count, Function<Integer, RequestSource> source) {
    List<RequestSource> sources = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      sources.add(source.apply(i));
    }
    return sources;
  }

  /// Bytes that no compression makes smaller, with the beginning of a JPEG file.
  private static byte[] picture(int length, long seed) {
    byte[] picture = new byte[length];
    new SplittableRandom(seed).nextBytes(picture);
    picture[0] = (byte) 0xff;
    picture[1] = (byte) JPEG_MARK;
    picture[2] = (byte) 0xff;
    return picture;
  }

  /// Runs a workload to its end.
  LoadResult run(Target target, Workload workload, AtomicLong numbers)
      throws IOException, InterruptedException {
    long now = System.nanoTime();
    long record = now + workload.warmUp().toNanos();
    long end = record + workload.duration().toNanos();
    Pace pace =
        workload.perSecond() > 0 ? new Pace(now, workload.perSecond() / workload.batch()) : Pace.unlimited();
    LoadLoop.Schedule schedule = new LoadLoop.Schedule(pace, record, end);
    return run(target, sources(target, workload, numbers), schedule, success());
  }

  /// Drives connections from as few threads as possible.
  static LoadResult run(
      Target target, List<RequestSource> sources, LoadLoop.Schedule schedule, String success)
      throws IOException, InterruptedException {
    List<Future<LoadResult>> loops = new ArrayList<>();
    LoadResult all = new LoadResult();
    try (ExecutorService threads = Executors.newCachedThreadPool()) {
      int count = schedule.pace().isLimited() ? 1 : (sources.size() - 1) / CONNECTIONS_PER_THREAD + 1;
      for (int i = 0; i < count; i++) {
        List<RequestSource> share =
            sources.subList(sources.size() * i / count, sources.size() * (i + 1) / count);
        loops.add(threads.submit(new LoadLoop(target.address(), share, schedule, success)));
      }
      for (Future<LoadResult> loop : loops) {
        all.add(loop.get());
      }
    } catch (ExecutionException e) {
      throw new IOException("the load on " + target.uri() + " broke off", e.getCause());
    }
    return all;
  }
}
