package org.openviid.wire;

import org.openviid.auth.ServerProof;

/// How a registration went.
public sealed interface Registration {
  /// What the server said last.
  Reply reply();

  /// The server accepted it.
  ///
  /// @param reply what it said
  /// @param proof whether it proved to know the password as well
  /// @param endpoint where it was accepted in the end: elsewhere after a redirection, and where
  ///     everything else goes from now
  record Registered(Reply reply, ServerProof proof, Endpoint endpoint) implements Registration {}

  /// The server refused it, or is not to be trusted.
  ///
  /// @param reply what it said
  /// @param reason why it came to nothing
  record Refused(Reply reply, Reason reason) implements Registration {}

  /// Why a registration came to nothing.
  enum Reason {
    /// The server does not take the credentials.
    CREDENTIALS,
    /// The server asks for credentials in a way that cannot be answered.
    CHALLENGE,
    /// The server refuses for another reason; see its statuses.
    STATUS,
    /// The server did not prove to know the password although it has to, or proved it wrongly.
    SERVER_PROOF,
    /// The server sends elsewhere a second time, or nowhere.
    REDIRECTION
  }
}
