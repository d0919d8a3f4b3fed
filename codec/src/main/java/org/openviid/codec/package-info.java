/// Messages on the wire to objects and back.
///
/// The only place that knows JSON. Reading is lenient by named tolerances and bounded by limits;
/// Base64 content goes to a sink as it comes in and never becomes a text. This package knows no HTTP,
/// no store and no peer.
@NullMarked
package org.openviid.codec;

import org.jspecify.annotations.NullMarked;
