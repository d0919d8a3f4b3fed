package org.openviid.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a server said. Immutable.
public final class Answer {
  private final int status;
  private final String head;
  private final byte[] body;

  /// @param head status line and headers, each line ended by a line feed
  Answer(int status, String head, byte[] body) {
    this.status = status;
    this.head = head;
    this.body = body;
  }

  /// The HTTP status.
  public int status() {
    return status;
  }

  /// Whether the HTTP status is one of success.
  public boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  /// The first header of that name in any casing, without blanks around it, or null.
  public @Nullable String header(String name) {
    int line = HeadLines.find(head, name, 0);
    return line < 0 ? null : HeadLines.value(head, line, name);
  }

  /// All headers of that name in any casing.
  public List<String> headers(String name) {
    List<String> values = new ArrayList<>();
    for (int line = HeadLines.find(head, name, 0); line >= 0; line = HeadLines.find(head, name, line + 1)) {
      values.add(HeadLines.value(head, line, name));
    }
    return values;
  }

  /// The body, perhaps empty; not to be changed.
  public byte[] body() {
    return body;
  }

  /// The body as UTF-8 text.
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "Answer[" + status + ", " + body.length + " bytes]";
  }
}
