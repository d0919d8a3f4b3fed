package org.openviid.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

/// Appends contents to a file and makes many of them durable by one sync. Safe for use by any number of
/// threads.
final class SyncedFile implements AutoCloseable {
  private static final int GROUP = 64;

  private final FileChannel channel;
  private final BlockingQueue<Pending> queue = new LinkedBlockingQueue<>();
  private final Thread writer;

  private record Pending(ByteBuffer content, CompletableFuture<Void> done) {}

  SyncedFile(Path file) throws IOException {
    this.channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    this.writer = Thread.ofPlatform().name("sync").daemon().start(this::write);
  }

  /// Appends a content and returns when it is durable.
  void append(ByteBuffer content) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    queue.add(new Pending(content, done));
    done.join();
  }

  private void write() {
    List<Pending> group = new ArrayList<>();
    try {
      while (true) {
        group.add(queue.take());
        queue.drainTo(group, GROUP - 1);
        write(group);
        group.clear();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void write(List<Pending> group) {
    ByteBuffer[] contents = group.stream().map(Pending::content).toArray(ByteBuffer[]::new);
    try {
      while (contents[contents.length - 1].hasRemaining()) {
        channel.write(contents);
      }
      channel.force(false);
      group.forEach(pending -> pending.done().complete(null));
    } catch (IOException e) {
      group.forEach(pending -> pending.done().completeExceptionally(e));
    }
  }

  @Override
  public void close() throws IOException {
    writer.interrupt();
    try {
      writer.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    channel.close();
  }
}
