/// The standard as tables, and the values that obey them.
///
/// Object types, attributes, code lists, interfaces and identifiers of GB/T 46363-2025 and
/// GA/T 1400-2017 are read from the tables under `tables/`; every other module asks here instead
/// of spelling a name of the standard itself. A [DataObject] is one immutable object of such a type.
///
/// This package knows nothing of JSON, XML, HTTP or storage, and depends on nothing.
@NullMarked
package org.openviid.schema;

import org.jspecify.annotations.NullMarked;
