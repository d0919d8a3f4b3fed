package org.openviid.codec;

import org.openviid.schema.Attribute;
import org.openviid.schema.Length;
import org.openviid.schema.Range;

/// What an attribute's value has to look like, in notation that needs no language.
final class Expected {
  private Expected() {}

  static String of(Attribute attribute) {
    return switch (attribute.kind()) {
      case TEXT -> "string" + length(attribute.length()) + range(attribute.range());
      case CODE -> "string" + codes(attribute) + length(attribute.length());
      case INT -> "int" + digits(attribute.length()) + range(attribute.range());
      case INTCODE -> "int" + codes(attribute);
      case DOUBLE -> "double" + digits(attribute.length()) + range(attribute.range());
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

  private static String digits(Length length) {
    return length.max() == Integer.MAX_VALUE ? "" : "(" + length.max() + "," + length.decimals() + ")";
  }

  private static String range(Range range) {
    return range.isLimited() ? " " + range.notation() : "";
  }

  private static String length(Length length) {
    if (length.max() == Integer.MAX_VALUE) {
      return "";
    }
    return (length.exact() ? "(" : "(..") + length.max() + ")";
  }
}
