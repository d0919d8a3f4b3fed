package org.openviid.query;

import org.openviid.schema.AttributePath;

/// One criterion of an order. Objects without the attribute come last in either direction.
///
/// @param path the attribute
/// @param descending whether larger values come first
public record SortKey(AttributePath path, boolean descending) {}
