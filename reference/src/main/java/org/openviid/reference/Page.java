package org.openviid.reference;

import java.util.List;
import java.util.function.Consumer;
import org.openviid.schema.Attribute;
import org.openviid.schema.CodeList;
import org.openviid.schema.Label;
import org.openviid.schema.ObjectType;

/// The frame of a reference page: head, ways to the other pages, foot. Links are relative to the folder of
/// the language, so that the pages work wherever they are put. Used by one thread.
final class Page {
  private static final List<Word> TOP = List.of(Word.OBJECTS, Word.ATTRIBUTES, Word.CODES, Word.INTERFACES, Word.QUERIES);

  private final Standard standard;
  private final Language language;
  private final String path;
  private final String up;
  private final Markup html = new Markup("<!doctype html>");

  /// @param path of the page below the folder of the language, such as `objects/Person.html`
  Page(Standard standard, Language language, String path) {
    this.standard = standard;
    this.language = language;
    this.path = path;
    this.up = path.contains("/") ? "../" : "";
  }

  Standard standard() {
    return standard;
  }

  Language language() {
    return language;
  }

  /// Where its content goes.
  Markup html() {
    return html;
  }

  String say(Word word) {
    return word.in(language);
  }

  /// The whole page.
  String of(String title, Consumer<Page> content) {
    html.block(Tag.of("html", "lang", language.tag()), () -> {
      head(title);
      html.block(Tag.of("body"), () -> {
        navigation();
        html.block(Tag.of("main"), () -> {
          html.row(Tag.of("h1"), title);
          content.accept(this);
        });
        html.row(Tag.of("footer"), "OpenVIID " + standard.version());
      });
    });
    return html.toString();
  }

  private void head(String title) {
    html.block(Tag.of("head"), () -> {
      html.row(Tag.of("meta", "charset", "utf-8"));
      html.row(Tag.of("meta", "name", "viewport").with("content", "width=device-width, initial-scale=1"));
      html.row(Tag.of("title"), title + " · OpenVIID");
      html.row(Tag.of("link", "rel", "stylesheet").with("href", up + "../style.css"));
      html.row(
          Tag.of("link", "rel", "alternate")
              .with("hreflang", language.other().tag())
              .with("href", up + "../" + language.other().path() + "/" + path));
    });
  }

  private void navigation() {
    html.block(Tag.of("header"), () -> {
      html.row(Tag.of("a", "class", "home").with("href", up + "index.html"), "OpenVIID");
      html.block(Tag.of("nav"), () -> {
        TOP.forEach(word -> html.row(link(home(word)), say(word)));
        Language other = language.other();
        Tag there = Tag.of("a", "class", "language").with("href", up + "../" + other.path() + "/" + path);
        html.row(there.with("lang", other.tag()), other.title());
      });
    });
  }

  private static String home(Word word) {
    return switch (word) {
      case ATTRIBUTES -> Folder.ATTRIBUTES;
      case CODES -> Folder.CODES;
      case INTERFACES -> Folder.INTERFACES;
      case QUERIES -> Folder.QUERIES;
      default -> Folder.INDEX;
    };
  }

  /// A link to a page below the folder of the language.
  Tag link(String target) {
    return Tag.of("a", "href", up + target);
  }

  /// A link to a type, with its name.
  void link(ObjectType type) {
    html.inline(link(Folder.of(type)), type.name());
  }

  /// A link to a code list, with its name.
  void link(CodeList codes) {
    html.inline(link(Folder.of(codes)), codes.name());
  }

  /// A link to an attribute in the table of its type.
  void link(ObjectType type, Attribute attribute) {
    html.inline(link(Folder.of(type) + "#" + attribute.name()), type.name() + "." + attribute.name());
  }

  /// A heading.
  void heading(String text) {
    html.row(Tag.of("h2"), text);
  }

  /// A table that scrolls by itself where the screen is narrow.
  void table(List<Word> columns, Runnable rows) {
    html.block(Tag.of("div", "class", "wide").with("tabindex", "0"), () ->
        html.block(Tag.of("table"), () -> {
          html.block(Tag.of("thead"), () ->
              html.block(Tag.of("tr"), () ->
                  columns.forEach(column -> html.row(Tag.of("th", "scope", "col"), say(column)))));
          html.block(Tag.of("tbody"), rows);
        }));
  }

  /// A cell of a table.
  void cell(String text) {
    html.row(Tag.of("td"), text);
  }

  /// A cell that may be broken nowhere.
  void name(String text) {
    html.row(Tag.of("td"), () -> html.inline(Tag.of("code"), text));
  }

  /// A cell with a short text that is not broken.
  void fit(String text) {
    html.row(Tag.of("td", "class", "fit"), text);
  }

  /// A cell with a remark.
  void note(String text) {
    html.row(text.isEmpty() ? Tag.of("td") : Tag.of("td", "class", "note"), text);
  }

  /// A cell with a name and, below, what is accepted for it.
  void names(String name, List<String> aliases) {
    html.row(Tag.of("td"), () -> {
      html.inline(Tag.of("code"), name);
      aliases.forEach(alias -> html.inline(Tag.of("code", "class", "alias"), alias));
    });
  }

  /// A cell with a meaning in both languages, the one of the page first.
  void label(Label label) {
    html.row(Tag.of("td", "class", "label"), () -> {
      html.text(language.of(label));
      html.inline(Tag.of("span", "class", "other").with("lang", language.other().tag()), language.other().of(label));
    });
  }
}
