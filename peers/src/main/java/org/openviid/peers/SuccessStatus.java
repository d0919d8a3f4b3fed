package org.openviid.peers;

/// The HTTP status of success.
public enum SuccessStatus {
  /// 200 for every success, which every client understands.
  ALWAYS_200,
  /// 201 when something was created, else 200.
  PRECISE
}
