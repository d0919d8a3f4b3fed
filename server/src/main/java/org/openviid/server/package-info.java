/// One process of OpenVIID: its configuration, its identity, how its parts are put together, and how it
/// is administered while it runs.
///
/// The wiring is plain constructors in one class, [OpenViid].
@NullMarked
package org.openviid.server;

import org.jspecify.annotations.NullMarked;
