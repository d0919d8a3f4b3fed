/// Our own side of the wire: an HTTP/1.1 client that is cheap enough for thousands of devices in one
/// process ([org.openviid.wire.HttpConnection]), and on top of it what a device or library does
/// ([org.openviid.wire.ViidClient]): register, keep alive, send, ask.
///
/// Everything blocks and is meant for virtual threads. This package knows no server.
@NullMarked
package org.openviid.wire;

import org.jspecify.annotations.NullMarked;
