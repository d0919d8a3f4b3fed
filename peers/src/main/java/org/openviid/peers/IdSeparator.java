package org.openviid.peers;

import java.util.Collection;

/// What stands between identifiers in a text that holds several, such as InfoIDs of a notification [B.16].
/// On input both are understood.
public enum IdSeparator {
  /// `,`
  COMMA(","),
  /// `;`
  SEMICOLON(";");

  private final String mark;

  IdSeparator(String mark) {
    this.mark = mark;
  }

  /// The identifiers as one text.
  public String join(Collection<String> ids) {
    return String.join(mark, ids);
  }
}
