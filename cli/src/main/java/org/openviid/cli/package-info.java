/// The command line: one main, one class a command.
///
/// Commands read their options, call one thing, and print what came of it. What they do stands in
/// `server`, `kit` and `benchmarks`.
@NullMarked
package org.openviid.cli;

import org.jspecify.annotations.NullMarked;
