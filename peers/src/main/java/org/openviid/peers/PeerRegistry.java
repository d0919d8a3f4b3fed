package org.openviid.peers;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.openviid.auth.DigestAlgorithm;
import org.openviid.auth.Ha1;
import org.openviid.auth.Ha1Lookup;
import org.openviid.store.StateTable;
import org.openviid.store.Transaction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The accounts of all peers, durable in the state table under `peer`. Passwords are kept as digests
/// only. Safe for use by any number of threads; what a method returned from is durable.
public final class PeerRegistry implements Ha1Lookup {
  private static final Logger LOG = LoggerFactory.getLogger(PeerRegistry.class);
  private static final int DEVICE_ID_LENGTH = 20;

  private final DurableSpace space;
  private final AccountSettings settings;
  private final Clock clock;
  private final AccountIndex index = new AccountIndex();

  /// Reads the accounts.
  ///
  /// @param states where they are
  /// @param committer makes changes to them durable: `store::commit`
  /// @param settings how they work
  /// @param clock for creation times and the validity of previous passwords
  /// @throws PeerException when a record is damaged
  public PeerRegistry(
      StateTable states, Consumer<Transaction> committer, AccountSettings settings, Clock clock) {
    this.space = new DurableSpace(states, committer, "peer");
    this.settings = settings;
    this.clock = clock;
    space.forEach((id, record) -> index.put(Account.decode(id, record)));
    long foreign = index.all().stream().filter(account -> isOfOtherRealm(account.secrets())).count();
    if (foreign > 0) {
      LOG.warn("{} accounts have passwords of another realm than {}; they need new ones", foreign,
          settings.realm());
    }
  }

  private boolean isOfOtherRealm(Secrets secrets) {
    return !secrets.isEmpty() && !secrets.realm().equals(settings.realm());
  }

  /// The realm of all passwords.
  public String realm() {
    return settings.realm();
  }

  /// The peer with that identifier, if there is one.
  public Optional<Peer> find(String id) {
    return Optional.ofNullable(index.byId(id)).map(Account::peer);
  }

  /// The peer with that identifier, or null; for the path of every request.
  @Nullable Peer peer(String id) {
    Account account = index.byId(id);
    return account == null ? null : account.peer();
  }

  /// The peer with that user name, if there is one.
  public Optional<Peer> findUser(String userName) {
    return Optional.ofNullable(index.byUser(userName)).map(Account::peer);
  }

  /// The peer that speaks for a device: the one with that identifier, else the one that names it among
  /// its devices, else one with a pattern that fits.
  public Optional<Peer> speakerFor(String deviceId) {
    return Optional.ofNullable(index.speakerFor(deviceId)).map(Account::peer);
  }

  /// Whether there is a peer of which something is true.
  public boolean any(Predicate<Peer> claim) {
    return index.all().stream().anyMatch(account -> claim.test(account.peer()));
  }

  /// All peers, by identifier.
  public List<Peer> list() {
    return index.all().stream().map(Account::peer).sorted(Comparator.comparing(Peer::id)).toList();
  }

  /// Adds a peer.
  ///
  /// @param peer the peer
  /// @param password its password; not empty
  /// @throws PeerException when its identifier, its user name or one of its devices is taken, or the
  ///     identifier or password cannot be used
  public void add(Peer peer, String password) {
    if (!peer.id().matches("[0-9A-Za-z_.-]{1,64}")) {
      throw new PeerException("OV-1801", peer.id());
    }
    checkPassword(peer.id(), password);
    change(peer.id(), there -> {
      if (there != null) {
        throw new PeerException("OV-1802", peer.id());
      }
      return new Account(peer, Secrets.of(settings.realm(), peer.userName(), password));
    });
  }

  /// Changes how a peer is dealt with. A new user name needs a new password too.
  ///
  /// @param id its identifier
  /// @param how from the present peer to the new one, with the same identifier and user name
  /// @return the new one
  /// @throws PeerException when there is no such peer, or the change collides with another peer
  public Peer update(String id, UnaryOperator<Peer> how) {
    return change(id, there -> {
      Account account = present(id, there);
      Peer changed = how.apply(account.peer());
      if (!changed.id().equals(id) || !changed.userName().equals(account.peer().userName())) {
        throw new PeerException("OV-1803", id);
      }
      return new Account(changed, account.secrets());
    }).peer();
  }

  /// Changes one setting by its name, as an operator does.
  ///
  /// @param id the peer
  /// @param key one of the keys of [#describe]
  /// @param text the new value
  /// @throws PeerException when there is no such peer or setting, or the value does not fit
  public Peer set(String id, String key, String text) {
    return update(id, peer -> changed(peer, key, text));
  }

  /// A peer with one setting changed by its name; nothing is stored.
  ///
  /// @throws PeerException when there is no such setting, or the value does not fit
  public static Peer changed(Peer peer, String key, String text) {
    Map<String, String> fields = PeerText.write(peer);
    if (fields.replace(key, text) == null) {
      throw new PeerException("OV-1804", key, String.join(", ", fields.keySet()));
    }
    try {
      Peer changed = PeerText.read(fields);
      return key.equals(Setting.PRESET.key())
          ? changed.with(Presets.builtIn().applied(peer.settings(), text.strip()))
          : changed;
    } catch (IllegalArgumentException e) {
      throw new PeerException(e, "OV-1805", key, String.valueOf(e.getMessage()));
    }
  }

