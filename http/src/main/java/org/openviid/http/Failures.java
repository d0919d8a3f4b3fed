package org.openviid.http;

import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.server.Request;
import org.openviid.peers.Peer;
import org.openviid.schema.ErrorText;
import org.openviid.schema.ErrorTexts;
import org.openviid.schema.Outcome;
import org.openviid.schema.ViidException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one place where exceptions become what a caller is told. Faults of this software or machine are
/// logged, once; whatever else is refused is only counted. Immutable.
final class Failures {
  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

  /// What the HTTP library calls a request whose first line it cannot take apart.
  private static final String UNREADABLE = "BAD";

  private static final int PAYLOAD_TOO_LARGE = 413;
  private static final int URI_TOO_LONG = 414;
  private static final int HEADERS_TOO_LARGE = 431;

  private final HttpLimits limits;

  Failures(HttpLimits limits) {
    this.limits = limits;
  }

  /// What to say about something that went wrong while a request was served.
  ErrorText of(Throwable failure, Exchange exchange) {
    if (failure instanceof ViidException expected && expected.outcome() != Outcome.FAILURE) {
      String trace = exchange.origin().trace();
      LOG.debug("trace {}: {} {}: {}", trace, method(exchange), exchange.path(), expected.getMessage());
      return expected.text();
    }
    ErrorText text =
        failure instanceof ViidException fault
            ? fault.text()
            : ErrorTexts.of("OV-2190", exchange.origin().trace());
    Peer peer = exchange.peer();
    LOG.error(
        "{}: {} {} of {} at {} failed, trace {}",
        text.code(),
        method(exchange),
        exchange.path(),
        peer == null ? "nobody known" : peer.id(),
        exchange.origin().address(),
        exchange.origin().trace(),
        failure);
    return text;
  }

  private static String method(Exchange exchange) {
    return exchange.request().getMethod();
  }

  /// What to say about a request that the HTTP library refused.
  ErrorText of(HttpException refusal, Request request) {
    return switch (refusal.getCode()) {
      case PAYLOAD_TOO_LARGE, URI_TOO_LONG, HEADERS_TOO_LARGE ->
          ErrorTexts.of("OV-2130", limits.headerBytes());
      default ->
          isUnreadable(request)
              ? ErrorTexts.of("OV-2131", refusal.getReason())
              : ErrorTexts.of("OV-2132", refusal.getReason());
    };
  }

  /// Whether not even the first line of the request could be taken apart, so that its path is unknown.
  static boolean isUnreadable(Request request) {
    return request.getMethod().equals(UNREADABLE);
  }
}
