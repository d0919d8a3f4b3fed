package org.openviid.peers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The logins that failed lately, one for each device and address, so that an operator sees which cameras
/// want in and why they are not let. Holds a limited number; safe for use by any number of threads.
public final class RefusedLogins {
  private final int capacity;
  private final Map<String, RefusedLogin> latest = new LinkedHashMap<>();

  /// Empty.
  ///
  /// @param capacity how many are held
  public RefusedLogins(int capacity) {
    this.capacity = capacity;
  }

  synchronized void add(RefusedLogin login) {
    String key = key(login.deviceId(), login.address());
    RefusedLogin before = latest.remove(key);
    long times = before == null ? 1 : before.times() + 1;
    latest.put(
        key,
        new RefusedLogin(
            login.deviceId(), login.userName(), login.address(), login.text(), login.attempts(), login.at(),
            times));
    if (latest.size() > capacity) {
      latest.remove(latest.keySet().iterator().next());
    }
  }

  synchronized void resolved(String deviceId, String address) {
    latest.remove(key(deviceId, address));
  }

  /// All, the latest last.
  public synchronized List<RefusedLogin> list() {
    return new ArrayList<>(latest.values());
  }

  private static String key(String deviceId, String address) {
    return deviceId + '\n' + address;
  }
}
