package org.openviid.http;

import java.io.IOException;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.openviid.engine.ItemOutcome;
import org.openviid.http.ProtocolHandler.Stations;
import org.openviid.peers.PeerSettings;
import org.openviid.schema.ErrorText;

/// Answers what never becomes a request of the protocol, such as a garbled request line: with a protocol
/// object all the same, without causes and stack traces. The HTTP library calls it. Immutable.
final class ProtocolErrors implements Request.Handler {
  private final Exchanges exchanges;
  private final Answers answers;
  private final Failures failures;
  private final AnswerWriter writer;
  private final Meters meters;
  private final Traces traces;

  ProtocolErrors(Stations stations) {
    this.exchanges = stations.exchanges();
    this.answers = stations.answers();
    this.failures = stations.failures();
    this.writer = stations.writer();
    this.meters = stations.meters();
    this.traces = stations.traces();
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    Exchange exchange = exchanges.begin(request, response, callback);
    exchange.body().giveUp();
    Object cause = request.getAttribute(ErrorHandler.ERROR_EXCEPTION);
    ErrorText reason =
        switch (cause) {
          case HttpException refusal -> failures.of(refusal, request);
          case Throwable fault -> failures.of(fault, exchange);
          case null, default -> failures.of(new IllegalStateException("an error without a cause"), exchange);
        };
    String target = Failures.isUnreadable(request) ? "/" : exchange.path();
    Asker asker = new Asker(PeerSettings.DEFAULT, target, () -> "", exchange.sent());
    Reply reply = answers.one(asker, null, new ItemOutcome.Refused("", reason));
    meters.served(null, reply.outcome(), exchange.traffic());
    try {
      writer.send(exchange, reply, () -> {}, shown(exchange, callback));
    } catch (IOException e) {
      callback.failed(e);
    }
    return true;
  }

  /// Before the callback, after which the request is gone.
  private Callback shown(Exchange exchange, Callback callback) {
    return new Callback.Nested(callback) {
      @Override
      public void succeeded() {
        traces.ended(exchange);
        super.succeeded();
      }
    };
  }
}
