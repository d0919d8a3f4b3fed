package org.openviid.codec;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openviid.schema.Value;

/// What came of the Base64 of one content.
///
/// @param value the content; null when it is empty or faulty
/// @param fault what is wrong with it, without quoting it; empty when nothing is
/// @param deviations how its form departs from RFC 2045 without line breaks
record DecodedContent(@Nullable Value value, String fault, Set<Tolerance> deviations) {}
