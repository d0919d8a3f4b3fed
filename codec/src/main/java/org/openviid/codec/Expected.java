package org.openviid.codec;

import org.openviid.schema.Attribute;
import org.openviid.schema.Length;

/// What an attribute's value has to look like, in notation that needs no language.
final class Expected {
  private Expected() {}

  static String of(Attribute attribute) {
    return switch (attribute.kind()) {
      case TEXT -> "string" + length(attribute.length());
      case CODE -> "string" + codes(attribute) + length(attribute.length());
      case INT -> "int";
      case INTCODE -> "int" + codes(attribute);
      case DOUBLE -> "double";
      case FLAG -> "\"0\" / \"1\"";
      case TIME -> "\"yyyyMMddHHmmss\"";
      case DATA -> "base64 (RFC 2045)";
      case OBJECT -> "{" + attribute.target().name() + "}";
      case LIST -> "[{" + attribute.target().name() + "}]";
      case TEXTS -> "[string]";
    };
  }

  private static String codes(Attribute attribute) {
    return attribute.codes() == null ? "" : " " + attribute.codes().name();
  }

  private static String length(Length length) {
    if (length.max() == Integer.MAX_VALUE) {
      return "";
    }
    return (length.exact() ? "(" : "(..") + length.max() + ")";
  }
}
