package org.openviid.store.embedded;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.Term;

/// Adds changes to the index, those of one object always on one thread and in order. For one thread at
/// a time.
final class IndexWorkers implements AutoCloseable {
  private final IndexWriter writer;
  private final IndexLayout layout;
  private final List<DocumentMaker> makers = new ArrayList<>();
  private final List<List<IndexedChange>> shares = new ArrayList<>();
  private final ExecutorService others;

  IndexWorkers(IndexWriter writer, IndexLayout layout, int workers) {
    this.writer = writer;
    this.layout = layout;
    for (int i = 0; i < workers; i++) {
      makers.add(new DocumentMaker(layout));
      shares.add(new ArrayList<>());
    }
    others = Executors.newFixedThreadPool(Math.max(1, workers - 1), Thread.ofPlatform().name("index-worker-", 1).factory());
  }

  /// Adds changes, and returns when all are in the index.
  void index(List<IndexedChange> changes) throws IOException, InterruptedException {
    if (makers.size() == 1) {
      index(changes, makers.getFirst());
      return;
    }
    shares.forEach(List::clear);
    for (IndexedChange change : changes) {
      int hash = change.id().hashCode() * 31 + change.object().type().key();
      shares.get(Math.floorMod(hash ^ hash >>> 16, shares.size())).add(change);
    }
    List<Future<?>> running = new ArrayList<>();
    for (int i = 1; i < shares.size(); i++) {
      List<IndexedChange> share = shares.get(i);
      DocumentMaker maker = makers.get(i);
      running.add(
          others.submit(
              () -> {
                index(share, maker);
                return share.size();
              }));
    }
    index(shares.getFirst(), makers.getFirst());
    for (Future<?> share : running) {
      await(share);
    }
  }

  private static void await(Future<?> share) throws IOException, InterruptedException {
    try {
      share.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  private void index(List<IndexedChange> changes, DocumentMaker maker) throws IOException {
    for (IndexedChange change : changes) {
      switch (change.operation()) {
        case CREATED -> writer.addDocument(maker.make(change));
        case CHANGED -> writer.updateDocument(term(change), maker.make(change));
        case DELETED -> writer.deleteDocuments(term(change));
      }
    }
  }

  private Term term(IndexedChange change) {
    return new Term(IndexLayout.ID, DocumentMaker.key(layout.of(change.object().type()), change.id()));
  }

  @Override
  public void close() {
    others.shutdown();
  }
}
