package org.openviid.http;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// The caller does not take its answer, so that nobody is left to be told anything.
final class CallerGoneException extends IOException {
  private static final long serialVersionUID = 1L;

  CallerGoneException(String message) {
    this(message, null);
  }

  CallerGoneException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
