/// The embedded store: RocksDB holds the truth, segment files the pictures, Lucene an index that can be
/// thrown away and rebuilt.
///
/// The only package that knows RocksDB and Lucene.
@NullMarked
package org.openviid.store.embedded;

import org.jspecify.annotations.NullMarked;
