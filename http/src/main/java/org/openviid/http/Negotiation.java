package org.openviid.http;

import java.util.Locale;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;
import org.openviid.codec.Notation;

/// What the headers of a request say of notations.
final class Negotiation {
  private static final String PAGES = "application/xhtml+xml";

  private Negotiation() {}

  /// What a sender calls its body: XML if the word occurs, else JSON.
  static Notation called(HttpFields headers) {
    String type = headers.get(HttpHeader.CONTENT_TYPE);
    return type != null && type.toLowerCase(Locale.ROOT).contains("xml") ? Notation.XML : Notation.JSON;
  }

  /// Which notation a caller wants: the one it prefers, or else names first. Null when it names none.
  static @Nullable Notation wanted(HttpFields headers) {
    if (!headers.contains(HttpHeader.ACCEPT)) {
      return null;
    }
    for (String range : headers.getQualityCSV(HttpHeader.ACCEPT)) {
      int parameters = range.indexOf(';');
      String named = parameters < 0 ? range : range.substring(0, parameters);
      String type = named.strip().toLowerCase(Locale.ROOT);
      if (type.endsWith("/json") || type.endsWith("+json")) {
        return Notation.JSON;
      }
      if (type.endsWith("/xml") || (type.endsWith("+xml") && !type.equals(PAGES))) {
        return Notation.XML;
      }
    }
    return null;
  }
}
