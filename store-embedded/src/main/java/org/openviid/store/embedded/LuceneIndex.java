package org.openviid.store.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.apache.lucene.search.IndexSearcher;
import org.openviid.schema.Schema;
import org.openviid.store.Search;
import org.openviid.store.StoreException;

/// A search index in a folder, kept by Lucene. Safe for use by any number of threads, [#submit] by one
/// at a time.
///
/// Searches see a change as soon as it is submitted, and never wait for it to be indexed: they look into
/// the index as of some moment, and go one by one through what came later.
final class LuceneIndex implements SearchIndex {
  /// Conditions of a query; the protocol limits its length long before.
  private static final int MAX_CLAUSES = 1 << 16;

  private final IndexLayout layout;
  private final IndexSettings settings;
  private final PreviousVersions previous;
  private final IndexFiles files;
  private final Intake intake;
  private final ChangeIndexer indexer;
  private final Walks walks;
  private final LongSupplier nanos;
  private final long opened;

  /// Opens the index in a folder, or makes an empty one.
  ///
  /// @param previous the versions that have been submitted, now or before a restart
  /// @throws StoreException when what is there cannot be used, and has to be built anew
  LuceneIndex(Path folder, Schema schema, IndexSettings settings, PreviousVersions previous) {
    this(folder, schema, settings, previous, System::nanoTime);
  }

  /// The same with another clock.
  ///
  /// @param previous the versions that have been submitted, now or before a restart
  /// @param nanos a clock that only runs forward, in nanoseconds
  LuceneIndex(Path folder, Schema schema, IndexSettings settings, PreviousVersions previous, LongSupplier nanos) {
    IndexSearcher.setMaxClauseCount(MAX_CLAUSES);
    this.layout = new IndexLayout(schema);
    this.settings = settings;
    this.previous = previous;
    this.nanos = nanos;
    this.walks = new Walks(settings.walks());
    this.files = IndexFiles.open(folder, layout, settings);
    this.opened = files.committed();
    try {
      this.intake = new Intake(new IndexView(files.reader(), opened, new ChangeTail()), settings.bound());
    } catch (IOException e) {
      throw new StoreException(e, "OV-1710", folder, String.valueOf(e.getMessage()));
    }
    this.indexer = new ChangeIndexer(files, layout, intake, settings);
    indexer.start();
  }

  /// Opens indexes with these settings.
  static Indexes opener(Schema schema, IndexSettings settings) {
    return (folder, previous) -> new LuceneIndex(folder, schema, settings, previous);
  }

  @Override
  public void submit(IndexedChange change) {
    if (change.sequence() > opened) {
      intake.submit(change);
    }
  }

  @Override
  public long replayFrom() {
    return files.committed();
  }

  @Override
  public Hits search(Search search) {
    IndexView view = intake.acquire();
    try {
      Lookup lookup = new Lookup(previous, new Deadline(settings.patience(), nanos));
      SearchRun run = new SearchRun(search, view, layout.of(search.type()), lookup, walks);
      indexer.passed(view.tail().count());
      return run.run();
    } catch (IOException e) {
      throw new StoreException(e, "OV-1711", String.valueOf(e.getMessage()));
    } finally {
      view.release();
    }
  }

  @Override
  public long lag() {
    return intake.lag();
  }

  @Override
  public Optional<String> fault() {
    return Optional.ofNullable(intake.failure()).map(String::valueOf);
  }

  /// Indexes what has been submitted and opens the index anew, so that searches go through no changes but
  /// those submitted meanwhile.
  void show() {
    indexer.show();
  }

  /// Indexes what has been submitted and makes it durable.
  void commit() {
    indexer.commit();
  }

  @Override
  public void expungeDeletes() {
    try {
      indexer.show();
      files.writer().forceMergeDeletes(true);
      indexer.show();
      indexer.commit();
    } catch (IOException e) {
      throw new StoreException(e, "OV-1712", String.valueOf(e.getMessage()));
    }
  }

  @Override
  public void close() {
    indexer.close();
    try {
      files.close();
    } catch (IOException e) {
      throw new StoreException(e, "OV-1713", String.valueOf(e.getMessage()));
    }
  }
}
