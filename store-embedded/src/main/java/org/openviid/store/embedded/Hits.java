package org.openviid.store.embedded;

import java.util.OptionalLong;

/// What the index found.
///
/// @param sequences of the matching current versions, in the order asked for
/// @param total how many match altogether, if asked for
/// @param position the sequence up to which changes are reflected
@SuppressWarnings("ArrayRecordComponent") // passed on once, not compared
record Hits(long[] sequences, OptionalLong total, long position) {}
