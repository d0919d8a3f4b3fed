package org.openviid.codec;

import org.openviid.schema.Outcome;

/// How messages are written down. Both notations say the same, by the same tables (annex C).
public enum Notation {
  /// Objects in braces.
  JSON("application/VIID+JSON;charset=UTF-8"),
  /// Elements in brackets.
  XML("application/VIID+XML;charset=UTF-8");

  private final String mediaType;

  Notation(String mediaType) {
    this.mediaType = mediaType;
  }

  /// What `Content-Type` calls it.
  public String mediaType() {
    return mediaType;
  }

  /// What becomes of a request in this notation: to be no JSON, or the wrong JSON, is to be no XML, or the
  /// wrong XML, for a message in XML. The only place that makes this difference.
  public Outcome outcome(Outcome outcome) {
    return switch (this) {
      case JSON -> outcome;
      case XML ->
          switch (outcome) {
            case BAD_JSON -> Outcome.BAD_XML;
            case BAD_JSON_CONTENT -> Outcome.BAD_XML_CONTENT;
            default -> outcome;
          };
    };
  }
}
