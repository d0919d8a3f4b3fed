/// HTTP Digest access authentication (RFC 2617, RFC 7616), both sides: [org.openviid.auth.DigestServer]
/// challenges and verifies, [org.openviid.auth.DigestClient] answers and verifies the answerer.
///
/// This package knows header values and digests; it knows no HTTP library, no peers and no storage. It
/// throws nothing for what a peer sends: every header text leads to a value.
@NullMarked
package org.openviid.auth;

import org.jspecify.annotations.NullMarked;
