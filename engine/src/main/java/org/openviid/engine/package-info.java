/// What requests mean: which identifier an object gets, what a duplicate is, what an update changes,
/// what a query may see, and what is audited.
///
/// Every function takes the [org.openviid.peers.RequestContext] first and gives one outcome per
/// element. This package knows no HTTP and no JSON, and leaves durability to the store.
@NullMarked
package org.openviid.engine;

import org.jspecify.annotations.NullMarked;
