package org.openviid.store.embedded;

import org.jspecify.annotations.Nullable;
import org.openviid.schema.DataObject;

/// Gives the index the versions that it has indexed before. Safe for use by any number of threads.
interface PreviousVersions {
  /// The object as of that sequence, or null when the log no longer has it.
  @Nullable DataObject version(long sequence);
}
