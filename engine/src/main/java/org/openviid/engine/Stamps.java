package org.openviid.engine;

import java.util.Optional;
import org.openviid.peers.ClockWatch;
import org.openviid.peers.RequestContext;
import org.openviid.schema.AttributePath;
import org.openviid.schema.DataObject;
import org.openviid.schema.ObjectType;
import org.openviid.schema.Value;

/// Reads from what devices send how their clocks go [7.5]: from the times of captures and of states. Safe
/// for use by any number of threads.
final class Stamps {
  private final ClockWatch clocks;

  Stamps(ClockWatch clocks) {
    this.clocks = clocks;
  }

  /// Takes note of the time that an object states, if it is one that a device stamped just then.
  void read(RequestContext context, DataObject object) {
    ObjectType type = object.type();
    AttributePath time = type.timePath().orElse(null);
    AttributePath device = type.devicePath().orElse(null);
    if (time != null && device != null && isStamped(type) && time.first(object) instanceof Value.Moment stated) {
      String sender = device.first(object) instanceof Value.Text text ? text.text() : context.as();
      clocks.stated(sender, stated.epochMillis(), context.receivedAt());
    }
  }

  /// Captures are stamped when they are made, states when they are sent; other times are anybody's.
  private static boolean isStamped(ObjectType type) {
    return Identification.isCapture(type) || type.devicePath().equals(Optional.of(type.idPath()));
  }
}
