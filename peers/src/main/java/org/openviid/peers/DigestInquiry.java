package org.openviid.peers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.openviid.auth.Credentials;
import org.openviid.auth.DigestAlgorithm;
import org.openviid.auth.DigestServer;
import org.openviid.auth.Ha1;
import org.openviid.auth.Verification.Attempt;
import org.openviid.peers.RefusedLogin.Sent;

/// Finds out what a refused login was made with: computes its digest with every password that is known of
/// the account, in every way that clients compute it. Safe for use by any number of threads.
public final class DigestInquiry {
  private final PeerRegistry peers;

  /// An inquiry into logins with these accounts.
  public DigestInquiry(PeerRegistry peers) {
    this.peers = peers;
  }

  /// A password that a digest can have been made with.
  public enum Secret {
    /// The account's own.
    OWN,
    /// The account's one before, whether it still works or not.
    FORMER,
    /// The one that all devices without an account share.
    SHARED,
    /// The one that all devices without an account share, under the realm that the device named.
    SHARED_IN_ITS_REALM,
    /// One that the operator tries.
    TRIED,
    /// One that the operator tries, under the realm that the device named.
    TRIED_IN_ITS_REALM
  }

  /// What comes out with one password.
  ///
  /// @param secret the password
  /// @param attempts the response by each way of computing it
  public record Line(Secret secret, List<Attempt> attempts) {
    /// Copies the list.
    public Line {
      attempts = List.copyOf(attempts);
    }

    /// Whether one of the ways gives what the device sent.
    public boolean matches() {
      return attempts.stream().anyMatch(Attempt::matches);
    }
  }

  /// What comes out with each password; empty for a login without a digest that can be computed.
  ///
  /// @param tried a password that the operator believes the device to have; empty for none
  public List<Line> into(RefusedLogin login, String tried) {
    Optional<DigestAlgorithm> algorithm = login.sent().flatMap(sent -> algorithm(sent.credentials()));
    List<Line> lines = new ArrayList<>();
    if (algorithm.isPresent()) {
      Sent sent = login.sent().orElseThrow();
      peers.secretsOf(sent.credentials().userName()).ifPresent(secrets -> {
        of(secrets.current(), algorithm.get()).ifPresent(ha1 -> lines.add(line(Secret.OWN, sent, ha1)));
        of(secrets.previous(), algorithm.get()).ifPresent(ha1 -> lines.add(line(Secret.FORMER, sent, ha1)));
      });
      for (String shared : peers.settings().sharedPasswords()) {
        addPlain(lines, new Secret[] {Secret.SHARED, Secret.SHARED_IN_ITS_REALM}, sent, shared);
      }
      addPlain(lines, new Secret[] {Secret.TRIED, Secret.TRIED_IN_ITS_REALM}, sent, tried);
    }
    return lines;
  }

  private void addPlain(List<Line> lines, Secret[] names, Sent sent, String password) {
    if (password.isEmpty()) {
      return;
    }
    Credentials credentials = sent.credentials();
    DigestAlgorithm algorithm = algorithm(credentials).orElseThrow();
    lines.add(line(names[0], sent, Ha1.of(algorithm, credentials.userName(), peers.realm(), password)));
    if (!credentials.realm().equals(peers.realm())) {
      lines.add(line(names[1], sent, Ha1.of(algorithm, credentials.userName(), credentials.realm(), password)));
    }
  }

  private static Line line(Secret secret, Sent sent, Ha1 ha1) {
    return new Line(secret, DigestServer.attempts(sent.method(), sent.target(), sent.credentials(), ha1));
  }

  private static Optional<DigestAlgorithm> algorithm(Credentials credentials) {
    String named = credentials.algorithm();
    return DigestAlgorithm.parse(named == null ? "MD5" : named);
  }

  private static Optional<Ha1> of(List<Ha1> digests, DigestAlgorithm algorithm) {
    return digests.stream().filter(ha1 -> ha1.algorithm() == algorithm).findFirst();
  }
}
