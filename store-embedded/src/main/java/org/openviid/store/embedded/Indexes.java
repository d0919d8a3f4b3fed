package org.openviid.store.embedded;

import java.nio.file.Path;

/// Opens search indexes.
@FunctionalInterface
interface Indexes {
  /// Opens the index in a folder, or makes an empty one there.
  ///
  /// @throws RuntimeException when what is there cannot be used
  SearchIndex open(Path folder, PreviousVersions previous);
}
