package org.openviid.http;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.openviid.codec.Deviation;
import org.openviid.codec.NotatedBody;
import org.openviid.codec.Notation;
import org.openviid.peers.Peer;
import org.openviid.peers.PeerSettings;
import org.openviid.schema.InterfaceRow;
import org.openviid.schema.ViidException;

/// One request on its way through the server, and what has been found out about it so far. Used by one
/// thread.
final class Exchange {
  /// A name or address, perhaps with a port; an IPv6 address in brackets.
  private static final Pattern AUTHORITY =
      Pattern.compile("([A-Za-z0-9.-]{1,100}|\\[[0-9a-fA-F:.]{2,45}])(:\\d{1,5})?");

  private final Request request;
  private final Response response;
  private final Callback callback;
  private final Origin origin;
  private final BodyStream body;
  private @Nullable InterfaceRow row;
  private @Nullable Peer peer;
  private final List<Deviation> departures = new ArrayList<>(0);
  private final List<String> habits = new ArrayList<>(0);
  private @Nullable Notation sent;
  private final Traces.@Nullable Tape tape;

  /// Where a request comes from.
  ///
  /// @param trace its trace identifier
  /// @param address of the caller
  /// @param receivedAt milliseconds since 1970-01-01T00:00Z
  record Origin(String trace, String address, long receivedAt) {}

  /// The two ends of an exchange.
  record Ends(Request request, Response response, Callback callback) {}

  Exchange(Ends ends, Origin origin, HttpLimits limits, Traces.@Nullable Tape tape) {
    this.request = ends.request();
    this.response = ends.response();
    this.callback = ends.callback();
    this.origin = origin;
    this.tape = tape;
    this.body = new BodyStream(request, limits, tape == null ? null : tape.request);
  }

  /// What it is kept on for those who watch; null when nobody does.
  Traces.@Nullable Tape tape() {
    return tape;
  }

  Request request() {
    return request;
  }

  Response response() {
    return response;
  }

  Connection connection() {
    return request.getConnectionMetaData().getConnection();
  }

  Callback callback() {
    return callback;
  }

  Origin origin() {
    return origin;
  }

  BodyStream body() {
    return body;
  }

  /// Begins to read the body, and finds out its notation.
  ///
  /// @throws ViidException when the body is announced to be longer than allowed, or does not begin
  NotatedBody open() {
    return open(Long.MAX_VALUE);
  }

  /// Begins to read what may not be longer than `most`.
  ///
  /// @throws ViidException when the body is announced to be longer, or does not begin
  NotatedBody open(long most) {
    NotatedBody opened = NotatedBody.of(body.open(most), Negotiation.called(request.getHeaders()));
    sent = opened.notation();
    return opened;
  }

  /// The notation of the request. Of a body that nobody has read, what has come of it decides, else what
  /// its sender calls it.
  Notation sent() {
    Notation known = sent;
    if (known == null) {
      known = NotatedBody.told(body.peek(), Negotiation.called(request.getHeaders()));
      sent = known;
    }
    return known;
  }

  /// The notation of the answer: the one that the caller asks for, else that of the request.
  Notation wanted() {
    Notation wanted = Negotiation.wanted(request.getHeaders());
    return wanted == null ? sent() : wanted;
  }

  /// The path of the request line as sent, without the query.
  String path() {
    String path = request.getHttpURI().getPath();
    return path == null ? "/" : path;
  }

  /// What stands behind the `?`, as sent; empty for nothing. A `#` does not end it: senders that do not
  /// encode it mean the character.
  String query() {
    HttpURI uri = request.getHttpURI();
    String query = uri.getQuery() == null ? "" : uri.getQuery();
    return uri.getFragment() == null ? query : query + "#" + uri.getFragment();
  }

  /// The value of a header, or null.
  @Nullable String header(String name) {
    return request.getHeaders().get(name);
  }

  /// Adds a header to the answer.
  void answerHeader(HttpField field) {
    response.getHeaders().add(field);
  }

  /// Adds a header to the answer.
  void answerHeader(HttpHeader header, String value) {
    response.getHeaders().add(header, value);
  }

  /// The row of the interface table, or null when the request led to none.
  @Nullable InterfaceRow row() {
    return row;
  }

  void found(InterfaceRow found) {
    this.row = found;
  }

  /// Who is asking, or null when that is not known.
  @Nullable Peer peer() {
    return peer;
  }

  void identified(Peer identified) {
    this.peer = identified;
  }

  /// What has been moved so far.
  Meters.Traffic traffic() {
    long nanos = System.nanoTime() - request.getBeginNanoTime();
    return new Meters.Traffic(nanos, body.count(), Response.getContentBytesWritten(response));
  }

  /// What departed from the standard in the caller's introduction, and has not been taken yet.
  List<Deviation> takeDepartures() {
    List<Deviation> taken = List.copyOf(departures);
    departures.clear();
    return taken;
  }

  void departed(Deviation deviation) {
    departures.add(deviation);
  }

  /// Names of what departed from the standard in the way the caller introduces itself, and have not been
  /// taken yet.
  List<String> takeHabits() {
    List<String> taken = List.copyOf(habits);
    habits.clear();
    return taken;
  }

  void departed(String name) {
    habits.add(name);
  }

  /// Scheme and authority by which the caller has reached us, as far as they can be believed.
  private String front() {
    String host = request.getHeaders().get(HttpHeader.HOST);
    String scheme = request.getHttpURI().getScheme();
    boolean plausible = host != null && AUTHORITY.matcher(host).matches();
    return plausible ? (scheme == null ? "http" : scheme) + "://" + host : "";
  }

  /// Whom the answer is for.
  Asker asker() {
    Peer known = peer;
    PeerSettings settings = known == null ? PeerSettings.DEFAULT : known.settings();
    return new Asker(settings, path(), this::front, sent());
  }
}
