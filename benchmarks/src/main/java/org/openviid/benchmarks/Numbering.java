package org.openviid.benchmarks;

import java.util.concurrent.atomic.AtomicLong;

/// Where record numbers come from and what they mean.
///
/// @param numbers gives every record its number; may be shared by all connections of a run
/// @param traffic how the records are spread
record Numbering(AtomicLong numbers, Stamp.Traffic traffic) {}