  /// All settings of a peer by name, without secrets.
  public Map<String, String> describe(Peer peer) {
    return PeerText.write(peer);
  }

  /// Gives a peer a new password; the one before works for another 24 h.
  ///
  /// @throws PeerException when there is no such peer, or the password cannot be used
  public void password(String id, String password) {
    change(id, new PasswordChange(password, "", false));
  }

  /// What becomes of a peer's way to log in.
  ///
  /// @param password the new password
  /// @param userName the new user name, under which the password before cannot be used; empty to keep it
  /// @param atOnce whether the password before ends now rather than in 24 h
  public record PasswordChange(String password, String userName, boolean atOnce) {
    @Override
    public String toString() {
      return "PasswordChange[userName=" + userName + ", atOnce=" + atOnce + "]";
    }
  }

  /// Changes how a peer logs in.
  ///
  /// @throws PeerException when there is no such peer, the password cannot be used, or the user name is
  ///     another peer's
  public void change(String id, PasswordChange how) {
    checkPassword(id, how.password());
    change(id, there -> {
      Account account = present(id, there);
      Peer peer = how.userName().isEmpty() ? account.peer() : account.peer().withUserName(how.userName());
      boolean renamed = !peer.userName().equals(account.peer().userName());
      if (renamed || how.atOnce()) {
        return new Account(peer, Secrets.of(settings.realm(), peer.userName(), how.password()));
      }
      return new Account(
          peer, used(account).changed(settings.realm(), peer.userName(), how.password(), clock.millis()));
    });
  }

  /// What the account logs in with at present, be it the shared password.
  private Secrets used(Account account) {
    return account.secrets().isEmpty() && !settings.sharedPassword().isEmpty()
        ? Secrets.of(settings.realm(), account.peer().userName(), settings.sharedPassword())
        : account.secrets();
  }

  /// Until when the password before the present one works, in milliseconds since 1970-01-01T00:00Z; 0 when
  /// it does not.
  public long previousPasswordUntil(String id) {
    Account account = index.byId(id);
    if (account == null || account.secrets().previous().isEmpty()) {
      return 0;
    }
    long until = account.secrets().previousUntil();
    return until > clock.millis() ? until : 0;
  }

  /// Whether a peer has a password of its own.
  public boolean hasPassword(String id) {
    Account account = index.byId(id);
    return account != null && !account.secrets().isEmpty();
  }

  /// How its accounts work.
  AccountSettings settings() {
    return settings;
  }

  /// What is kept of the passwords of a user.
  Optional<Secrets> secretsOf(String userName) {
    return Optional.ofNullable(index.byUser(userName)).map(Account::secrets);
  }

  /// Removes a peer; false when there is none.
  public boolean remove(String id) {
    Lock lock = space.lockOf(DurableSpace.shareOf(id));
    lock.lock();
    try {
      Account there = index.byId(id);
      if (there == null) {
        return false;
      }
      space.commit(id, new byte[0]);
      index.remove(there);
      return true;
    } finally {
      lock.unlock();
    }
  }

  /// What a user may log in with: its own password, with the previous one for a while; in open mode the
  /// shared one for devices that have none of their own.
  @Override
  public List<Ha1> find(String userName, DigestAlgorithm algorithm) {
    Account account = index.byUser(userName);
    if (account != null && !account.secrets().isEmpty()) {
      return account.secrets().valid(settings.realm(), algorithm, clock.millis());
    }
    boolean shared = settings.isOpen() && (account != null || isDeviceId(userName));
    return shared
        ? settings.sharedPasswords().stream()
            .map(password -> Ha1.of(algorithm, userName, settings.realm(), password))
            .toList()
        : List.of();
  }

  /// The peer of a user that has just proved itself; makes one for a device that used the shared
  /// password for the first time.
  Admitted admit(String userName) {
    Account known = index.byUser(userName);
    if (known != null) {
      return new Admitted(known.peer(), false);
    }
    boolean[] created = new boolean[1];
    Account account = change(userName, there -> {
      created[0] = there == null;
      return there != null
          ? there
          : new Account(
              Peer.of(userName, Role.DEVICE, clock.millis()).withConfirmed(false),
              Secrets.none(settings.realm()));
    });
    return new Admitted(account.peer(), created[0]);
  }

  /// A peer that logged in.
  ///
  /// @param peer the peer
  /// @param created whether its account was made by that
  record Admitted(Peer peer, boolean created) {}

  /// What becomes of an account, or of none.
  private interface Step {
    Account from(@Nullable Account there);
  }

  private Account change(String id, Step how) {
    Lock lock = space.lockOf(DurableSpace.shareOf(id));
    lock.lock();
    try {
      Account before = index.byId(id);
      Account after = how.from(before);
      index.replace(before, after);
      try {
        space.commit(id, after.encode());
      } catch (RuntimeException e) {
        index.undo(before, after);
        throw e;
      }
      return after;
    } finally {
      lock.unlock();
    }
  }

  private static Account present(String id, @Nullable Account there) {
    if (there == null) {
      throw new PeerException("OV-1808", id);
    }
    return there;
  }

  private static void checkPassword(String id, String password) {
    if (password.isBlank()) {
      throw new PeerException("OV-1809", id);
    }
  }

  private static boolean isDeviceId(String text) {
    return text.length() == DEVICE_ID_LENGTH && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
