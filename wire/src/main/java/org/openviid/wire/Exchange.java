package org.openviid.wire;

import java.util.ArrayList;
import java.util.List;

/// A request.
///
/// @param method its method
/// @param target path and query as they go into the request line, percent-encoded as need be
/// @param headers further headers; `Host` and `Content-Length` are added
/// @param content its body
public record Exchange(String method, String target, List<Header> headers, Content content) {
  /// Copies the list and checks that nothing breaks out of its line.
  public Exchange {
    headers = List.copyOf(headers);
    if (!isWord(method) || !isWord(target)) {
      throw new IllegalArgumentException("method and target are without blanks and control characters");
    }
  }

  /// A header.
  ///
  /// @param name its name
  /// @param value its value
  public record Header(String name, String value) {
    /// Checks that nothing breaks out of its line.
    public Header {
      if (!isWord(name) || name.indexOf(':') >= 0 || !value.chars().allMatch(c -> c >= ' ' || c == '\t')) {
        throw new IllegalArgumentException("header " + name + " has characters that no header may have");
      }
    }
  }

  /// The same with one more header.
  Exchange with(String name, String value) {
    List<Header> more = new ArrayList<>(headers);
    more.add(new Header(name, value));
    return new Exchange(method, target, more, content);
  }

  private static boolean isWord(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) <= ' ' || text.charAt(i) == 0x7f) {
        return false;
      }
    }
    return !text.isEmpty();
  }
}
