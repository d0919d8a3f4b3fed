package org.openviid.store;

/// An audit line at its place in the chain.
///
/// @param line the line
/// @param previous the chain before it
/// @param here the chain up to and with it; of number 0 for lines from before there was a chain
public record AuditEntry(AuditLine line, AuditHead previous, AuditHead here) {}
