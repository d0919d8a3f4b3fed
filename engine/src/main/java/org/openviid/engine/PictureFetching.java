package org.openviid.engine;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.openviid.schema.ErrorText;
import org.openviid.schema.PictureRules;
import org.openviid.schema.Schema;
import org.openviid.store.ChangeLog;
import org.openviid.store.LogEntry;
import org.openviid.store.ObjectStore;
import org.openviid.store.StateWrite;
import org.openviid.store.Transaction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Fetches the pictures that some peers send as addresses: a reader of the log with a cursor of its own. What
/// it has read becomes a job, in the same transaction as the cursor, so that nothing is forgotten by a crash;
/// a job ends when its pictures are stored, or cannot be had. A failed attempt is repeated after a while that
/// doubles. Safe for use by any number of threads; [#run] is for one of its own.
public final class PictureFetching implements Runnable, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PictureFetching.class);
  private static final String CURSOR = "fetch-cursor";
  private static final int BATCH = 200;
  private static final int MAX_WAITING = 100_000;
  private static final int AT_ONCE = 8;
  private static final int MAX_ATTEMPTS = 12;
  private static final long FIRST_PAUSE = 10_000;
  private static final long LONGEST_PAUSE = 6L * 3_600_000;
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration NAP = Duration.ofMillis(500);

  private final ObjectStore store;
  private final PictureTaking taking;
  private final Services services;
  private final Map<String, FetchJob> waiting = new ConcurrentHashMap<>();
  private final Map<String, FetchJob> working = new ConcurrentHashMap<>();
  private final Semaphore places = new Semaphore(AT_ONCE);
  private long cursor;
  private volatile boolean closed;

  /// What fetching needs beside the store.
  ///
  /// @param rules where objects hold pictures
  /// @param retentionClass under which pictures are kept, see [org.openviid.store.BlobStore]
  /// @param source gets pictures
  /// @param wanted whether pictures of a sender are fetched
  /// @param anybody whether pictures of anybody are
  /// @param listener is told of pictures that cannot be had
  /// @param self the identifier of this library, on whose behalf objects are completed
  /// @param clock what time it is
  public record Services(
      PictureRules rules,
      String retentionClass,
      PictureSource source,
      Predicate<String> wanted,
      BooleanSupplier anybody,
      Listener listener,
      String self,
      Clock clock) {}

  /// Is told of pictures that cannot be had.
  @FunctionalInterface
  public interface Listener {
    /// A picture is given up.
    ///
    /// @param peer who sent its address
    /// @param reason why
    /// @param at milliseconds since 1970-01-01T00:00Z
    void gaveUp(String peer, ErrorText reason, long at);
  }

  /// Goes on where the last one ended; with a store that has not been read yet, from now on.
  public PictureFetching(ObjectStore store, Schema schema, Services services) {
    this.store = store;
    this.services = services;
    this.taking = new PictureTaking(store, schema, services);
    store.states().forEach(FetchJob.SPACE, (key, record) ->
        FetchJob.read(key, record).ifPresent(job -> waiting.put(job.key(), job)));
    this.cursor =
        store
            .states()
            .get(CURSOR, "log")
            .map(bytes -> Long.parseLong(new String(bytes, StandardCharsets.US_ASCII)))
            .orElseGet(() -> store.log().last());
  }

  /// How many objects wait for pictures.
  public int waiting() {
    return waiting.size() + working.size();
  }

  /// Reads and fetches until it is closed.
  @Override
  public void run() {
    while (!closed) {
      try {
        boolean more = readOn(services.clock().millis());
        start(services.clock().millis());
        if (isFull()) {
          Thread.sleep(NAP);
        } else if (!more) {
          store.log().await(cursor, NAP);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException e) { // the boundary of this thread
        if (!closed) { // else the store is closing too
          LOG.warn("fetching pictures is interrupted", e);
          pauseAfterFault();
        }
      }
    }
  }

  private void pauseAfterFault() {
    try {
      Thread.sleep(NAP);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closed = true;
    }
  }

  /// Takes over what is new in the log.
  ///
  /// @return whether there may be more
  boolean readOn(long now) {
    ChangeLog log = store.log();
    if (!services.anybody().getAsBoolean()) {
      cursor = log.last(); // nobody's addresses are wanted: they are passed over unread
      return false;
    }
    if (isFull()) {
      return false;
    }
    List<LogEntry> entries = log.read(cursor, BATCH);
    if (entries.isEmpty()) {
      return false;
    }
    Map<String, FetchJob> jobs = new LinkedHashMap<>();
    for (LogEntry entry : entries) {
      if (entry.operation() != LogEntry.Operation.DELETED
          && services.wanted().test(entry.peer())
          && taking.lacksPictures(entry.object())) {
        FetchJob job = new FetchJob(entry.object().type().key(), entry.id(), entry.peer(), 0, now);
        jobs.put(job.key(), job);
      }
    }
    save(entries.getLast().sequence(), jobs);
    return entries.size() == BATCH;
  }

  private boolean isFull() {
    return waiting.size() >= MAX_WAITING;
  }

  private void save(long position, Map<String, FetchJob> jobs) {
    List<StateWrite> writes = new ArrayList<>();
    jobs.values().forEach(job -> writes.add(job.write()));
    byte[] text = Long.toString(position).getBytes(StandardCharsets.US_ASCII);
    writes.add(new StateWrite(CURSOR, "log", text));
    store.commit(new Transaction(List.of(), List.of(), List.of(), writes));
    waiting.putAll(jobs);
    cursor = position;
  }

  /// Starts what is due, as far as there are places.
  private void start(long now) throws InterruptedException {
    for (FetchJob job : due(now)) {
      places.acquire();
      Thread.ofVirtual().name("fetch-picture").start(() -> {
        try {
          work(job, services.clock().millis());
        } catch (RuntimeException e) { // the boundary of this thread
          LOG.warn("the pictures of {} could not be fetched", job.key(), e);
          waiting.putIfAbsent(job.key(), job.later(services.clock().millis() + pause(job)));
        } finally {
          working.remove(job.key());
          places.release();
        }
      });
    }
  }

  private List<FetchJob> due(long now) {
    List<FetchJob> due = new ArrayList<>();
    for (FetchJob job : List.copyOf(waiting.values())) {
      if (job.nextAt() <= now && due.size() < AT_ONCE && working.putIfAbsent(job.key(), job) == null) {
        waiting.remove(job.key(), job);
        due.add(job);
      }
    }
    return due;
  }

  /// Does all that is due, one after the other, on this thread.
  void workOff(long now) {
    for (List<FetchJob> jobs = due(now); !jobs.isEmpty(); jobs = due(now)) {
      for (FetchJob job : jobs) {
        work(job, now);
        working.remove(job.key());
      }
    }
  }

  private void work(FetchJob job, long now) {
    boolean again = taking.take(job, now) && job.attempts() + 1 < MAX_ATTEMPTS;
    if (again) {
      FetchJob later = job.later(now + pause(job));
      store.commit(Transaction.of(later.write()));
      waiting.put(later.key(), later);
    } else if (!waiting.containsKey(job.key())) {
      store.commit(Transaction.of(job.removal()));
    }
  }

  /// Doubles with each attempt; up to a quarter less, so that not all come back at once.
  private static long pause(FetchJob job) {
    long pause = Math.min(LONGEST_PAUSE, FIRST_PAUSE << Math.min(job.attempts(), 20));
    return pause - Math.floorMod(Objects.hash(job.id(), job.attempts()), pause / 4);
  }

  /// Starts nothing more, and waits a little for what is under way.
  @Override
  public void close() {
    closed = true;
    try {
      if (!places.tryAcquire(AT_ONCE, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.info("{} pictures are fetched after the next start", AT_ONCE - places.availablePermits());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
