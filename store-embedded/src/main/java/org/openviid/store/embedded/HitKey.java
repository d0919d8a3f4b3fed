package org.openviid.store.embedded;

import org.jspecify.annotations.Nullable;

/// Where a hit stands in an order.
///
/// @param values by criterion the value, or null when it is absent
/// @param sequence decides between hits with the same values
@SuppressWarnings("ArrayRecordComponent") // compared by HitOrder, never by equals
record HitKey(@Nullable Object[] values, long sequence) {}
