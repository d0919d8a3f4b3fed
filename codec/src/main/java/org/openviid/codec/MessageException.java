package org.openviid.codec;

import org.jspecify.annotations.Nullable;
import org.openviid.schema.ViidException;

/// A message body that cannot be used at all: it is not JSON, not this message, or beyond the limits.
public final class MessageException extends ViidException {
  private static final long serialVersionUID = 1L;

  MessageException(String code, Object... arguments) {
    super(code, arguments);
  }

  MessageException(@Nullable Throwable cause, String code, Object... arguments) {
    super(cause, code, arguments);
  }
}
