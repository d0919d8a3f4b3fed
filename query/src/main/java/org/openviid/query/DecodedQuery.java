package org.openviid.query;

/// A query string after percent-decoding, in which every character still knows where it came from: a
/// separator that was sent encoded is part of a value, and messages name positions as the peer counts.
/// Immutable.
final class DecodedQuery {
  private final String text;
  private final int[] origins;
  private final boolean[] encoded;
  private final boolean wholeEncoded;

  DecodedQuery(String text, int[] origins, boolean[] encoded, boolean wholeEncoded) {
    this.text = text;
    this.origins = origins;
    this.encoded = encoded;
    this.wholeEncoded = wholeEncoded;
  }

  /// A text in which nothing is encoded.
  static DecodedQuery plain(String text) {
    int[] origins = new int[text.length()];
    for (int i = 0; i < origins.length; i++) {
      origins[i] = i;
    }
    return new DecodedQuery(text, origins, new boolean[text.length()], false);
  }

  String text() {
    return text;
  }

  int length() {
    return text.length();
  }

  char charAt(int index) {
    return text.charAt(index);
  }

  /// Whether the character separates directives.
  boolean isSeparator(int index) {
    return text.charAt(index) == '&' && (wholeEncoded || !encoded[index]);
  }

  /// Whether the character was sent percent-encoded.
  boolean isEncoded(int index) {
    return encoded[index];
  }

  /// The position in the string as received, counted from 1; one more than its length at the end.
  int position(int index, int rawLength) {
    return (index < origins.length ? origins[index] : rawLength) + 1;
  }
}
