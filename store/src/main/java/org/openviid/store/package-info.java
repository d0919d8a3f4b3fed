/// What a store has to do: keep objects, pictures and the log of changes so that nothing acknowledged
/// is lost, and find them again.
///
/// Everything accepted gets the next sequence number of one log; whatever else reads changes
/// (subscriptions, cascades, feeds) is a reader of that log with a cursor of its own. The module's
/// tests hold the suite that every implementation has to pass.
///
/// This package knows nothing of HTTP, JSON or peers' rights.
@NullMarked
package org.openviid.store;

import org.jspecify.annotations.NullMarked;
