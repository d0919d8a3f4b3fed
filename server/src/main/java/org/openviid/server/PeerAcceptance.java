package org.openviid.server;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.openviid.peers.DigestInquiry;
import org.openviid.peers.Peer;
import org.openviid.peers.PeerRegistry;
import org.openviid.peers.RefusedLogin;
import org.openviid.peers.Role;
import org.openviid.peers.Setting;
import org.openviid.schema.ViidException;

/// Shows who wants in and why he is not let, and lets him in. Safe for use by any number of threads.
final class PeerAcceptance {
  private final PeerBooks books;
  private final PeerRegistry peers;
  private final PendingText text;
  private final DigestInquiry inquiry;
  private final Passwords passwords;

  PeerAcceptance(PeerBooks books, Passwords passwords) {
    this.books = books;
    this.peers = books.peers();
    this.inquiry = new DigestInquiry(peers);
    this.text = new PendingText(books.moments());
    this.passwords = passwords;
  }

  /// The refused registrations, the latest first, with the digest computed each way; and the peers that
  /// have registered by themselves and that nobody has acknowledged.
  ///
  /// @param id a device or user name; empty for all
  /// @param options `password` to be tried as well, `lang`
  String pending(String id, Map<String, String> options) {
    StringBuilder out = new StringBuilder();
    String tried = options.getOrDefault("password", "");
    for (RefusedLogin login : books.refused().reversed()) {
      if (id.isEmpty() || id.equals(login.deviceId()) || id.equals(login.userName())) {
        out.append(text.of(login, inquiry.into(login, tried), options.getOrDefault("lang", ""), books.now()));
      }
    }
    for (Peer peer : peers.list()) {
      if (!peer.confirmed() && (id.isEmpty() || id.equals(peer.id()))) {
        out.append(text.unconfirmed(peer));
      }
    }
    return out.isEmpty() ? "nobody is waiting\n" : out.toString();
  }

  /// Lets a peer in: acknowledges one that has registered by itself, or does what its refused registration
  /// needs: an account, a password, a further device, a tolerance.
  ///
  /// @param id a device or user name that [#pending] shows
  /// @param options `password`, `role`, and settings by name
  /// @throws ViidException when nothing is pending under that name
  String accept(String id, Map<String, String> options) {
    Optional<Peer> unconfirmed = peers.find(id).filter(peer -> !peer.confirmed());
    Optional<RefusedLogin> login = books.live().flatMap(live -> live.refused().find(id));
    if (unconfirmed.isEmpty() && login.isEmpty()) {
      throw new ViidException("OV-2401", id);
    }
    StringBuilder out = new StringBuilder();
    unconfirmed.ifPresent(peer -> out.append(confirmed(peer)));
    login.ifPresent(refused -> {
      out.append(
          switch (refused.cause()) {
            case FOREIGN_DEVICE -> anotherDevice(refused);
            case STRICT -> tolerated(refused);
            case NO_LOGIN, STALE, LOCKED, UNUSABLE, UNKNOWN_USER, WRONG_PASSWORD -> account(refused, options);
          });
      books.live().ifPresent(live -> live.door().settle(refused));
    });
    adjust(id, options);
    return out.toString();
  }

  private String confirmed(Peer peer) {
    peers.update(peer.id(), there -> there.withConfirmed(true));
    return "confirmed " + peer.id() + "\n";
  }

  private String anotherDevice(RefusedLogin login) {
    Peer owner = peers.findUser(login.userName()).orElseThrow(() -> new ViidException("OV-2402", login.userName()));
    peers.update(owner.id(), peer -> {
      Set<String> devices = new LinkedHashSet<>(peer.deviceIds());
      devices.add(login.deviceId());
      return peer.withDeviceIds(devices);
    });
    return "account " + owner.id() + " speaks for " + login.deviceId() + " from now on\n";
  }

