package org.openviid.server;

import java.time.Duration;
import java.util.List;
import org.openviid.http.Traces;

/// Shows operators what peers and the server say to each other, for as long as they want to see it. Safe for
/// use by any number of threads.
final class TraceStream implements AdminStream, AutoCloseable {
  private static final String COMMAND = "trace";

  /// How long to wait for an exchange before looking whether anybody is still there.
  private static final Duration PATIENCE = Duration.ofMillis(500);

  private final Traces traces;
  private final PeerBooks books;
  private final String self;
  private volatile boolean closed;

  /// @param self the identifier of this library
  TraceStream(Traces traces, PeerBooks books, String self) {
    this.traces = traces;
    this.books = books;
    this.self = self;
  }

  @Override
  public boolean covers(String command) {
    return command.equals(COMMAND);
  }

  /// Carries out `trace SUBJECT [count=N] [seconds=N]`.
  @Override
  public int carryOut(List<String> words, AdminOutput out) {
    TraceFeed.Limits limits = TraceFeed.Limits.of(words.subList(1, words.size()));
    Moments moments = books.moments();
    String head =
        "# openviid %s, library %s: trace of %s from %s%n# Passwords, proofs, pictures and restricted values are left out; white space is added.%n%n"
            .formatted(Software.version(), self, limits.subject(), moments.of(books.now()));
    try (TraceFeed feed = new TraceFeed(traces, limits, moments)) {
      head.lines().forEach(out::line);
      while (!closed && !feed.isOver()) {
        out.progress(""); // sends what there is, and fails when nobody takes it any more
        feed.next(PATIENCE).lines().forEach(out::line);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return 0;
  }

  /// Ends all that are going on.
  @Override
  public void close() {
    closed = true;
  }
}
