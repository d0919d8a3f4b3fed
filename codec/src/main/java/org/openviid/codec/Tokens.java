package org.openviid.codec;

import tools.jackson.core.JsonToken;

/// Tokens in the notation of messages.
final class Tokens {
  private Tokens() {}

  /// What a value that begins with the token looks like, without its content.
  static String shown(JsonToken token) {
    return switch (token) {
      case START_OBJECT, END_OBJECT -> "{…}";
      case START_ARRAY, END_ARRAY -> "[…]";
      case VALUE_STRING, PROPERTY_NAME -> "string";
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "number";
      case VALUE_TRUE -> "true";
      case VALUE_FALSE -> "false";
      case VALUE_NULL -> "null";
      case NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT -> "?";
    };
  }
}
