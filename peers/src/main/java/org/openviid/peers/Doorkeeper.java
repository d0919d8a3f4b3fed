package org.openviid.peers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openviid.auth.Authorization;
import org.openviid.auth.Credentials;
import org.openviid.auth.DigestAlgorithm;
import org.openviid.auth.DigestServer;
import org.openviid.auth.Tolerance;
import org.openviid.auth.Verification;
import org.openviid.peers.RefusedLogin.Cause;
import org.openviid.peers.RefusedLogin.Sent;
import org.openviid.schema.ErrorText;
import org.openviid.schema.ErrorTexts;

/// Decides which requests get in, and on whose behalf. Safe for use by any number of threads.
public final class Doorkeeper {
  private final PeerRegistry peers;
  private final Sessions sessions;
  private final DigestServer digest;
  private final LoginGuard guard;
  private final RefusedLogins refused;

  /// A doorkeeper for these accounts and registrations.
  ///
  /// @param peers the accounts
  /// @param sessions the registrations
  /// @param digest challenges and verifies, under the realm of the accounts
  /// @param guard slows down guessing
  /// @param refused takes note of failed logins
  public Doorkeeper(
      PeerRegistry peers, Sessions sessions, DigestServer digest, LoginGuard guard, RefusedLogins refused) {
    if (!digest.realm().equals(peers.realm())) {
      throw new IllegalArgumentException("accounts and challenges have different realms");
    }
    this.peers = peers;
    this.sessions = sessions;
    this.digest = digest;
    this.guard = guard;
    this.refused = refused;
  }

  /// The peer behind a request that is let in by what is known already: its registration and, for peers
  /// bound to addresses, its address. Renews the registration. The quick way for nearly all requests;
  /// null sends the caller to [#admit].
  ///
  /// @param deviceId its `User-Identify`
  /// @param address where it comes from
  /// @param at milliseconds since 1970-01-01T00:00Z
  public @Nullable Peer known(String deviceId, String address, long at) {
    Session session = sessions.find(deviceId, address, at);
    Peer peer = session == null ? null : peers.peer(session.peerId());
    if (session == null || peer == null || !peer.speaksFor(deviceId)) {
      return null;
    }
    boolean in = switch (peer.settings().bind()) {
      case ANY_REGISTERED -> true;
      case CIDR -> isInRange(peer, address);
      case CERT, EVERY_REQUEST -> false;
    };
    if (in) {
      session.renew(at);
    }
    return in ? peer : null;
  }

  /// Lets a request in that need not log in: by registration, address, certificate, or the credentials
  /// it has, whatever its peer is bound by. One that brings credentials of its own accord is registered
  /// by them.
  public Entry admit(Knock knock) {
    Peer known = known(knock.deviceId(), knock.address(), knock.at());
    if (known != null) {
      return in(known, knock);
    }
    Optional<Peer> speaker = peers.speakerFor(knock.deviceId());
    if (speaker.isPresent() && isBound(speaker.get(), knock)) {
      renew(speaker.get(), knock);
      return in(speaker.get(), knock);
    }
    if (knock.authorization().isEmpty()) {
      return unproven(knock, ErrorTexts.of("OV-1820", knock.deviceId()));
    }
    return login(knock);
  }

  private static Entry in(Peer peer, Knock knock) {
    return new Entry.Admitted(peer, knock.deviceId(), "", Set.of(), false);
  }

  private static boolean isBound(Peer peer, Knock knock) {
    return switch (peer.settings().bind()) {
      case ANY_REGISTERED, EVERY_REQUEST -> false;
      case CIDR -> isInRange(peer, knock.address());
      case CERT ->
          !knock.certificate().isEmpty() && peer.settings().of(Setting.CERTIFICATE).contains(knock.certificate());
    };
  }

  private static boolean isInRange(Peer peer, String address) {
    return peer.settings().of(Setting.RANGES).stream().anyMatch(range -> AddressRange.parse(range).contains(address));
  }

  private void renew(Peer peer, Knock knock) {
    Session session = sessions.find(knock.deviceId(), knock.address(), knock.at());
    if (session == null || !session.peerId().equals(peer.id())) {
      sessions.open(knock.deviceId(), peer.id(), knock.address(), knock.at());
    } else {
      session.renew(knock.at());
    }
  }

  /// Lets a request in by its credentials only, as Register demands, and registers its device from its
  /// address.
  public Entry login(Knock knock) {
    if (knock.authorization().isEmpty()) {
      return unproven(knock, ErrorTexts.of("OV-1822"));
    }
    Authorization authorization = Authorization.parse(knock.authorization());
    String user = authorization instanceof Credentials sent ? sent.userName() : "";
    long locked = guard.lockedFor(user, knock.address(), knock.at());
    if (locked > 0) {
      ErrorText text = ErrorTexts.of("OV-1821", user, (locked + 999) / 1000);
      note(knock, user, Cause.LOCKED, text);
      return new Entry.Denied(text, locked);
    }
    return switch (digest.verify(knock.method(), knock.target(), authorization, peers)) {
      case Verification.Accepted accepted -> accepted(knock, accepted);
      case Verification.Stale stale -> {
        ErrorText text = ErrorTexts.of("OV-1823", stale.cause());
        note(knock, user, Cause.STALE, text);
        yield challenged(knock, true, text);
      }
      case Verification.Refused wrong -> wrong(knock, wrong, authorization);
    };
  }

