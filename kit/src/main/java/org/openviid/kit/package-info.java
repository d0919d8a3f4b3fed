/// The other side of a view library: devices that see a generated street, and a platform that asks.
///
/// Everything here speaks the protocol from outside, as a peer would; nothing may know the server's
/// insides. Pictures are drawn, never photographed, and nobody in them exists.
@NullMarked
package org.openviid.kit;

import org.jspecify.annotations.NullMarked;
