package org.openviid.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openviid.store.embedded.EmbeddedStore;
import org.openviid.store.embedded.StoreSettings;

/// Sets over the store on the disk.
class EmbeddedSetTest implements SetContract {
  private final Path folder;
  private Library library;

  EmbeddedSetTest(@TempDir Path folder) {
    this.folder = folder;
    this.library = open();
  }

  private Library open() {
    StoreSettings settings = StoreSettings.ofMemory(64 << 20);
    return new Library(EmbeddedStore.open(folder.resolve("store"), Library.SCHEMA, settings, Clock.systemUTC()));
  }

  @AfterEach
  void close() {
    library.store.close();
  }

  @Override
  public Library library() {
    return library;
  }

  @Test
  void aSetIsWholeAfterTheStoreWasOpenedAgain() {
    library.createOne(
        Library.camera(),
        SetObjects.with(SetObjects.image(1, "gate"), "PersonList", SetObjects.person(1, 1, "甲").build()));
    library.store.close();
    library = open();

    assertThat(
            SetObjects.members(
                library.library.read(Library.platform(), SetObjects.IMAGE, SetObjects.imageId(1)).orElseThrow(),
                "PersonList"))
        .extracting(member -> member.text("Name"))
        .containsExactly("甲");
  }
}
