/// Who talks to the library: accounts and their credentials, registrations, presence, and what each
/// peer may see.
///
/// This package knows no HTTP library and no message.
@NullMarked
package org.openviid.peers;

import org.jspecify.annotations.NullMarked;
