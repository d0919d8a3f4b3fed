/// HTTP Digest access authentication (RFC 2617, RFC 7616), both sides.
///
/// This package knows header values and digests; it knows no HTTP library, no peers and no storage.
@NullMarked
package org.openviid.auth;

import org.jspecify.annotations.NullMarked;
