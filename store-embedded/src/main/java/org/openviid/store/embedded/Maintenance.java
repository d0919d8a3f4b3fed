package org.openviid.store.embedded;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The thread that does what has to be done from time to time. Safe for use by any number of threads.
final class Maintenance implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Maintenance.class);

  private final List<Task> tasks;
  private final Thread thread = Thread.ofPlatform().name("store-maintenance").daemon().unstarted(this::run);
  private volatile boolean closing;

  Maintenance(List<Task> tasks) {
    this.tasks = List.copyOf(tasks);
  }

  void start() {
    thread.start();
  }

  private void run() {
    while (!closing) {
      long next = Duration.ofSeconds(1).toNanos();
      for (Task task : tasks) {
        if (!closing && task.isDue()) {
          task.run();
        }
        next = Math.min(next, task.nanosLeft());
      }
      if (next > 0) {
        LockSupport.parkNanos(this, next);
      }
    }
  }

  /// Stops after the task that is under way.
  @Override
  public void close() {
    closing = true;
    LockSupport.unpark(thread);
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /// Something to do again and again. Used by the one thread.
  static final class Task {
    private final String name;
    private final long every;
    private final Runnable action;
    private long due;

    /// @param first when the first run begins
    /// @param every how long after one run the next begins
    Task(String name, Duration first, Duration every, Runnable action) {
      this.name = name;
      this.every = every.toNanos();
      this.action = action;
      this.due = System.nanoTime() + first.toNanos();
    }

    private boolean isDue() {
      return nanosLeft() <= 0;
    }

    private long nanosLeft() {
      return due - System.nanoTime();
    }

    private void run() {
      try {
        action.run();
      } catch (RuntimeException e) {
        LOG.error("The task '{}' failed; it is tried again", name, e);
      }
      due = System.nanoTime() + every;
    }
  }
}
