package org.openviid.http;

import java.time.Clock;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// Makes an exchange of a request: when it came, where from, and what to call it. Immutable.
final class Exchanges {
  private final Clock clock;
  private final TraceIds traces;
  private final ClientAddress addresses;
  private final HttpLimits limits;
  private final Traces watched;

  Exchanges(Clock clock, TraceIds traces, ClientAddress addresses, HttpLimits limits, Traces watched) {
    this.clock = clock;
    this.traces = traces;
    this.addresses = addresses;
    this.limits = limits;
    this.watched = watched;
  }

  /// A request that has just come.
  Exchange begin(Request request, Response response, Callback callback) {
    return new Exchange(
        new Exchange.Ends(request, response, callback), origin(request), limits, watched.tape());
  }

  /// Where a request comes from that has just come.
  Exchange.Origin origin(Request request) {
    return new Exchange.Origin(traces.of(request.getHeaders()), addresses.of(request), clock.millis());
  }
}
