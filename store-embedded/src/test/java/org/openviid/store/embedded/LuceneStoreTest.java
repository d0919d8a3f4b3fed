package org.openviid.store.embedded;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.openviid.store.InMemoryBlobStore;
import org.openviid.store.ObjectStore;
import org.openviid.store.ObjectStoreContract;
import org.openviid.store.SampleSchema;

/// The store with the index that it is used with.
class LuceneStoreTest implements ObjectStoreContract {
  @TempDir private Path folder;
  private final InMemoryBlobStore blobs = new InMemoryBlobStore();
  private EmbeddedStore store;

  @BeforeEach
  void open() {
    Indexes indexes = LuceneIndex.opener(SampleSchema.SCHEMA, IndexSettings.standard(16 << 20));
    store = Stores.open(folder, SampleSchema.SCHEMA, blobs, indexes);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Override
  public ObjectStore testee() {
    return store;
  }

  @Override
  public ObjectStore reopened() {
    store.close();
    open();
    return store;
  }
}
