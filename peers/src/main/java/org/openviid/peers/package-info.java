/// Who talks to the library: accounts and their credentials, registrations, presence, and what each
/// peer may see. [org.openviid.peers.Doorkeeper] is where requests knock; the rest is behind it.
///
/// This package knows no HTTP library and no message.
@NullMarked
package org.openviid.peers;

import org.jspecify.annotations.NullMarked;
