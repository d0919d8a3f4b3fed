package org.openviid.schema;

import org.jspecify.annotations.Nullable;

/// Something that prevents a request from being done as asked. The root of all exceptions that this
/// project throws on purpose.
///
/// Every place that throws one has a code of its own, by which `errors/*.csv` holds the texts.
public class ViidException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;
  private final transient Object[] arguments;

  /// An exception without a cause.
  ///
  /// @param code such as `OV-1042`, unique for the place that throws
  /// @param arguments what the text's `{0}`, `{1}` … stand for; never a secret, never picture data
  public ViidException(String code, Object... arguments) {
    this(null, code, arguments);
  }

  /// An exception with a cause.
  ///
  /// @param cause what went wrong below, or null
  /// @param code such as `OV-1042`, unique for the place that throws
  /// @param arguments what the text's `{0}`, `{1}` … stand for; never a secret, never picture data
  public ViidException(@Nullable Throwable cause, String code, Object... arguments) {
    super(null, cause);
    this.code = code;
    this.arguments = arguments.clone();
  }

  /// The code.
  public final String code() {
    return code;
  }

  /// The text with its arguments, as it is sent and logged.
  public final ErrorText text() {
    return ErrorTexts.of(code, arguments);
  }

  /// What it means for the request.
  public final Outcome outcome() {
    return text().outcome();
  }

  @Override
  public String getMessage() {
    return code + ": " + text().en();
  }
}
