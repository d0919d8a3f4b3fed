package org.openviid.reference;

/// The permanent keys of messages that stand in every answer, whatever they are called.
final class MessageKeys {
  /// B.21, the response status.
  static final int STATUS = 21;
  /// Several of them.
  static final int STATUS_LIST = 521;

  private MessageKeys() {}
}
