package org.openviid.peers;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// Finds accounts by identifier, user name and device. Reading takes no lock; changes exclude each other.
final class AccountIndex {
  private final ConcurrentMap<String, Account> byId = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, Account> byUser = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, Account> byDevice = new ConcurrentHashMap<>();
  private final List<Account> withPatterns = new CopyOnWriteArrayList<>();

  @Nullable Account byId(String id) {
    return byId.get(id);
  }

  @Nullable Account byUser(String userName) {
    return byUser.get(userName);
  }

  @Nullable Account speakerFor(String deviceId) {
    Account own = byId.get(deviceId);
    Account named = own == null ? byDevice.get(deviceId) : own;
    if (named != null) {
      return named;
    }
    for (Account account : withPatterns) {
      if (account.peer().speaksFor(deviceId)) {
        return account;
      }
    }
    return null;
  }

  Collection<Account> all() {
    return byId.values();
  }

  synchronized void put(Account account) {
    Peer peer = account.peer();
    byId.put(peer.id(), account);
    byUser.put(peer.userName(), account);
    for (String device : peer.deviceIds()) {
      if (!Scope.isPrefix(device)) {
        byDevice.put(device, account);
      }
    }
    if (peer.deviceIds().stream().anyMatch(Scope::isPrefix)) {
      withPatterns.add(account);
    }
  }

  synchronized void remove(Account account) {
    Peer peer = account.peer();
    byId.remove(peer.id(), account);
    byUser.remove(peer.userName(), account);
    peer.deviceIds().forEach(device -> byDevice.remove(device, account));
    withPatterns.remove(account);
  }

  /// Puts one account in the place of another, or of none. Readers see one or the other.
  ///
  /// @throws PeerException when another account has its user name or one of its devices
  synchronized void replace(@Nullable Account before, Account after) {
    check(after.peer());
    put(after);
    if (before != null) {
      forget(before, after);
    }
  }

  /// Takes back a replacement that did not become durable.
  synchronized void undo(@Nullable Account before, Account after) {
    if (before == null) {
      remove(after);
    } else {
      put(before);
      forget(after, before);
    }
  }

  private void forget(Account before, Account after) {
    if (!before.peer().userName().equals(after.peer().userName())) {
      byUser.remove(before.peer().userName(), before);
    }
    for (String device : before.peer().deviceIds()) {
      if (!after.peer().deviceIds().contains(device)) {
        byDevice.remove(device);
      }
    }
    withPatterns.remove(before);
  }

  private void check(Peer peer) {
    Account sameUser = byUser.get(peer.userName());
    if (sameUser != null && isOther(sameUser, peer)) {
      throw new PeerException("OV-1810", peer.userName(), sameUser.peer().id());
    }
    for (String device : peer.deviceIds()) {
      Account owner = byDevice.get(device);
      if (owner != null && isOther(owner, peer)) {
        throw new PeerException("OV-1811", device, owner.peer().id());
      }
    }
  }

  private static boolean isOther(Account account, Peer peer) {
    return !account.peer().id().equals(peer.id());
  }
}
