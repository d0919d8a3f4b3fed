package org.openviid.http;

import java.io.IOException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.openviid.engine.ItemOutcome;
import org.openviid.schema.ErrorText;
import org.openviid.schema.ViidException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one way that every request of the protocol takes: route, find out who asks, read, do, answer. Safe
/// for use by any number of threads; each request is served by a thread of its own, which may block.
final class ProtocolHandler extends Handler.Abstract {
  private static final Logger LOG = LoggerFactory.getLogger(ProtocolHandler.class);

  private final Stations stations;

  ProtocolHandler(Stations stations) {
    this.stations = stations;
  }

  /// What a request comes by.
  ///
  /// @param exchanges makes an exchange of a request
  /// @param watch is told when a connection is busy
  /// @param gate lets in only so many
  /// @param router finds what is meant
  /// @param operations do it
  /// @param answers say what became of it
  /// @param failures say what went wrong
  /// @param writer sends what was said
  /// @param meters count
  /// @param traces show what happens to those who watch
  record Stations(
      Exchanges exchanges,
      HeaderWatch watch,
      Gate gate,
      Router router,
      Operations operations,
      Answers answers,
      Failures failures,
      AnswerWriter writer,
      Meters meters,
      Traces traces) {}

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    Exchange exchange = stations.exchanges().begin(request, response, callback);
    stations.watch().begin(exchange.connection());
    boolean inside = false;
    Reply reply;
    try {
      stations.gate().enter();
      inside = true;
      reply = serve(exchange);
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) { // the boundary of this thread
      reply = refused(exchange, stations.failures().of(e, exchange));
    }
    send(exchange, reply, new Ending(stations, exchange, reply.outcome(), inside));
    return true;
  }

  private Reply serve(Exchange exchange) {
    String method = exchange.request().getMethod();
    return switch (stations.router().route(method, exchange.path())) {
      case Routing.Matched target -> {
        exchange.found(target.row());
        yield stations.operations().perform(exchange, target);
      }
      case Routing.UnknownMethod known -> {
        String allowed = String.join(", ", known.allowed());
        exchange.answerHeader(HttpHeader.ALLOW, allowed);
        throw new ViidException("OV-2104", method, allowed);
      }
      case Routing.UnknownResource _ -> throw new ViidException("OV-2105", exchange.path());
    };
  }

  private Reply refused(Exchange exchange, ErrorText reason) {
    ItemOutcome refusal = new ItemOutcome.Refused("", reason);
    return stations.answers().one(exchange.asker(), exchange.row(), refusal);
  }

  private void send(Exchange exchange, Reply reply, Ending ending) {
    try {
      stations.writer().send(exchange, reply, ending::answered, ending);
    } catch (IOException | RuntimeException e) { // the boundary of this thread
      if (exchange.response().isCommitted()) {
        noteBroken(exchange, e);
        ending.failed(e);
      } else {
        sendInstead(exchange, refused(exchange, stations.failures().of(e, exchange)), ending);
      }
    }
  }

  private static void noteBroken(Exchange exchange, Exception cause) {
    String trace = exchange.origin().trace();
    if (cause instanceof CallerGoneException) {
      LOG.debug("trace {}: {}", trace, cause.getMessage());
    } else {
      LOG.error("an answer of {} broke off, trace {}", exchange.path(), trace, cause);
    }
  }

  private void sendInstead(Exchange exchange, Reply reply, Ending ending) {
    try {
      exchange.response().reset();
      stations.writer().send(exchange, reply, ending::answered, ending);
    } catch (IOException | RuntimeException e) { // the boundary of this thread
      noteBroken(exchange, e);
      ending.failed(e);
    }
  }
}
