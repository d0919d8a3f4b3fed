package org.openviid.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.openviid.auth.Challenge;
import org.openviid.auth.DigestClient;
import org.openviid.auth.Proof;
import org.openviid.auth.ServerProof;
import org.openviid.schema.InterfaceRow;

/// A device, collection system, platform or library as a client: one identity, one account, one
/// connection. Safe for use by several threads, whose requests go one after the other.
public final class ViidClient implements AutoCloseable {
  private static final int UNAUTHORIZED = 401;
  private static final int MOST_ATTEMPTS = 3;
  private static final String JSON = "application/VIID+JSON;charset=UTF-8";

  private final HttpTransport transport;
  private final Messages messages;
  private final ClientSettings settings;
  private final DigestClient digest;
  private final SystemInterface system;
  private final List<Exchange.Header> plainHeaders;
  private final List<Exchange.Header> bodyHeaders;
  private final ReentrantLock turn = new ReentrantLock();
  private HttpConnection connection;
  private String basePath;

  /// A client that is not registered yet.
  ///
  /// @param transport opens its connection
  /// @param messages writes and reads its messages
  /// @param settings who it is
  public ViidClient(HttpTransport transport, Messages messages, ClientSettings settings) {
    this.transport = transport;
    this.messages = messages;
    this.settings = settings;
    this.digest =
        new DigestClient(settings.userName(), settings.password(), settings.algorithms(), settings.cnonces());
    this.system = SystemInterface.ofViewLibrary(messages, settings.deviceId());
    this.plainHeaders = List.of(
        new Exchange.Header("User-Identify", settings.deviceId()),
        new Exchange.Header("Accept", "application/VIID+JSON, application/json"));
    List<Exchange.Header> withType = new ArrayList<>(plainHeaders);
    withType.add(new Exchange.Header("Content-Type", JSON));
    this.bodyHeaders = List.copyOf(withType);
    this.connection = new HttpConnection(transport, settings.endpoint());
    this.basePath = settings.basePath();
  }

  /// Registers (protocol.md 4.1): asks without credentials, answers the challenge, checks the proof of
  /// the server, and follows one redirection.
  ///
  /// @throws WireException when the server does not answer
  public Registration register() {
    turn.lock();
    try {
      Registration first = registerHere();
      if (!(first instanceof Registration.Refused refused) || !Redirection.isOne(refused.reply().answer())) {
        return first;
      }
      Optional<Redirection> elsewhere =
          Redirection.of(refused.reply().answer(), connection.endpoint(), system.register().path());
      if (elsewhere.isEmpty()) {
        return first;
      }
      moveTo(elsewhere.get());
      return registerHere();
    } finally {
      turn.unlock();
    }
  }

  private void moveTo(Redirection elsewhere) {
    connection.close();
    connection = new HttpConnection(transport, elsewhere.endpoint());
    basePath = elsewhere.basePath();
  }

  private Registration registerHere() {
    Exchange exchange = exchange("POST", system.register().path(), system.registerBody());
    Answer answer = connection.send(exchange);
    Optional<Proof> proof = Optional.empty();
    for (int attempt = 1; answer.status() == UNAUTHORIZED && attempt < MOST_ATTEMPTS; attempt++) {
      if (digest.challenged(answer.headers("WWW-Authenticate")).isEmpty()) {
        return new Registration.Refused(reply(answer), Registration.Reason.CHALLENGE);
      }
      if (proof.isPresent() && !isStale(answer)) {
        break;
      }
      proof = digest.prove("POST", exchange.target());
      answer = connection.send(withCredentials(exchange, proof.orElseThrow()));
    }
    return outcome(answer, proof);
  }

  private static boolean isStale(Answer answer) {
    return answer.headers("WWW-Authenticate").stream()
        .flatMap(header -> Challenge.parse(header).stream())
        .anyMatch(Challenge::stale);
  }

  private Registration outcome(Answer answer, Optional<Proof> proof) {
    Reply reply = reply(answer);
    if (!reply.isAccepted()) {
      return new Registration.Refused(reply, reason(reply));
    }
    ServerProof shown =
        proof.map(own -> own.check(answer.header("Authentication-Info"))).orElse(ServerProof.ABSENT);
    boolean trusted =
        shown == ServerProof.PROVEN || (shown == ServerProof.ABSENT && !settings.requireServerAuth());
    return trusted
        ? new Registration.Registered(reply, shown, connection.endpoint())
        : new Registration.Refused(reply, Registration.Reason.SERVER_PROOF);
  }

  private static Registration.Reason reason(Reply reply) {
    if (Redirection.isOne(reply.answer())) {
      return Registration.Reason.REDIRECTION;
    }
    return reply.answer().status() == UNAUTHORIZED
        ? Registration.Reason.CREDENTIALS
        : Registration.Reason.STATUS;
  }

  /// Says that it is still there. Any refusal means that it has to register again.
  ///
  /// @throws WireException when the server does not answer
  public Reply keepalive() {
    Exchange exchange = exchange("POST", system.keepalive().path(), system.keepaliveBody());
    return reply(send(exchange, settings.digestAlways()));
  }

