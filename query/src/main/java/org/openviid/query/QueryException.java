package org.openviid.query;

import org.openviid.schema.ViidException;

/// A query that cannot be understood, or that may not be asked.
public final class QueryException extends ViidException {
  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 40;

  QueryException(String code, Object... arguments) {
    super(code, arguments);
  }

  /// What a message shows of something a peer wrote.
  static String shown(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
  }
}
