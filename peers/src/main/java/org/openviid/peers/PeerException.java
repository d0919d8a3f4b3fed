package org.openviid.peers;

import org.jspecify.annotations.Nullable;
import org.openviid.schema.ViidException;

/// An account cannot be made, changed or read.
public class PeerException extends ViidException {
  private static final long serialVersionUID = 1L;

  /// As [ViidException].
  public PeerException(String code, Object... arguments) {
    super(code, arguments);
  }

  /// As [ViidException].
  public PeerException(@Nullable Throwable cause, String code, Object... arguments) {
    super(cause, code, arguments);
  }
}
