package org.openviid.store;

import org.jspecify.annotations.Nullable;
import org.openviid.schema.ViidException;

/// A store cannot do what it is asked for.
public class StoreException extends ViidException {
  private static final long serialVersionUID = 1L;

  /// As [ViidException].
  public StoreException(String code, Object... arguments) {
    super(code, arguments);
  }

  /// As [ViidException].
  public StoreException(@Nullable Throwable cause, String code, Object... arguments) {
    super(cause, code, arguments);
  }
}
