package org.openviid.wire;

import org.jspecify.annotations.Nullable;
import org.openviid.schema.ViidException;

/// A server cannot be reached, does not answer in time, or answers what is not HTTP. What a server says
/// in proper HTTP, refusals too, is an [Answer] and no exception.
public class WireException extends ViidException {
  private static final long serialVersionUID = 1L;

  /// As [ViidException].
  public WireException(String code, Object... arguments) {
    super(code, arguments);
  }

  /// As [ViidException].
  public WireException(@Nullable Throwable cause, String code, Object... arguments) {
    super(cause, code, arguments);
  }
}
