package org.openviid.http;

import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;
import org.jspecify.annotations.Nullable;
import org.openviid.http.ProtocolHandler.Stations;
import org.openviid.schema.Outcome;

/// What has to be done when an exchange is over, and is done once. Told by one thread at a time.
final class Ending implements Callback {
  private final Stations stations;
  private final Exchange exchange;
  private final Outcome outcome;
  private boolean inside;

  /// @param outcome of the request
  /// @param inside whether it has a place to give back
  Ending(Stations stations, Exchange exchange, Outcome outcome, boolean inside) {
    this.stations = stations;
    this.exchange = exchange;
    this.outcome = outcome;
    this.inside = inside;
  }

  /// The caller has its answer, even if it still sends: its place is free.
  void answered() {
    if (inside) {
      inside = false;
      stations.gate().leave();
    }
  }

  @Override
  public void succeeded() {
    end(outcome);
    exchange.callback().succeeded();
  }

  @Override
  public void failed(Throwable cause) {
    end(null);
    exchange.callback().failed(cause);
  }

  private void end(@Nullable Outcome what) {
    stations.watch().end(exchange.connection());
    stations.meters().served(exchange.row(), what, exchange.traffic());
    stations.traces().ended(exchange);
    answered();
  }

  @Override
  public InvocationType getInvocationType() {
    return InvocationType.NON_BLOCKING;
  }
}