  /// Ends its registration; answers a challenge, as some servers want it proved.
  ///
  /// @throws WireException when the server does not answer
  public Reply unregister() {
    return reply(send(exchange("POST", system.unregister().path(), system.unregisterBody()), true));
  }

  /// The clock of the server; empty when it does not tell.
  ///
  /// @throws WireException when the server does not answer
  public Optional<ServerTime> time() {
    Answer answer = get(system.time().path());
    return answer.isSuccess() ? messages.time(answer, system.time()) : Optional.empty();
  }

  /// Sends a body to a collection or object.
  ///
  /// @param method `POST` or `PUT`
  /// @param path a path of the interface table, with query if need be, percent-encoded
  /// @param body a JSON message
  /// @throws WireException when the server does not answer
  public Reply submit(String method, String path, Content body) {
    return reply(send(exchange(method, path, body), settings.digestAlways()));
  }

  /// Creates objects.
  ///
  /// @param path a path of the interface table
  /// @param body a JSON message
  /// @throws WireException when the server does not answer
  public Reply post(String path, Content body) {
    return submit("POST", path, body);
  }

  /// Asks for objects; [Messages#read] understands the answer.
  ///
  /// @param target a path of the interface table with its query, percent-encoded
  /// @throws WireException when the server does not answer
  public Answer get(String target) {
    return send(bodyless("GET", target), settings.digestAlways());
  }

  /// Deletes objects.
  ///
  /// @param target a path of the interface table with its query, percent-encoded
  /// @throws WireException when the server does not answer
  public Reply delete(String target) {
    return reply(send(bodyless("DELETE", target), settings.digestAlways()));
  }

  /// Sends a request as it is, and leaves its answer unread: the cheapest way, for loads.
  ///
  /// @param exchange with all its headers; see [#prepare]
  /// @throws WireException when the server does not answer
  public Answer send(Exchange exchange) {
    turn.lock();
    try {
      return connection.send(exchange);
    } finally {
      turn.unlock();
    }
  }

  /// A request with the usual headers, to be sent any number of times until the next registration.
  public Exchange prepare(String method, String path, Content body) {
    return exchange(method, path, body);
  }

  /// What an answer says.
  public Reply reply(Answer answer) {
    return new Reply(answer, messages.statuses(answer));
  }

  private Exchange exchange(String method, String path, Content body) {
    return new Exchange(method, basePath() + path, bodyHeaders, body);
  }

  private Exchange bodyless(String method, String target) {
    return new Exchange(method, basePath() + target, plainHeaders, Content.NONE);
  }

  private String basePath() {
    turn.lock();
    try {
      return basePath;
    } finally {
      turn.unlock();
    }
  }

  private Answer send(Exchange exchange, boolean answersChallenge) {
    turn.lock();
    try {
      Optional<Proof> proof =
          settings.digestAlways() ? digest.prove(exchange.method(), exchange.target()) : Optional.empty();
      Answer answer = connection.send(proof.map(own -> withCredentials(exchange, own)).orElse(exchange));
      if (answer.status() == UNAUTHORIZED
          && answersChallenge
          && digest.challenged(answer.headers("WWW-Authenticate")).isPresent()) {
        proof = digest.prove(exchange.method(), exchange.target());
        answer = connection.send(withCredentials(exchange, proof.orElseThrow()));
      }
      checkServer(answer, proof);
      return answer;
    } finally {
      turn.unlock();
    }
  }

  private void checkServer(Answer answer, Optional<Proof> proof) {
    if (settings.requireServerAuth()
        && proof.isPresent()
        && answer.isSuccess()
        && proof.get().check(answer.header("Authentication-Info")) != ServerProof.PROVEN) {
      throw new WireException("OV-2316", connection.endpoint());
    }
  }

  private static Exchange withCredentials(Exchange exchange, Proof proof) {
    return exchange.with("Authorization", proof.authorization());
  }

  /// The server it talks to, which a redirection may have changed.
  public Endpoint endpoint() {
    turn.lock();
    try {
      return connection.endpoint();
    } finally {
      turn.unlock();
    }
  }

  /// Closes the connection; does not unregister.
  @Override
  public void close() {
    turn.lock();
    try {
      connection.close();
    } finally {
      turn.unlock();
    }
  }

  /// The system interfaces with the bodies of this client.
  private record SystemInterface(
      InterfaceRow register,
      InterfaceRow keepalive,
      InterfaceRow unregister,
      InterfaceRow time,
      Content registerBody,
      Content keepaliveBody,
      Content unregisterBody) {
    static SystemInterface ofViewLibrary(Messages messages, String deviceId) {
      InterfaceRow register = messages.row("System.register");
      InterfaceRow keepalive = messages.row("System.keepalive");
      InterfaceRow unregister = messages.row("System.unregister");
      return new SystemInterface(
          register, keepalive, unregister, messages.row("System.time"),
          Content.of(messages.identity(register, deviceId)),
          Content.of(messages.identity(keepalive, deviceId)),
          Content.of(messages.identity(unregister, deviceId)));
    }
  }
}
