package org.openviid.blob.files;

import java.nio.file.Path;
import java.time.LocalDate;

/// A segment, as maintenance and backup see it.
///
/// @param number its number
/// @param retentionClass contents of one class are deleted at the same age
/// @param day when its contents were received
/// @param file where it is
/// @param bytes how long the file is
/// @param growing whether contents are still added; what is sealed only ever changes by erasing
public record SegmentInfo(
    long number, String retentionClass, LocalDate day, Path file, long bytes, boolean growing) {}
