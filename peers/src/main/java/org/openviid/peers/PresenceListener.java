package org.openviid.peers;

/// Is told when devices come and go. Called outside of all locks, for each device in the order of events.
@FunctionalInterface
public interface PresenceListener {
  /// A device came or went.
  void changed(PresenceEvent event);
}
