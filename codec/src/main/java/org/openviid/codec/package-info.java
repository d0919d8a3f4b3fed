/// Messages on the wire to objects and back.
///
/// The only place that knows JSON and Base64. Reading goes through three steps: [Base64Lifter] takes the
/// body in and its large contents out, so that what is left is small; [Encoding] brings that into UTF-8;
/// [MessageReading] reads it by the tables. It is lenient by named tolerances ([Tolerance]), bounded by
/// [Limits], and says of everything it tolerated or refused where it was, what was expected and what came.
/// What is wrong with one element of a list concerns that element only ([Item]).
///
/// This package knows no HTTP, no store and no peer.
@NullMarked
package org.openviid.codec;

import org.jspecify.annotations.NullMarked;
