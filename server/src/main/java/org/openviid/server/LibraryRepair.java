package org.openviid.server;

import java.nio.file.Path;
import org.openviid.store.embedded.RepairReport;
import org.openviid.store.embedded.StoreRepair;
import org.openviid.store.embedded.StoreSettings;

/// Makes a data folder usable again whose records are damaged.
public final class LibraryRepair {
  private static final long MEMORY = 256L << 20;

  private LibraryRepair() {}

  /// Repairs a data folder that no server has open.
  ///
  /// @throws org.openviid.schema.ViidException when nothing of it can be read
  public static RepairReport run(Path folder) {
    return StoreRepair.run(folder.resolve(LibraryBackup.STORE), StoreSettings.ofMemory(MEMORY));
  }
}
