package org.openviid.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;

/// Drives many connections from one thread, so that sending and receiving cost little more than the
/// calls into the kernel. Each connection has one request under way at most. Used by one thread.
final class LoadLoop implements Callable<LoadResult> {
  private static final int ANSWER_BUFFER = 64 * 1024;
  private static final long LONGEST_WAIT_MILLIS = 1;

  private final InetSocketAddress address;
  private final List<RequestSource> sources;
  private final Schedule schedule;
  private final String success;
  private final LoadResult result = new LoadResult();
  private final Deque<Connection> idle = new ArrayDeque<>();
  private final ByteBuffer in = ByteBuffer.allocateDirect(ANSWER_BUFFER);
  private long started;
  private int open;

  /// When to begin and to end.
  ///
  /// @param pace when requests are due
  /// @param record from when answers count, on the clock of [System#nanoTime]
  /// @param end when no further request is sent
  record Schedule(Pace pace, long record, long end) {}

  /// @param sources one per connection
  /// @param success the text that an answer has for each record that was taken
  LoadLoop(InetSocketAddress address, List<RequestSource> sources, Schedule schedule, String success) {
    this.address = address;
    this.sources = List.copyOf(sources);
    this.schedule = schedule;
    this.success = success;
  }

  @Override
  public LoadResult call() throws IOException {
    try (Selector selector = Selector.open()) {
      for (RequestSource source : sources) {
        idle.add(new Connection(selector, source));
      }
      open = sources.size();
      startDue(selector);
      while (open > 0) {
        selector.select(this::ready, waitMillis());
        startDue(selector);
      }
    }
    return result;
  }

  private long waitMillis() {
    return idle.isEmpty() ? 0 : LONGEST_WAIT_MILLIS;
  }

  private void ready(SelectionKey key) {
    try {
      ((Connection) key.attachment()).advance(key);
    } catch (IOException e) {
      throw new UncheckedIOException("a connection to " + address + " broke", e);
    }
  }

  /// Starts what is due, on the connections that wait; ends those that nothing will be due for.
  private void startDue(Selector selector) throws IOException {
    Pace pace = schedule.pace();
    long now = System.nanoTime();
    while (!idle.isEmpty()) {
      long due = pace.isLimited() ? pace.due(started) : now;
      if (Math.max(now, due) >= schedule.end() || idle.getFirst().source.isDone()) {
        idle.removeFirst().close();
        open--;
      } else if (due > now) {
        return;
      } else {
        started++;
        idle.removeFirst().start(selector, due);
      }
    }
  }

  private void answered(Connection connection, long now) {
    result.add(
        new LoadResult.Answer(
            connection.expected, connection.parser.found(), connection.parser.status(), now - connection.due),
        now >= schedule.record());
  }

  /// Whether a connection that has its answer waits instead of sending the next request.
  private boolean mustWait(Connection connection, long now) {
    return schedule.pace().isLimited() || now >= schedule.end() || connection.source.isDone();
  }

  private final class Connection {
    private final SocketChannel channel;
    private final RequestSource source;
    private final ByteBuffer out;
    private final AnswerParser parser = new AnswerParser(success);
    private long due;
    private int expected;

    private Connection(Selector selector, RequestSource source) throws IOException {
      this.source = source;
      this.out = ByteBuffer.allocateDirect(source.largest());
      this.channel = SocketChannel.open(address);
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.configureBlocking(false);
      channel.register(selector, SelectionKey.OP_READ, this);
    }

    private void start(Selector selector, long dueAt) throws IOException {
      due = dueAt;
      parser.reset();
      out.clear();
      expected = source.next(out);
      channel.write(out);
      if (out.hasRemaining()) {
        channel.keyFor(selector).interestOps(SelectionKey.OP_WRITE);
      }
    }

    private void advance(SelectionKey key) throws IOException {
      if (key.isWritable()) {
        channel.write(out);
        if (!out.hasRemaining()) {
          key.interestOps(SelectionKey.OP_READ);
        }
      }
      if (key.isReadable()) {
        receive(key);
      }
    }

    private void receive(SelectionKey key) throws IOException {
      int count = channel.read(in.clear());
      if (count < 0) {
        throw new IOException("the server closed the connection");
      }
      if (parser.feed(in.flip())) {
        long now = System.nanoTime();
        answered(this, now);
        if (mustWait(this, now)) {
          idle.add(this);
        } else {
          started++;
          start(key.selector(), now);
        }
      }
    }

    private void close() throws IOException {
      channel.close();
    }
  }
}
