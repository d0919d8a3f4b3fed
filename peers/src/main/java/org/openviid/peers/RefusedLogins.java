package org.openviid.peers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The logins that failed lately, one for each device and address, so that an operator sees which cameras
/// want in and why they are not let. Holds a limited number altogether and from each address, so that
/// whoever floods it displaces himself; safe for use by any number of threads.
public final class RefusedLogins {
  private static final int LEAST_OF_ADDRESS = 16;
  private static final int SHARE_OF_ADDRESS = 20;

  private final int capacity;
  private final int ofAddress;
  private final Map<Key, RefusedLogin> latest = new LinkedHashMap<>();
  private final Map<String, Set<Key>> byAddress = new HashMap<>();

  /// Empty.
  ///
  /// @param capacity how many are held; from one address a twentieth of that, but at least 16
  public RefusedLogins(int capacity) {
    this.capacity = capacity;
    this.ofAddress = Math.max(LEAST_OF_ADDRESS, capacity / SHARE_OF_ADDRESS);
  }

  private record Key(String deviceId, String address) {}

  synchronized void add(RefusedLogin login) {
    Key key = new Key(login.deviceId(), login.address());
    RefusedLogin before = remove(key);
    latest.put(key, before == null ? login : login.after(before));
    Set<Key> neighbours = byAddress.computeIfAbsent(login.address(), _ -> new LinkedHashSet<>());
    neighbours.add(key);
    if (neighbours.size() > ofAddress) {
      remove(neighbours.iterator().next());
    } else if (latest.size() > capacity) {
      remove(latest.keySet().iterator().next());
    }
  }

  private @Nullable RefusedLogin remove(Key key) {
    RefusedLogin gone = latest.remove(key);
    Set<Key> neighbours = byAddress.get(key.address());
    if (neighbours != null) {
      neighbours.remove(key);
      if (neighbours.isEmpty()) {
        byAddress.remove(key.address());
      }
    }
    return gone;
  }

  synchronized void resolved(String deviceId, String address) {
    remove(new Key(deviceId, address));
  }

  /// All, the latest last.
  public synchronized List<RefusedLogin> list() {
    return new ArrayList<>(latest.values());
  }

  /// How many there are.
  public synchronized int size() {
    return latest.size();
  }

  /// The latest of a device, or of a user that named no device.
  public Optional<RefusedLogin> find(String id) {
    return list().reversed().stream()
        .filter(login -> login.deviceId().equals(id) || (login.deviceId().isEmpty() && login.userName().equals(id)))
        .findFirst();
  }
}
