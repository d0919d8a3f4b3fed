package org.openviid.server;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.openviid.http.TracedExchange;
import org.openviid.http.Traces;
import org.openviid.schema.ViidException;

/// The exchanges of one peer as text for an operator. An operator who reads too slowly misses exchanges, and
/// is told how many; the peer is never held up. Read by one thread.
final class TraceFeed implements AutoCloseable {
  private static final int WAITING = 200;

  private final BlockingQueue<TracedExchange> waiting = new ArrayBlockingQueue<>(WAITING);
  private final AtomicLong missed = new AtomicLong();
  private final Moments moments;
  private final Traces.Watch watch;
  private final long end;
  private int left;

  /// Begins to watch.
  ///
  /// @param limits whom, and when it ends
  TraceFeed(Traces traces, Limits limits, Moments moments) {
    this.moments = moments;
    this.left = limits.most();
    this.end = System.nanoTime() + limits.span().toNanos();
    this.watch = traces.watch(limits.subject(), this::take);
  }

  /// What is watched, and for how long.
  ///
  /// @param subject the identifier of a peer or device, a user name, or an address
  /// @param most after how many exchanges it ends
  /// @param span after how much time it ends
  record Limits(String subject, int most, Duration span) {
    private static final int MOST = 1_000_000;
    private static final int LONGEST_SECONDS = 86_400;

    /// Reads them.
    ///
    /// @param words `SUBJECT [count=N] [seconds=N]`
    /// @throws ViidException when a word is none of these
    static Limits of(List<String> words) {
      int count = MOST;
      int seconds = LONGEST_SECONDS;
      for (String word : words.subList(Math.min(1, words.size()), words.size())) {
        if (word.matches("count=\\d{1,6}")) {
          count = Integer.parseInt(word.substring("count=".length()));
        } else if (word.matches("seconds=\\d{1,5}")) {
          seconds = Integer.parseInt(word.substring("seconds=".length()));
        } else {
          throw new ViidException("OV-2404", word);
        }
      }
      return new Limits(words.isEmpty() ? "" : words.getFirst(), count, Duration.ofSeconds(seconds));
    }
  }

  private void take(TracedExchange exchange) {
    if (!waiting.offer(exchange)) {
      missed.incrementAndGet();
    }
  }

  /// The next exchange as text; empty when none came within the time.
  String next(Duration patience) throws InterruptedException {
    TracedExchange exchange = waiting.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
    if (exchange == null) {
      return "";
    }
    left--;
    long lost = missed.getAndSet(0);
    return (lost == 0 ? "" : "=== " + lost + " exchanges were missed, as this output is read too slowly\n\n")
        + text(exchange);
  }

  private String text(TracedExchange exchange) {
    StringBuilder out = new StringBuilder();
    out.append(
        "=== %s %s %s %s in %d ms, trace %s%n"
            .formatted(
                moments.clock(exchange.at()),
                exchange.address(),
                exchange.peer().isEmpty() ? "(not let in)" : exchange.peer(),
                exchange.answer().line(),
                exchange.micros() / 1_000,
                exchange.trace()));
    part(out, "> ", exchange.request());
    part(out, "< ", exchange.answer());
    return out.append('\n').toString();
  }

  private static void part(StringBuilder out, String prefix, TracedExchange.Part part) {
    out.append(prefix).append(part.line()).append('\n');
    part.headers().forEach(header -> out.append(prefix).append(header).append('\n'));
    String body = MessageLayout.of(part.body());
    if (!body.isEmpty()) {
      out.append(prefix.strip()).append('\n');
      body.lines().forEach(line -> out.append(prefix).append(line).append('\n'));
    }
  }

  /// Whether it has lasted as long as it was to.
  boolean isOver() {
    return left <= 0 || System.nanoTime() - end > 0;
  }

  @Override
  public void close() {
    watch.close();
  }
}
