/// The query grammar of GET (Annex D of GB/T 46363, proposed where the text is not public), and the
/// filters that it is turned into.
///
/// Two steps: text to [Query] (knows no schema), [Query] to [Filter] (knows types and attributes).
/// This package knows no HTTP and no index.
@NullMarked
package org.openviid.query;

import org.jspecify.annotations.NullMarked;
