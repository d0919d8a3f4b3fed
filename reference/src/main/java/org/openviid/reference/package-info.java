/// What people and programs are told of the interface: XML Schema, JSON Schema, an OpenAPI document and
/// reference pages, all of them made from the tables and from nothing else.
///
/// A name corrected in a table is corrected here. This package knows nothing of HTTP servers, and which
/// rows of the interface table are served is told to it.
@NullMarked
package org.openviid.reference;

import org.jspecify.annotations.NullMarked;
