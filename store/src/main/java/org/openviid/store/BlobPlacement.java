package org.openviid.store;

/// Where a content is.
///
/// @param id the content's own number
/// @param segment the number of the file
/// @param offset the first byte within the file
/// @param length in bytes
/// @param crc32c the checksum of the content
public record BlobPlacement(long id, long segment, long offset, long length, int crc32c) {}
