package org.openviid.store.embedded;

import java.io.IOException;
import org.apache.lucene.index.NumericDocValues;
import org.openviid.query.Filter;
import org.openviid.query.FilterEvaluation;
import org.openviid.schema.DataObject;

/// What a search needs beside the index: the objects themselves, and when to end. Safe for use by any
/// number of threads.
///
/// @param versions gives the objects
/// @param deadline when to end
record Lookup(PreviousVersions versions, Deadline deadline) {

  /// Whether the object of a document satisfies a condition.
  ///
  /// @param sequences the sequences of the documents of a segment
  boolean matches(Filter filter, NumericDocValues sequences, int document) throws IOException {
    deadline.check();
    if (!sequences.advanceExact(document)) {
      return false;
    }
    DataObject object = versions.version(sequences.longValue());
    return object != null && FilterEvaluation.matches(filter, object);
  }
}
