/// Pictures in append-only segment files.
///
/// This package knows bytes and files; it knows no objects and no database.
@NullMarked
package org.openviid.blob.files;

import org.jspecify.annotations.NullMarked;