  /// Nothing has failed yet; but a device that never goes on from here is one that an operator looks for.
  private Entry unproven(Knock knock, ErrorText text) {
    if (!knock.deviceId().isEmpty()) {
      note(knock, "", Cause.NO_LOGIN, text);
    }
    return challenged(knock, false, text);
  }

  private Entry accepted(Knock knock, Verification.Accepted accepted) {
    PeerRegistry.Admitted login = peers.admit(accepted.userName());
    Peer peer = login.peer();
    String as = knock.deviceId().isEmpty() ? peer.id() : knock.deviceId();
    if (!peer.speaksFor(as)) {
      ErrorText text = ErrorTexts.of("OV-1824", accepted.userName(), as);
      note(knock, accepted.userName(), Cause.FOREIGN_DEVICE, text);
      return new Entry.Denied(text, 0);
    }
    Set<Tolerance> intolerable = intolerable(peer, accepted.tolerances());
    if (!intolerable.isEmpty()) {
      ErrorText text = ErrorTexts.of("OV-1825", accepted.userName(), String.join(", ", ids(intolerable)));
      note(knock, accepted.userName(), Cause.STRICT, text, Optional.empty(), ids(intolerable));
      return new Entry.Denied(text, 0);
    }
    guard.succeeded(accepted.userName(), knock.address());
    refused.resolved(knock.deviceId(), knock.address());
    renewAs(as, peer, knock);
    return new Entry.Admitted(peer, as, accepted.authenticationInfo(), accepted.tolerances(),
        login.created());
  }

  private void renewAs(String as, Peer peer, Knock knock) {
    renew(peer, new Knock(
        knock.method(), knock.target(), as, knock.address(), knock.authorization(), knock.certificate(),
        knock.at()));
  }

  private static Set<Tolerance> intolerable(Peer peer, Set<Tolerance> needed) {
    return needed.stream()
        .filter(tolerance -> !peer.settings().tolerates(tolerance.id()))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Set<String> ids(Set<Tolerance> tolerances) {
    return tolerances.stream().map(Tolerance::id).collect(Collectors.toCollection(TreeSet::new));
  }

  private Entry wrong(Knock knock, Verification.Refused wrong, Authorization authorization) {
    if (wrong.reason().isGuess()) {
      guard.failed(wrong.userName(), knock.address(), knock.at());
    }
    String accountUser = peers.speakerFor(knock.deviceId()).map(Peer::userName).orElse("");
    LoginReasons.Claimed claimed = new LoginReasons.Claimed(knock.deviceId(), accountUser, peers.realm());
    Optional<Sent> sent =
        authorization instanceof Credentials credentials
            ? Optional.of(new Sent(knock.method(), knock.target(), credentials))
            : Optional.empty();
    ErrorText reason = LoginReasons.forOperator(wrong, claimed);
    note(knock, wrong.userName(), LoginReasons.cause(wrong), reason, sent, Set.of());
    return challenged(knock, false, LoginReasons.forCaller(wrong));
  }

  private void note(Knock knock, String userName, Cause cause, ErrorText text) {
    note(knock, userName, cause, text, Optional.empty(), Set.of());
  }

  private void note(
      Knock knock, String userName, Cause cause, ErrorText text, Optional<Sent> sent, Set<String> needed) {
    refused.add(
        new RefusedLogin(
            knock.deviceId(), userName, knock.address(), cause, text, sent, needed, knock.at(), knock.at(), 1));
  }

  /// The operator has dealt with a refused login: its device is listened to again at once, and is refused
  /// anew if that was not enough.
  public void settle(RefusedLogin login) {
    guard.succeeded(login.userName(), login.address());
    guard.succeeded(login.deviceId(), login.address());
    refused.resolved(login.deviceId(), login.address());
  }

  /// The preferred algorithm first (RFC 7616, 3.7); a single challenge unless the peer is known to cope.
  private Entry challenged(Knock knock, boolean stale, ErrorText text) {
    boolean sha256 = peers.speakerFor(knock.deviceId()).map(peer -> peer.settings().of(Setting.SHA256)).orElse(false);
    List<DigestAlgorithm> algorithms =
        sha256 ? List.of(DigestAlgorithm.SHA_256, DigestAlgorithm.MD5) : List.of(DigestAlgorithm.MD5);
    List<String> challenges = new ArrayList<>();
    algorithms.forEach(algorithm -> challenges.add(digest.challenge(algorithm, stale).header()));
    return new Entry.Challenged(challenges, text);
  }

  /// Ends the registration of a device from an address; false when there was none.
  public boolean leave(String deviceId, String address, long at) {
    return sessions.close(deviceId, address, at);
  }
}
