package org.openviid.http;

import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.openviid.peers.Doorkeeper;
import org.openviid.peers.Entry;
import org.openviid.peers.Knock;
import org.openviid.peers.Peer;
import org.openviid.peers.RequestContext;
import org.openviid.schema.ErrorText;
import org.openviid.schema.InterfaceRow;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds out on whose behalf a request is made (clause 9), and puts into the answer what the caller needs
/// to prove itself or to check us. Safe for use by any number of threads.
final class Entrance {
  private static final Logger LOG = LoggerFactory.getLogger(Entrance.class);

  /// The header by which a registered caller says who it is.
  private static final String USER_IDENTIFY = "User-Identify";

  /// The header by which we prove ourselves (RFC 7616, 3.5).
  private static final String AUTHENTICATION_INFO = "Authentication-Info";

  private final Doorkeeper doorkeeper;
  private final ClientCertificate certificates;
  private final ToleratedMeter meter;

  Entrance(Doorkeeper doorkeeper, ClientCertificate certificates, ToleratedMeter meter) {
    this.doorkeeper = doorkeeper;
    this.certificates = certificates;
    this.meter = meter;
  }

  /// Who may go on, or why nobody may.
  sealed interface Admission {
    /// Somebody we know.
    ///
    /// @param context on whose behalf the request is done
    record In(RequestContext context) implements Admission {}

    /// Nobody we know.
    ///
    /// @param reason why not
    record Out(ErrorText reason) implements Admission {}
  }

  /// As what the caller presents itself in the headers; empty when it does not.
  static String deviceId(Exchange exchange) {
    String sent = exchange.header(USER_IDENTIFY);
    return sent == null ? "" : sent.strip();
  }

  /// Lets in whoever has registered, or proves itself in this very request.
  ///
  /// @param deviceId as what it comes
  Admission enter(Exchange exchange, String deviceId) {
    Exchange.Origin origin = exchange.origin();
    Peer known = doorkeeper.known(deviceId, origin.address(), origin.receivedAt());
    return known == null
        ? admission(exchange, doorkeeper.admit(knock(exchange, deviceId)))
        : in(exchange, known, deviceId);
  }

  /// Lets in whoever proves itself in this very request, and registers it.
  Admission register(Exchange exchange, String deviceId) {
    return admission(exchange, doorkeeper.login(knock(exchange, deviceId)));
  }

  /// Ends a registration. That there was none is as good.
  void leave(RequestContext context, String deviceId) {
    doorkeeper.leave(deviceId, context.address(), context.receivedAt());
  }

  private Knock knock(Exchange exchange, String deviceId) {
    String authorization = exchange.request().getHeaders().get(HttpHeader.AUTHORIZATION);
    return new Knock(
        exchange.request().getMethod(),
        exchange.request().getHttpURI().getPathQuery(),
        deviceId,
        exchange.origin().address(),
        authorization == null ? "" : authorization,
        certificates.fingerprint(exchange.request()),
        exchange.origin().receivedAt());
  }

  private Admission admission(Exchange exchange, Entry entry) {
    return switch (entry) {
      case Entry.Admitted admitted -> {
        if (!admitted.authenticationInfo().isEmpty()) {
          exchange.answerHeader(new HttpField(AUTHENTICATION_INFO, admitted.authenticationInfo()));
        }
        Admission.In in = in(exchange, admitted.peer(), admitted.as());
        admitted.tolerances().forEach(tolerance -> meter.tolerated(in.context(), tolerance.id()));
        yield in;
      }
      case Entry.Challenged challenged -> {
        challenged.challenges().forEach(each -> exchange.answerHeader(HttpHeader.WWW_AUTHENTICATE, each));
        yield out(exchange, challenged.text());
      }
      case Entry.Denied denied -> {
        if (denied.retryAfter() > 0) {
          exchange.answerHeader(HttpHeader.RETRY_AFTER, Long.toString((denied.retryAfter() + 999) / 1_000));
        }
        yield out(exchange, denied.text());
      }
    };
  }

  private Admission.In in(Exchange exchange, Peer peer, String as) {
    exchange.identified(peer);
    Exchange.Origin origin = exchange.origin();
    RequestContext context =
        new RequestContext(
            peer, as, origin.address(), origin.trace(), origin.receivedAt(), AccessReason.of(exchange));
    InterfaceRow row = exchange.row();
    if (row != null && !row.profiles().contains(context.profile())) {
      meter.accept(context, "other-generation-interface");
    }
    return new Admission.In(context);
  }

  private static Admission out(Exchange exchange, ErrorText reason) {
    Exchange.Origin origin = exchange.origin();
    LOG.debug(
        "trace {}: {} is not let in: {} {}", origin.trace(), origin.address(), reason.code(), reason.en());
    return new Admission.Out(reason);
  }
}
