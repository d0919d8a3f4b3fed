package org.openviid.peers;

import java.util.List;
import java.util.Set;
import org.openviid.auth.Tolerance;
import org.openviid.schema.ErrorText;

/// What becomes of a [Knock].
public sealed interface Entry {
  /// Come in.
  ///
  /// @param peer who it is
  /// @param as the identifier it uses
  /// @param authenticationInfo the header of that name to answer with; empty for none
  /// @param tolerances what had to be overlooked in its credentials
  /// @param created whether it got its account just now
  record Admitted(Peer peer, String as, String authenticationInfo, Set<Tolerance> tolerances, boolean created)
      implements Entry {
    /// Copies the set.
    public Admitted {
      tolerances = Set.copyOf(tolerances);
    }
  }

  /// Prove who you are.
  ///
  /// @param challenges the `WWW-Authenticate` headers to answer with, in order
  /// @param text why
  record Challenged(List<String> challenges, ErrorText text) implements Entry {
    /// Copies the list.
    public Challenged {
      challenges = List.copyOf(challenges);
    }
  }

  /// Go away, for now or for good.
  ///
  /// @param text why; its outcome says which
  /// @param retryAfter in how many milliseconds another attempt makes sense; 0 when it makes none
  record Denied(ErrorText text, long retryAfter) implements Entry {}
}
