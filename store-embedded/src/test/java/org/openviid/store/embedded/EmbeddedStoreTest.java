package org.openviid.store.embedded;

import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.openviid.store.ObjectStore;
import org.openviid.store.ObjectStoreContract;
import org.openviid.store.SampleSchema;

class EmbeddedStoreTest implements ObjectStoreContract {
  @TempDir private Path folder;
  private EmbeddedStore store;

  @BeforeEach
  void open() {
    store = EmbeddedStore.open(folder, SampleSchema.SCHEMA, Stores.SETTINGS, Clock.systemUTC());
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