  private String tolerated(RefusedLogin login) {
    Peer strict = peers.findUser(login.userName()).orElseThrow(() -> new ViidException("OV-2403", login.userName()));
    peers.update(strict.id(), peer -> {
      boolean lettered = peer.settings().strict();
      Set<String> names = new LinkedHashSet<>(peer.settings().of(lettered ? Setting.TOLERATED : Setting.REFUSED));
      if (lettered) {
        names.addAll(login.needed());
      } else {
        names.removeAll(login.needed());
      }
      return peer.with(peer.settings().with(lettered ? Setting.TOLERATED : Setting.REFUSED, names));
    });
    return "tolerated from " + strict.id() + ": " + String.join(", ", login.needed()) + "\n";
  }

  /// Gives the device an account, or the account another password.
  private String account(RefusedLogin login, Map<String, String> options) {
    String given = options.getOrDefault("password", "");
    Optional<Peer> there = owner(login);
    String generated = given.isEmpty() ? passwords.generate() : "";
    String password = given.isEmpty() ? generated : given;
    if (there.isPresent() && given.isEmpty() && !isAboutThePassword(login)) {
      return "account " + there.get().id() + " stays as it is, and is listened to again\n";
    }
    if (there.isPresent()) {
      Peer peer = there.get();
      peers.change(peer.id(), new PeerRegistry.PasswordChange(password, userName(login, peer), false));
      return "changed the password of " + peer.id() + "\n"
          + PeerAdministration.login(peers.find(peer.id()).orElseThrow(), generated) + verdict(login, given);
    }
    Peer peer = newcomer(login, options);
    peers.add(peer, password);
    return "added " + peer.id() + "\n" + PeerAdministration.login(peer, generated) + verdict(login, given);
  }

  private static boolean isAboutThePassword(RefusedLogin login) {
    return switch (login.cause()) {
      case UNKNOWN_USER, WRONG_PASSWORD -> true;
      case NO_LOGIN, STALE, LOCKED, UNUSABLE, FOREIGN_DEVICE, STRICT -> false;
    };
  }

  private Optional<Peer> owner(RefusedLogin login) {
    return peers.findUser(login.userName()).or(() -> peers.speakerFor(login.deviceId()));
  }

  /// The name that the device uses is the account's from now on, unless it uses none.
  private static String userName(RefusedLogin login, Peer peer) {
    return login.userName().isEmpty() ? peer.userName() : login.userName();
  }

  private Peer newcomer(RefusedLogin login, Map<String, String> options) {
    String id = login.deviceId().isEmpty() ? login.userName() : login.deviceId();
    Map<String, String> settings = new LinkedHashMap<>();
    if (!login.userName().isEmpty()) {
      settings.put("user", login.userName());
    }
    settings.put("role", options.getOrDefault("role", "device"));
    Peer peer = Peer.of(id, Role.DEVICE, books.now());
    for (Map.Entry<String, String> setting : settings.entrySet()) {
      peer = PeerAdministration.changed(books, peer, setting.getKey(), setting.getValue());
    }
    return peer;
  }

  private void adjust(String id, Map<String, String> options) {
    List<Map.Entry<String, String>> settings = new ArrayList<>(options.entrySet());
    settings.removeIf(option -> Set.of("password", "role", "lang").contains(option.getKey()));
    Optional<Peer> peer = peers.find(id).or(() -> peers.findUser(id)).or(() -> peers.speakerFor(id));
    peer.ifPresent(there -> peers.update(there.id(), before -> {
      Peer changed = before;
      for (Map.Entry<String, String> setting : settings) {
        changed = PeerAdministration.changed(books, changed, setting.getKey(), setting.getValue());
      }
      return changed;
    }));
  }

  /// Whether the password that the operator gave is the one that the device has used.
  private String verdict(RefusedLogin login, String given) {
    if (given.isEmpty() || login.sent().isEmpty()) {
      return "";
    }
    boolean right =
        inquiry.into(login, given).stream()
            .anyMatch(line -> line.secret() == DigestInquiry.Secret.TRIED && line.attempts().getFirst().matches());
    return right
        ? "it is the password that the device has sent: its next attempt succeeds\n"
        : "it is NOT the password that the device has sent: type it into the device\n";
  }
}
