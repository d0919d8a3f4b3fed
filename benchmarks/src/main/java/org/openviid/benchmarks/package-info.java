/// Measures what it costs to take and to find records.
///
/// The load costs next to nothing to make: bodies are built before the clock starts, and what has to
/// differ between requests is patched into their bytes. Reports say on what machine, under what load,
/// and count the CPU time of the server apart from that of the generator. Knows the server only by its
/// protocol, and the store only by its interface.
@NullMarked
package org.openviid.benchmarks;

import org.jspecify.annotations.NullMarked;
