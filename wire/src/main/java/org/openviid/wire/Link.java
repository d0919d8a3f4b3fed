package org.openviid.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;

/// A socket with what belongs to it, and how far the present request has come. Not thread-safe.
final class Link {
  private final HttpTransport transport;
  private final Socket socket;
  private final OutputStream out;
  private final AnswerReader answers;
  private final Deadline deadline;
  private boolean sent;

  Link(HttpTransport transport, Socket socket) throws IOException {
    this.transport = transport;
    this.socket = socket;
    this.out = socket.getOutputStream();
    this.answers = new AnswerReader(socket.getInputStream(), transport.limits());
    this.deadline = transport.watch(socket);
  }

  OutputStream out() {
    return out;
  }

  /// A request begins.
  void begin() {
    sent = false;
    answers.begin();
    deadline.set(transport.limits().sendTimeout().toNanos());
  }

  /// The request is out.
  void sent() {
    sent = true;
  }

  boolean isSent() {
    return sent;
  }

  Answer answer(Exchange exchange) throws IOException {
    deadline.set(transport.limits().answerTimeout().toNanos());
    return answers.read(exchange.method().equals("HEAD"));
  }

  /// The request is done.
  ///
  /// @return whether another can follow
  boolean end() {
    deadline.clear();
    return sent && answers.isReusable();
  }

  /// Whether it broke before anything of an answer came, and not for want of time.
  boolean isUnheard() {
    return !answers.hasBegun() && !isLate();
  }

  boolean isLate() {
    return deadline.isMissed();
  }

  void close() {
    transport.forget(deadline);
    HttpTransport.close(socket);
  }
}
