package org.openviid.store.embedded;

/// What became of a run of the retention.
///
/// @param expired how many objects were deleted for their age or for the volume's sake
/// @param trimmed how many superseded versions and deletions were removed from the log
/// @param usedBytes how many bytes pictures and records take now
/// @param overfull whether they exceed the limit, and nothing is old enough to be deleted
public record RetentionReport(long expired, long trimmed, long usedBytes, boolean overfull) {}
