package org.openviid.store.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;

/// The index as of one sequence, and the changes since: together, everything. Safe for use by any number
/// of threads between [#acquire] and [#release].
final class IndexView {
  private final DirectoryReader reader;
  private final long sequence;
  private final ChangeTail tail;
  private final boolean odd;

  /// How many use it, or [#CLOSED].
  private final AtomicInteger users = new AtomicInteger();

  private static final int CLOSED = -1;

  /// A view that nobody uses.
  ///
  /// @param reader contains exactly the changes up to `sequence`
  /// @param tail all later changes
  IndexView(DirectoryReader reader, long sequence, ChangeTail tail) throws IOException {
    this.reader = reader;
    this.sequence = sequence;
    this.tail = tail;
    this.odd = hasOddities(reader);
  }

  private static boolean hasOddities(DirectoryReader reader) throws IOException {
    for (LeafReaderContext leaf : reader.leaves()) {
      Terms terms = leaf.reader().terms(IndexLayout.ODD);
      if (terms != null) {
        return true;
      }
    }
    return false;
  }

  /// Keeps the view open until it is released.
  ///
  /// @return false when it is closed already
  boolean acquire() {
    int now = users.get();
    while (now != CLOSED && !users.compareAndSet(now, now + 1)) {
      now = users.get();
    }
    return now != CLOSED;
  }

  /// Ends a use. Does not close the view: that takes a lock of the writer, and were a virtual thread to
  /// hold it, it might be long until that one gets a carrier again.
  void release() {
    users.decrementAndGet();
  }

  /// Closes the view when nobody uses it.
  ///
  /// @return whether it is closed
  boolean closeIfUnused() {
    if (!users.compareAndSet(0, CLOSED)) {
      return users.get() == CLOSED;
    }
    try {
      reader.decRef();
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  DirectoryReader reader() {
    return reader;
  }

  /// The last sequence that the reader contains.
  long sequence() {
    return sequence;
  }

  /// The changes after that.
  ChangeTail tail() {
    return tail;
  }

  /// Whether there may be documents with an oddity in a column.
  boolean isOdd(IndexColumn column) {
    try {
      return odd && reader.docFreq(new Term(IndexLayout.ODD, column.name())) > 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
