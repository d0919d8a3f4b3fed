package org.openviid.reference;

/// Puts XML or HTML text together; whatever is not markup is escaped. Used by one thread.
final class Markup {
  private final StringBuilder out;
  private int depth;

  /// @param preamble what stands before the outermost element
  Markup(String preamble) {
    this.out = new StringBuilder(preamble);
  }

  /// An element with other elements in it, one a line.
  void block(Tag tag, Runnable content) {
    line();
    opening(tag).append('>');
    depth++;
    content.run();
    depth--;
    line();
    closing(tag);
  }

  /// An element on a line of its own, with text and elements in it.
  void row(Tag tag, Runnable content) {
    line();
    inline(tag, content);
  }

  /// An element on a line of its own, with text in it.
  void row(Tag tag, String text) {
    row(tag, () -> text(text));
  }

  /// An element on a line of its own, with nothing in it.
  void row(Tag tag) {
    line();
    opening(tag).append("/>");
  }

  /// An element within a line, with text and elements in it.
  void inline(Tag tag, Runnable content) {
    opening(tag).append('>');
    content.run();
    closing(tag);
  }

  /// An element within a line, with text in it.
  void inline(Tag tag, String text) {
    inline(tag, () -> text(text));
  }

  /// Text.
  void text(String text) {
    out.append(escape(text));
  }

  private StringBuilder opening(Tag tag) {
    out.append('<').append(tag.name());
    tag.attributes().forEach((name, value) ->
        out.append(' ').append(name).append("=\"").append(escape(value)).append('"'));
    return out;
  }

  private void closing(Tag tag) {
    out.append("</").append(tag.name()).append('>');
  }

  private void line() {
    if (!out.isEmpty()) {
      out.append('\n').repeat(' ', depth);
    }
  }

  /// Text as it stands between tags and within quotation marks.
  static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
  }

  @Override
  public String toString() {
    return out + "\n";
  }
}
