package org.openviid.codec;

import java.nio.charset.StandardCharsets;

/// The name of a member as both notations write it. Immutable.
///
/// @param text the name
/// @param json in quotation marks and with its colon; empty for names that no table knows
/// @param start the beginning of its XML start tag, without the bracket that ends it; empty likewise
/// @param end its XML end tag; empty likewise
@SuppressWarnings("ArrayRecordComponent") // never compared, and nobody writes into them
record MemberName(String text, byte[] json, byte[] start, byte[] end) {
  private static final byte[] NOTHING = {};

  /// A name of the tables, which is one in XML too.
  static MemberName known(String text) {
    return new MemberName(text, utf8("\"" + text + "\":"), utf8("<" + text), utf8("</" + text + ">"));
  }

  /// A name that somebody else made up, which may hold any character.
  static MemberName foreign(String text) {
    return new MemberName(text, NOTHING, NOTHING, NOTHING);
  }

  boolean isForeign() {
    return json.length == 0;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
