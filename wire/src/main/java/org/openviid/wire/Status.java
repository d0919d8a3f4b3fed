package org.openviid.wire;

/// What a server says about a request or one of its elements (B.21), read leniently: numbers and texts,
/// lists and single objects.
///
/// @param url which request it answers, perhaps empty
/// @param code its StatusCode; -1 when it has none
/// @param text its words, perhaps empty
/// @param id the identifier of the object concerned, perhaps empty
/// @param localTime the server's clock as sent, perhaps empty
public record Status(String url, int code, String text, String id, String localTime) {
  /// Invalid Operation: also how some servers say "register first".
  static final int INVALID_OPERATION = 4;

  /// Whether it is done.
  public boolean isOk() {
    return code == 0;
  }
}
