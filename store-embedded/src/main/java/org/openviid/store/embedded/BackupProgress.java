package org.openviid.store.embedded;

/// Hears how far a backup or what is done with one has come.
@FunctionalInterface
public interface BackupProgress {
  /// So many bytes are done.
  ///
  /// @param bytes done so far
  /// @param all how many there are in all, as far as that is known
  void done(long bytes, long all);
}
