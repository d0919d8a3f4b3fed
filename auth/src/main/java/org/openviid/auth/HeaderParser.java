package org.openviid.auth;

import java.util.ArrayList;
import java.util.List;

/// Reads `WWW-Authenticate`, `Authorization` and `Authentication-Info` values as peers really send them.
/// One instance reads one header value; not thread-safe.
final class HeaderParser {
  /// No Digest header seen is longer than 1 KB; a Digest header of this length is an attack.
  static final int MAX_LENGTH = 8192;

  private final String text;
  private final boolean challenge;
  private final List<HeaderBlock> blocks = new ArrayList<>();
  private int at;

  private HeaderParser(String text, boolean challenge) {
    this.text = text;
    this.challenge = challenge;
  }

  /// The schemes of a header with their fields; fields before the first scheme form a block with an
  /// empty scheme. Never fails: what makes no sense is skipped.
  static List<HeaderBlock> parse(String text, boolean challenge) {
    HeaderParser parser = new HeaderParser(text, challenge);
    parser.run();
    return parser.blocks;
  }

  /// Whether the text is too long or has characters that no header may have.
  static boolean isHostile(String text) {
    return text.length() > MAX_LENGTH || text.chars().anyMatch(c -> (c < ' ' && c != '\t') || c == 0x7f);
  }

  private void run() {
    boolean separated = true;
    while (true) {
      boolean comma = skipSeparators();
      if (at >= text.length()) {
        return;
      }
      String name = word();
      if (name.isEmpty()) {
        at++;
      } else if (equalsSign()) {
        HeaderBlock block = block();
        if (!separated && !comma) {
          block.needed(Tolerance.MISSING_COMMA);
        }
        block.add(field(name, block));
        separated = false;
      } else {
        blocks.add(new HeaderBlock(name, challenge));
        separated = true;
      }
    }
  }

  private HeaderBlock block() {
    if (blocks.isEmpty()) {
      blocks.add(new HeaderBlock("", challenge));
    }
    return blocks.getLast();
  }

  private HeaderField field(String name, HeaderBlock block) {
    if (at < text.length() && text.charAt(at) == '"') {
      return new HeaderField(name, quoted(block), true);
    }
    int from = at;
    while (at < text.length() && text.charAt(at) != ',' && !isBlank(text.charAt(at))) {
      at++;
    }
    return new HeaderField(name, text.substring(from, at), false);
  }

  /// A closing quote is one with a separator or the end behind it; with anything else behind it, it
  /// opens the next field, and the value ends at its first comma.
  private String quoted(HeaderBlock block) {
    int from = ++at;
    StringBuilder value = new StringBuilder();
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '\\' && at < text.length()) {
        value.append(text.charAt(at++));
      } else if (c == '"') {
        if (closes()) {
          return value.toString();
        }
        break;
      } else {
        value.append(c);
      }
    }
    block.needed(Tolerance.UNTERMINATED_FIELD);
    int comma = text.indexOf(',', from);
    at = comma < 0 || comma > at ? at : comma;
    return text.substring(from, at).trim();
  }

  private boolean closes() {
    return at >= text.length() || text.charAt(at) == ',' || isBlank(text.charAt(at));
  }

  private String word() {
    int from = at;
    while (at < text.length() && isWord(text.charAt(at))) {
      at++;
    }
    return text.substring(from, at);
  }

  /// Skips an equals sign with blanks around it; goes nowhere when there is none.
  private boolean equalsSign() {
    int next = skipBlanks(at);
    if (next >= text.length() || text.charAt(next) != '=') {
      return false;
    }
    at = skipBlanks(next + 1);
    return true;
  }

  private int skipBlanks(int from) {
    int next = from;
    while (next < text.length() && isBlank(text.charAt(next))) {
      next++;
    }
    return next;
  }

  private boolean skipSeparators() {
    boolean comma = false;
    while (at < text.length() && (isBlank(text.charAt(at)) || text.charAt(at) == ',')) {
      comma |= text.charAt(at) == ',';
      at++;
    }
    return comma;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  private static boolean isWord(char c) {
    return c > ' ' && c != ',' && c != '=' && c != '"';
  }
}
