package org.openviid.http;

import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.openviid.codec.Notation;
import org.openviid.schema.Outcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends replies, and sees to it that the caller can read them: what is left of a request's body is taken
/// in first, since a connection that is closed under a sender takes the answer with it. Immutable.
final class AnswerWriter {
  private static final Logger LOG = LoggerFactory.getLogger(AnswerWriter.class);

  /// After these the connection is not used again.
  private static final Set<Outcome> LAST = EnumSet.of(Outcome.TOO_LARGE, Outcome.STOPPING);

  private static final HttpField JSON =
      new PreEncodedHttpField(HttpHeader.CONTENT_TYPE, Notation.JSON.mediaType());
  private static final HttpField XML =
      new PreEncodedHttpField(HttpHeader.CONTENT_TYPE, Notation.XML.mediaType());
  private static final HttpField TEXT =
      new PreEncodedHttpField(HttpHeader.CONTENT_TYPE, "text/plain;charset=US-ASCII");
  private static final HttpField NOT_STORED = new PreEncodedHttpField(HttpHeader.CACHE_CONTROL, "no-store");
  static final HttpField NOT_GUESSED = new PreEncodedHttpField("X-Content-Type-Options", "nosniff");

  private final Outcomes outcomes;
  private final Encoder encoder;
  private final HttpLimits limits;

  AnswerWriter(Outcomes outcomes, Encoder encoder, HttpLimits limits) {
    this.outcomes = outcomes;
    this.encoder = encoder;
    this.limits = limits;
  }

  /// Sends a reply.
  ///
  /// @param answered is told when the caller has all of it but is still sending
  /// @param done is told when the exchange is over, well or not
  /// @throws IOException when the reply could not be sent, or only a part of it
  /// @throws RuntimeException when there was a fault before anything was sent; another reply may follow
  void send(Exchange exchange, Reply reply, Runnable answered, Callback done) throws IOException {
    Response response = exchange.response();
    response.setStatus(outcomes.http(reply.outcome()));
    Notation notation = exchange.wanted();
    HttpFields.Mutable headers = response.getHeaders();
    headers.put(type(reply, notation)).put(NOT_STORED).put(NOT_GUESSED);
    headers.put(TraceIds.REQUEST_ID, exchange.origin().trace());
    if (LAST.contains(reply.outcome()) || exchange.body().isBroken()) {
      headers.put(HttpFields.CONNECTION_CLOSE);
    }
    AnswerStream out = new AnswerStream(exchange.request(), response, limits);
    try {
      Traces.Tape tape = exchange.tape();
      encoder.write(tape == null ? out : tape.recording(out), reply, notation);
    } catch (IOException | RuntimeException e) {
      out.abandon();
      throw e;
    }
    finish(exchange, out, answered, done);
  }

  private static HttpField type(Reply reply, Notation notation) {
    return switch (reply) {
      case Reply.Message _ ->
          switch (notation) {
            case JSON -> JSON;
            case XML -> XML;
          };
      case Reply.Content _ -> TEXT;
    };
  }

  private void finish(Exchange exchange, AnswerStream out, Runnable answered, Callback done)
      throws IOException {
    BodyStream body = exchange.body();
    if (body.isAtEnd() || body.isBroken() || exchange.request().getHeaders().contains(HttpHeader.EXPECT)) {
      out.finish(done);
      return;
    }
    out.finish();
    answered.run();
    if (!body.drain()) {
      LOG.debug("trace {}: the rest of the body was not waited for", exchange.origin().trace());
    }
    done.succeeded();
  }
}
