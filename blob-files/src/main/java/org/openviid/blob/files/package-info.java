/// Pictures in append-only segment files, and the way to files that fault tests break.
///
/// A [SegmentBlobStore] collects small contents in memory outside of the heap, writes all that wait with
/// one gathering write and makes them durable with one fsync; large ones go to a file of their own. A
/// segment holds contents of one retention class and one day of receipt, so that most deletion is the
/// deletion of files; single contents are overwritten with zeros where they are. Segments describe
/// themselves: header, checksum and length stand before each content, and nothing but the files is needed
/// to read them.
///
/// What may be relied on after a crash follows from two rules. Nothing is acknowledged before its bytes,
/// the name of its file and the names of the directories above have been forced. And no file is added to
/// once its state is in doubt: not after a restart, not after a failed write or fsync.
///
/// This package knows bytes and files; it knows no objects and no database.
@NullMarked
package org.openviid.blob.files;

import org.jspecify.annotations.NullMarked;
