package org.openviid.engine;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.openviid.store.embedded.EmbeddedStore;
import org.openviid.store.embedded.StoreSettings;

/// Persons and faces as one list, over the store on the disk.
class EmbeddedMergedSearchPropertyTest implements MergedSearchContract {
  private final Path folder;
  private final List<Library> open = new ArrayList<>();

  EmbeddedMergedSearchPropertyTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @AfterEach
  void close() {
    open.forEach(library -> library.store.close());
  }

  @Override
  public Library library(String name) {
    open.forEach(library -> library.store.close());
    open.clear();
    StoreSettings settings = StoreSettings.ofMemory(64 << 20);
    Library library =
        new Library(EmbeddedStore.open(folder.resolve(name), Library.SCHEMA, settings, Clock.systemUTC()));
    open.add(library);
    return library;
  }

  @Override
  public int share() {
    return 8;
  }
}
