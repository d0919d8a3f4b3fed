package org.openviid.peers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.openviid.auth.DigestAlgorithm;
import org.openviid.auth.Ha1;

/// What is kept of an account's passwords: digests under one realm, of the current password and for a
/// while of the one before.
///
/// @param realm the realm that the digests were made with
/// @param current by algorithm; none for an account that uses the shared password
/// @param previous those of the password before
/// @param previousUntil until when those are valid, in milliseconds since 1970-01-01T00:00Z
record Secrets(String realm, List<Ha1> current, List<Ha1> previous, long previousUntil) {
  /// How long a changed password still works, so that devices can be changed one by one.
  static final long OVERLAP_MILLIS = 24L * 3600 * 1000;

  Secrets {
    current = List.copyOf(current);
    previous = List.copyOf(previous);
  }

  static Secrets none(String realm) {
    return new Secrets(realm, List.of(), List.of(), 0);
  }

  static Secrets of(String realm, String userName, String password) {
    return new Secrets(realm, digests(realm, userName, password), List.of(), 0);
  }

  private static List<Ha1> digests(String realm, String userName, String password) {
    List<Ha1> digests = new ArrayList<>();
    for (DigestAlgorithm algorithm : DigestAlgorithm.values()) {
      digests.add(Ha1.of(algorithm, userName, realm, password));
    }
    return digests;
  }

  /// With a new password, beside which this one keeps working for a day.
  Secrets changed(String nowRealm, String userName, String password, long now) {
    List<Ha1> kept = realm.equals(nowRealm) ? current : List.of();
    return new Secrets(nowRealm, digests(nowRealm, userName, password), kept, now + OVERLAP_MILLIS);
  }

  boolean isEmpty() {
    return current.isEmpty();
  }

  /// What is valid now under the realm.
  List<Ha1> valid(String nowRealm, DigestAlgorithm algorithm, long now) {
    List<Ha1> valid = new ArrayList<>();
    if (realm.equals(nowRealm)) {
      current.stream().filter(ha1 -> ha1.algorithm() == algorithm).forEach(valid::add);
      if (now < previousUntil) {
        previous.stream().filter(ha1 -> ha1.algorithm() == algorithm).forEach(valid::add);
      }
    }
    return valid;
  }

  void write(Map<String, String> out) {
    out.put("realm", realm);
    current.forEach(ha1 -> out.put("ha1." + ha1.algorithm().token(), ha1.hex()));
    if (!previous.isEmpty()) {
      previous.forEach(ha1 -> out.put("previous." + ha1.algorithm().token(), ha1.hex()));
      out.put("previousUntil", Long.toString(previousUntil));
    }
  }

  static Secrets read(Map<String, String> in) {
    return new Secrets(
        in.getOrDefault("realm", ""), digests(in, "ha1."), digests(in, "previous."),
        Long.parseLong(in.getOrDefault("previousUntil", "0")));
  }

  private static List<Ha1> digests(Map<String, String> in, String prefix) {
    List<Ha1> digests = new ArrayList<>();
    for (DigestAlgorithm algorithm : DigestAlgorithm.values()) {
      String hex = in.get(prefix + algorithm.token());
      if (hex != null) {
        digests.add(new Ha1(algorithm, hex));
      }
    }
    return digests;
  }
}
