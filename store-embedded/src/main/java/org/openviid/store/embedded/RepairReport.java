package org.openviid.store.embedded;

import java.nio.file.Path;

/// What a repair has found.
///
/// @param copied how many records could be read
/// @param objects how many objects are current
/// @param holes how many places could not be read; each may have held any number of records
/// @param unreadable how many entries of the log were whole but not in a form that could be understood
/// @param damaged where the damaged database has been put
public record RepairReport(long copied, long objects, long holes, long unreadable, Path damaged) {}
