package org.openviid.http;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Invocable;
import org.jspecify.annotations.Nullable;
import org.openviid.schema.ViidException;

/// The body of a request, within the limits: not longer than allowed, not slower than allowed, and
/// complete. Reading blocks. Used by one thread.
final class BodyStream extends InputStream {
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0).asReadOnlyBuffer();
  private static final long FOREVER = Duration.ofDays(365).toNanos();

  private final Request request;
  private final HttpLimits limits;
  private final @Nullable Capture capture;
  private final long begin = System.nanoTime();
  private final Semaphore available = new Semaphore(0);
  private final Runnable wake = Invocable.from(Invocable.InvocationType.NON_BLOCKING, available::release);
  private Content.@Nullable Chunk chunk;
  private long count;
  private long allowed;
  private long latest;
  private boolean broken;

  /// @param capture keeps what comes for those who watch; null when nobody does
  BodyStream(Request request, HttpLimits limits, @Nullable Capture capture) {
    this.request = request;
    this.limits = limits;
    this.capture = capture;
    this.allowed = limits.bodyBytes();
    this.latest = begin + FOREVER;
  }

  /// Begins to read.
  ///
  /// @throws ViidException when the body is announced to be longer than allowed
  BodyStream open() {
    return open(limits.bodyBytes());
  }

  /// Begins to read what may not be longer than `most`.
  ///
  /// @throws ViidException when the body is announced to be longer
  BodyStream open(long most) {
    allowed = Math.min(most, limits.bodyBytes());
    long announced = request.getLength();
    if (announced > allowed) {
      throw new ViidException("OV-2110", announced, allowed);
    }
    String encoding = request.getHeaders().get(HttpHeader.CONTENT_ENCODING);
    if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
      throw new ViidException("OV-2115", encoding);
    }
    return this;
  }

  /// How many bytes have been read.
  long count() {
    return count;
  }

  /// Whether the connection can carry no further request, because nobody knows where this one ends.
  boolean isBroken() {
    return broken;
  }

  /// Leaves what is left of the body alone.
  void giveUp() {
    broken = true;
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, into.length);
    if (length == 0) {
      return 0;
    }
    Content.Chunk current = fill();
    if (!current.hasRemaining()) {
      return -1;
    }
    ByteBuffer bytes = current.getByteBuffer();
    requireAllowed();
    int copied = Math.min(length, bytes.remaining());
    bytes.get(into, offset, copied);
    return copied;
  }

  /// Whether everything has been read, as far as that is known without waiting.
  boolean isAtEnd() {
    Content.Chunk current = chunk;
    if (current == null || (!current.hasRemaining() && !current.isLast())) {
      release();
      current = request.read();
      broken |= Content.Chunk.isFailure(current);
      chunk = broken ? null : current;
      count += chunk == null ? 0 : chunk.remaining();
      record(chunk);
    }
    return !broken && current != null && current.isLast() && !current.hasRemaining();
  }

  /// What has come of a body that nobody has begun to read, as far as that is known without waiting.
  ByteBuffer peek() {
    boolean unasked = count == 0 && request.getHeaders().contains(HttpHeader.EXPECT);
    if (broken || unasked || isAtEnd() || chunk == null) {
      return NOTHING;
    }
    return chunk.getByteBuffer().asReadOnlyBuffer();
  }

  /// Discards what is left, within the limits. Of a body beyond them, as much is discarded as comes within
  /// the grace: a sender that is cut off while it sends never reads why.
  ///
  /// @return whether the end was reached
  boolean drain() {
    boolean tooLong = Math.max(count, request.getLength()) > limits.bodyBytes();
    latest = tooLong ? System.nanoTime() + limits.grace().toNanos() : latest;
    allowed = tooLong ? Long.MAX_VALUE : limits.bodyBytes();
    try {
      for (Content.Chunk current = fill(); current.hasRemaining(); current = fill()) {
        current.getByteBuffer().position(current.getByteBuffer().limit());
        if (tooLong && System.nanoTime() - latest > 0) {
          return false;
        }
      }
      return true;
    } catch (ViidException _) {
      return false; // the answer has been given; nobody needs the rest
    }
  }

  /// A chunk with bytes, or the last one.
  private Content.Chunk fill() {
    Content.Chunk current = chunk;
    while (current == null || !current.hasRemaining()) {
      if (current != null && current.isLast()) {
        return current;
      }
      release();
      current = next();
    }
    return current;
  }

  private void release() {
    if (chunk != null) {
      chunk.release();
      chunk = null;
    }
  }

  private Content.Chunk next() {
    Content.Chunk next = request.read();
    while (next == null) {
      await();
      next = request.read();
    }
    accept(next);
    return next;
  }

  private void accept(Content.@Nullable Chunk next) {
    if (next == null) {
      return;
    }
    if (Content.Chunk.isFailure(next)) {
      broken = true;
      throw new ViidException(next.getFailure(), "OV-2111", count, announced());
    }
    chunk = next;
    count += next.remaining();
    record(next);
    requireAllowed();
  }

  private void record(Content.@Nullable Chunk received) {
    if (capture != null && received != null) {
      capture.add(received.getByteBuffer());
    }
  }

  private void requireAllowed() {
    if (count > allowed) {
      throw new ViidException("OV-2112", allowed);
    }
  }

  private String announced() {
    return request.getLength() < 0 ? "?" : Long.toString(request.getLength());
  }

  private void await() {
    request.demand(wake);
    try {
      long left = Math.min(latest, limits.deadline(begin, count)) - System.nanoTime();
      if (!available.tryAcquire(left, TimeUnit.NANOSECONDS)) {
        broken = true;
        throw new ViidException("OV-2113", count, limits.bytesPerSecond());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      broken = true;
      throw new ViidException(e, "OV-2114");
    }
  }
}
