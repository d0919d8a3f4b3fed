package org.openviid.store.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LogByteSizeMergePolicy;
import org.apache.lucene.index.MergePolicy;
import org.apache.lucene.index.MergeScheduler;
import org.apache.lucene.index.PointValues;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.jspecify.annotations.Nullable;
import org.openviid.store.StoreException;

/// The files of an index, and what writes them. Safe for use by any number of threads, except where a
/// method says otherwise.
final class IndexFiles implements AutoCloseable {
  private static final String SEQUENCE = "sequence";
  private static final String FINGERPRINT = "fingerprint";
  private static final String FORMAT = "format";
  private static final double MEGABYTE = 1 << 20;

  /// Merges may pile up this far before indexing waits for them; one is done at a time.
  private static final int PENDING_MERGES = 12;

  private final Directory directory;
  private final Writer writer;
  private final long fingerprint;
  private volatile long committed;

  /// An index writer that says when a commit has everything that goes into it, before it waits for the
  /// disk: what is indexed after that is in the next commit.
  private static final class Writer extends IndexWriter {
    private volatile @Nullable Runnable flushed;

    Writer(Directory directory, IndexWriterConfig config) throws IOException {
      super(directory, config);
    }

    @Override
    protected void doAfterFlush() {
      Runnable listener = flushed;
      if (listener != null) {
        listener.run();
      }
    }
  }

  private IndexFiles(Directory directory, Writer writer, long fingerprint) {
    this.directory = directory;
    this.writer = writer;
    this.fingerprint = fingerprint;
  }

  /// Opens the index in a folder, or makes an empty one.
  ///
  /// @throws StoreException when what is there is damaged, in use, or made for something else
  static IndexFiles open(Path folder, IndexLayout layout, IndexSettings settings) {
    Directory directory = null;
    try {
      directory = FSDirectory.open(folder);
      boolean anew = !DirectoryReader.indexExists(directory);
      if (!anew) {
        check(folder, directory, layout);
      }
      IndexFiles files = new IndexFiles(directory, new Writer(directory, config(settings)), layout.fingerprint());
      if (anew) {
        files.commit(0, () -> {});
      } else {
        files.committed = Long.parseLong(data(directory).get(SEQUENCE));
      }
      return files;
    } catch (LockObtainFailedException e) {
      close(directory);
      throw new StoreException(e, "OV-1705", folder);
    } catch (IOException | IllegalArgumentException e) {
      close(directory);
      throw new StoreException(e, "OV-1706", folder, String.valueOf(e.getMessage()));
    } catch (StoreException e) {
      close(directory);
      throw e;
    }
  }

  private static void close(@Nullable Directory directory) {
    try {
      if (directory != null) {
        directory.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> data(Directory directory) throws IOException {
    try (DirectoryReader reader = DirectoryReader.open(directory)) {
      return reader.getIndexCommit().getUserData();
    }
  }

  private static void check(Path folder, Directory directory, IndexLayout layout) throws IOException {
    try (DirectoryReader reader = DirectoryReader.open(directory)) {
      Map<String, String> data = reader.getIndexCommit().getUserData();
      if (!Integer.toString(IndexLayout.FORMAT).equals(data.get(FORMAT))) {
        throw new StoreException("OV-1707", folder, String.valueOf(data.get(FORMAT)), IndexLayout.FORMAT);
      }
      if (!Long.toString(layout.fingerprint()).equals(data.get(FINGERPRINT))) {
        throw new StoreException("OV-1708", folder);
      }
      long sequence = Long.parseLong(data.get(SEQUENCE));
      byte[] last = PointValues.getMaxPackedValue(reader, IndexLayout.SEQUENCE);
      if (last != null && LongPoint.decodeDimension(last, 0) > sequence) {
        throw new StoreException("OV-1709", folder, sequence, LongPoint.decodeDimension(last, 0));
      }
    }
  }

  private static IndexWriterConfig config(IndexSettings settings) {
    return new IndexWriterConfig()
        .setRAMBufferSizeMB(settings.bufferBytes() / MEGABYTE)
        .setMergePolicy(mergePolicy(settings))
        .setMergeScheduler(mergeScheduler())
        .setMaxFullFlushMergeWaitMillis(0)
        .setCommitOnClose(false);
  }

  /// Merges neighbours, so that documents stay in the order in which they came: sequences and times
  /// then are in nearly the order of the documents, and whole blocks of them are passed over.
  private static MergePolicy mergePolicy(IndexSettings settings) {
    LogByteSizeMergePolicy policy = new LogByteSizeMergePolicy();
    policy.setMergeFactor(settings.mergeFactor());
    policy.setMaxMergeMB(settings.mergedBytes() / MEGABYTE);
    policy.setMaxMergeMBForForcedMerge(Double.MAX_VALUE);
    return policy;
  }

  private static MergeScheduler mergeScheduler() {
    ConcurrentMergeScheduler scheduler = new ConcurrentMergeScheduler();
    scheduler.setMaxMergesAndThreads(PENDING_MERGES, 1);
    scheduler.disableAutoIOThrottle();
    return scheduler;
  }

  /// What documents are added to.
  IndexWriter writer() {
    return writer;
  }

  /// The last sequence that is in the last commit, which has everything up to it and nothing after it.
  long committed() {
    return committed;
  }

  /// Everything that has been added.
  DirectoryReader reader() throws IOException {
    return DirectoryReader.open(writer);
  }

  /// Makes durable what has been added, which takes some time. For one thread at a time.
  ///
  /// @param sequence everything up to it has been added, and nothing after it
  /// @param flushed is run as soon as more can be added
  void commit(long sequence, Runnable flushed) throws IOException {
    writer.flushed = flushed;
    try {
      writer.setLiveCommitData(
          Map.of(
                  SEQUENCE, Long.toString(sequence),
                  FINGERPRINT, Long.toString(fingerprint),
                  FORMAT, Integer.toString(IndexLayout.FORMAT))
              .entrySet());
      writer.commit();
      committed = sequence;
    } finally {
      writer.flushed = null;
      flushed.run();
    }
  }

  /// Gives up what has not been committed.
  @Override
  public void close() throws IOException {
    try (directory) {
      writer.rollback();
    }
  }
}
