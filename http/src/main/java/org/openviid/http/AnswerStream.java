package org.openviid.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.RetainableByteBuffer;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;
import org.jspecify.annotations.Nullable;

/// The body of an answer on its way out. What fits into one buffer is sent in one piece, with its exact
/// length; the rest goes out buffer by buffer, not slower than the limits allow. Used by one thread.
final class AnswerStream extends OutputStream {
  private static final int BUFFER = 32 << 10;

  private final Request request;
  private final Response response;
  private final HttpLimits limits;
  private final RetainableByteBuffer retained;
  private final ByteBuffer buffer;
  private final long begin = System.nanoTime();
  private final Semaphore written = new Semaphore(0);
  private volatile @Nullable Throwable failure;
  private long count;
  private boolean pending;

  AnswerStream(Request request, Response response, HttpLimits limits) {
    this.request = request;
    this.response = response;
    this.limits = limits;
    this.retained = request.getComponents().getByteBufferPool().acquire(BUFFER, true);
    this.buffer = retained.getByteBuffer();
    BufferUtil.clearToFill(buffer);
  }

  /// How many bytes have been written.
  long count() {
    return count;
  }

  @Override
  public void write(int b) throws IOException {
    if (!buffer.hasRemaining()) {
      flushBuffer();
    }
    buffer.put((byte) b);
    count++;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    int from = offset;
    int left = length;
    while (left > 0) {
      if (!buffer.hasRemaining()) {
        flushBuffer();
      }
      int part = Math.min(left, buffer.remaining());
      buffer.put(bytes, from, part);
      from += part;
      left -= part;
    }
    count += length;
  }

  private void flushBuffer() throws IOException {
    flush(false);
    BufferUtil.clearToFill(buffer);
  }

  private void flush(boolean last) throws IOException {
    buffer.flip();
    pending = true;
    Callback done = Callback.from(InvocationType.NON_BLOCKING, written::release, this::failed);
    response.write(last, buffer, done);
    await();
    pending = false;
  }

  private void failed(Throwable cause) {
    failure = cause;
    written.release();
  }

  private void await() throws IOException {
    try {
      long left = limits.deadline(begin, count) - System.nanoTime();
      if (!written.tryAcquire(left, TimeUnit.NANOSECONDS)) {
        request.getConnectionMetaData().getConnection().getEndPoint().close();
        throw new CallerGoneException("the caller takes less than " + limits.bytesPerSecond() + " bytes/s");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while sending an answer");
    }
    if (failure != null) {
      throw new CallerGoneException("the caller is gone", failure);
    }
  }

  /// Sends what is left and ends the answer.
  ///
  /// @param done is told when all is sent, or cannot be sent
  void finish(Callback done) {
    buffer.flip();
    response.write(true, buffer, Callback.from(retained::release, done));
  }

  /// Sends what is left and waits until it is on its way.
  void finish() throws IOException {
    flush(true);
    retained.release();
  }

  /// Gives the answer up before its end. What has been sent cannot be taken for a whole answer.
  void abandon() {
    if (!pending) { // else the buffer is still being sent, and is left to the garbage collector
      retained.release();
    }
  }
}
