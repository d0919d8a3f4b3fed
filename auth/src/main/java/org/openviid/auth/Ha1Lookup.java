package org.openviid.auth;

import java.util.List;

/// Where a server finds what it keeps of passwords.
@FunctionalInterface
public interface Ha1Lookup {
  /// All digests that are valid for the user now, the most likely first: one as a rule, two while a
  /// changed password still works beside the new one, none for an unknown user.
  ///
  /// @param userName as the client sent it
  /// @param algorithm what they have to be made with
  List<Ha1> find(String userName, DigestAlgorithm algorithm);
}
