package org.openviid.blob.files;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// A file or directory of a [FaultFileLayer]. Guarded by its own lock.
final class MemoryFile {
  private static final int SECTOR = 512;

  /// A change that has not been forced: bytes over what is at a position, or a new length.
  private sealed interface Change {
    @SuppressWarnings("ArrayRecordComponent") // kept to be applied, not compared
    record Written(int position, byte[] bytes) implements Change {}

    record Cut(int size) implements Change {}
  }

  private final boolean directory;
  private byte[] visible = new byte[0];
  private byte[] durable = new byte[0];
  private final List<Change> unforced = new ArrayList<>();

  private MemoryFile(boolean directory) {
    this.directory = directory;
  }

  static MemoryFile file() {
    return new MemoryFile(false);
  }

  static MemoryFile directory() {
    return new MemoryFile(true);
  }

  boolean isDirectory() {
    return directory;
  }

  synchronized byte[] visible() {
    return visible.clone();
  }

  synchronized int size() {
    return visible.length;
  }

  synchronized void write(int position, byte[] bytes) {
    change(new Change.Written(position, bytes));
  }

  synchronized void cut(int size) {
    if (size < visible.length) {
      change(new Change.Cut(size));
    }
  }

  private void change(Change change) {
    visible = applied(visible, change);
    unforced.add(change);
  }

  synchronized int read(long position, byte[] target) {
    if (position >= visible.length) {
      return -1;
    }
    int some = Math.min(target.length, visible.length - (int) position);
    System.arraycopy(visible, (int) position, target, 0, some);
    return some;
  }

  synchronized void force() {
    for (Change change : unforced) {
      durable = applied(durable, change);
    }
    unforced.clear();
  }

  /// What has not been forced never will be.
  synchronized void forsake() {
    unforced.clear();
  }

  synchronized void damage(long position) {
    visible = visible.clone();
    visible[(int) position] ^= 4;
    durable = durable.clone();
    durable[(int) position] ^= 4;
  }

  synchronized MemoryFile survivor(FaultFileLayer.Survival survival, Random random) {
    MemoryFile left = new MemoryFile(directory);
    left.durable =
        switch (survival) {
          case FORCED_ONLY -> durable;
          case EVERYTHING -> visible;
          case TORN -> torn(random);
        };
    left.visible = left.durable;
    return left;
  }

  private byte[] torn(Random random) {
    byte[] content = durable;
    for (Change change : unforced) {
      content =
          switch (change) {
            case Change.Cut cut -> random.nextBoolean() ? applied(content, cut) : content;
            case Change.Written written -> torn(content, written, random);
          };
    }
    return content;
  }

  /// Some sectors of a write, and perhaps a length that reaches over sectors which are not there.
  private static byte[] torn(byte[] content, Change.Written written, Random random) {
    int end = written.position() + written.bytes().length;
    int kept = random.nextInt(3);
    if (kept == 0) {
      return content;
    }
    byte[] result =
        Arrays.copyOf(content, Math.max(content.length, kept == 1 ? end : written.position()));
    for (int at = 0; at < written.bytes().length; at += SECTOR) {
      int some = Math.min(SECTOR, written.bytes().length - at);
      boolean fits = written.position() + at + some <= result.length;
      if (fits && random.nextBoolean()) {
        System.arraycopy(written.bytes(), at, result, written.position() + at, some);
      }
    }
    return result;
  }

  private static byte[] applied(byte[] content, Change change) {
    return switch (change) {
      case Change.Cut cut -> Arrays.copyOf(content, Math.min(content.length, cut.size()));
      case Change.Written written -> overwritten(content, written.position(), written.bytes());
    };
  }

  private static byte[] overwritten(byte[] content, int position, byte[] bytes) {
    byte[] result = Arrays.copyOf(content, Math.max(content.length, position + bytes.length));
    System.arraycopy(bytes, 0, result, position, bytes.length);
    return result;
  }
}
