/// Messages on the wire to objects and back.
///
/// The only place that knows JSON, XML and Base64. Reading goes through three steps: a [Lifter] takes the
/// body in and its large contents out, so that what is left is small; [Encoding] brings that into UTF-8;
/// [MessageReading] reads it by the tables. XML takes one step more: [XmlTranscript] says the same in JSON,
/// so that what is in a message is read in one way only. It is lenient by named tolerances ([Tolerance]),
/// bounded by [Limits], and says of everything it tolerated or refused where it was, what was expected and
/// what came. What is wrong with one element of a list concerns that element only ([Item]).
///
/// Writing is one traversal ([ObjectWriting]) over one of two outputs.
///
/// This package knows no HTTP, no store and no peer.
@NullMarked
package org.openviid.codec;

import org.jspecify.annotations.NullMarked;
