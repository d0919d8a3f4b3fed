package org.openviid.query;

/// One criterion of an order as it was written.
///
/// @param name the attribute, perhaps dotted
/// @param descending whether larger values come first
public record SortTerm(String name, boolean descending) {}
