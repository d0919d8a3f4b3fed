package org.openviid.http;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.ConnectionMetaData;

/// Ends connections that take too long from the first byte of a request to the end of its headers. While
/// headers trickle in, a connection is neither idle nor served, so no other limit is concerned. Safe for
/// use by any number of threads, but looked at from one.
final class HeaderWatch implements Connection.Listener {
  private final long patience;
  private final Map<Connection, Progress> open = new ConcurrentHashMap<>();

  HeaderWatch(Duration patience) {
    this.patience = patience.toNanos();
  }

  /// How far one connection is.
  private static final class Progress {
    private volatile boolean serving;
    private volatile long bytesServed;
    private long firstSeen;
    private boolean seen;
  }

  @Override
  public void onOpened(Connection connection) {
    if (connection instanceof ConnectionMetaData) {
      open.put(connection, new Progress());
    }
  }

  @Override
  public void onClosed(Connection connection) {
    open.remove(connection);
  }

  /// How many connections are open.
  int connections() {
    return open.size();
  }

  /// The headers of a request are complete.
  void begin(Connection connection) {
    Progress progress = open.get(connection);
    if (progress != null) {
      progress.serving = true;
    }
  }

  /// The request is over; what comes from now on belongs to the next one.
  void end(Connection connection) {
    Progress progress = open.get(connection);
    if (progress != null) {
      progress.bytesServed = connection.getBytesIn();
      progress.serving = false;
    }
  }

  /// Ends those that have had their time. To be called several times within the patience.
  void look(long now) {
    open.forEach((connection, progress) -> {
      if (progress.serving || connection.getBytesIn() <= progress.bytesServed) {
        progress.seen = false;
      } else if (!progress.seen) {
        progress.seen = true;
        progress.firstSeen = now;
      } else if (now - progress.firstSeen > patience) {
        connection.getEndPoint().close();
      }
    });
  }
}
