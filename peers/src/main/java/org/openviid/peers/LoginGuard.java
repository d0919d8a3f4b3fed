package org.openviid.peers;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Slows down whoever guesses passwords: after some failures of one account from one address, each
/// further one locks that pair out for twice as long. Memory is bounded: there are two generations, and
/// when the younger is full, it becomes the elder and the elder is forgotten. Safe for use by any number
/// of threads.
public final class LoginGuard {
  private static final int FREE_FAILURES = 5;
  private static final long FIRST_LOCK = 1_000;
  private static final long LONGEST_LOCK = 300_000;
  private static final long FORGIVEN_AFTER = 900_000;

  private final int capacity;
  private Map<Pair, Failures> young = new HashMap<>();
  private Map<Pair, Failures> old = new HashMap<>();

  /// Nobody is locked out.
  ///
  /// @param capacity how many pairs a generation holds, about 200 bytes each
  public LoginGuard(int capacity) {
    this.capacity = capacity;
  }

  private record Pair(String id, String address) {}

  private record Failures(int count, long lastAt, long lockedUntil) {}

  /// How long the pair is still locked out, in milliseconds; 0 when it is not.
  ///
  /// @param id the account it claims
  /// @param address where it calls from
  /// @param now milliseconds since 1970-01-01T00:00Z
  public synchronized long lockedFor(String id, String address, long now) {
    Failures failures = recall(new Pair(id, address), now);
    return failures == null ? 0 : Math.max(0, failures.lockedUntil() - now);
  }

  /// Notes a wrong password.
  public synchronized void failed(String id, String address, long now) {
    Pair pair = new Pair(id, address);
    Failures before = recall(pair, now);
    int count = before == null ? 1 : before.count() + 1;
    if (young.size() >= capacity && !young.containsKey(pair)) {
      old = young;
      young = new HashMap<>();
    }
    young.put(pair, new Failures(count, now, now + lockAfter(count)));
  }

  /// Notes a right password, which makes up for all wrong ones.
  public synchronized void succeeded(String id, String address) {
    Pair pair = new Pair(id, address);
    young.remove(pair);
    old.remove(pair);
  }

  /// How many pairs are remembered.
  synchronized int size() {
    return young.size() + old.size();
  }

  private static long lockAfter(int failures) {
    int surplus = failures - FREE_FAILURES;
    return surplus <= 0 ? 0 : Math.min(LONGEST_LOCK, FIRST_LOCK << Math.min(surplus - 1, 20));
  }

  private @Nullable Failures recall(Pair pair, long now) {
    Failures failures = young.getOrDefault(pair, old.get(pair));
    return failures == null || now - failures.lastAt() > FORGIVEN_AFTER ? null : failures;
  }
}
