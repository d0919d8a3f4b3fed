/// The service interfaces of clauses 5 to 7 over HTTP: which path means what, who is asking, how a
/// body is read, how an outcome is answered, and how much of everything a caller may use.
///
/// Only this package knows HTTP status lines, headers and connections. It knows no attribute by name,
/// and what a request means is the engine's to decide.
@NullMarked
package org.openviid.http;

import org.jspecify.annotations.NullMarked;
