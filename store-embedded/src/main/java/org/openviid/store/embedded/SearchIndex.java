package org.openviid.store.embedded;

import java.util.Optional;
import org.openviid.store.Search;

/// The search index over the current versions. It can be rebuilt from the log at any time, so that
/// losing it loses nothing. Safe for use by any number of threads, except where a method says otherwise.
interface SearchIndex extends AutoCloseable {

  /// Takes a change that is durable. Called in the order of the sequence, from one thread at a time;
  /// blocks while the index is further behind than its bound.
  void submit(IndexedChange change);

  /// The sequence up to which the index on disk is complete: at a start the log is replayed from here.
  long replayFrom();

  /// Finds the sequences of current versions; reflects everything submitted before the call.
  Hits search(Search search);

  /// How many changes have been submitted and not yet been indexed.
  long lag();

  /// Why the index takes no more changes, if so: it has to be opened again or built anew.
  Optional<String> fault();

  /// Removes what is left of deleted objects from the disk. Takes long; searches and changes go on.
  void expungeDeletes();

  @Override
  void close();
}
