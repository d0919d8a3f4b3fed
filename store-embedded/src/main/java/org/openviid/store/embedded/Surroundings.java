package org.openviid.store.embedded;

import java.time.Clock;
import org.openviid.store.BlobStore;

/// What a store is built on, apart from the database.
///
/// @param disk how much room there is
/// @param indexes opens search indexes
/// @param blobs keeps the contents; closed with the store
/// @param segments the files in which it keeps them
/// @param clock tells when data is too old
record Surroundings(DiskSpace disk, Indexes indexes, BlobStore blobs, Segments segments, Clock clock) {}
