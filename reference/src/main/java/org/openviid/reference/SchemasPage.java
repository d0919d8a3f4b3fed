package org.openviid.reference;

/// The page that lists the documents made for programs, in both languages.
final class SchemasPage {
  private SchemasPage() {}

  static String of(Standard standard) {
    Markup html = new Markup("<!doctype html>");
    html.block(Tag.of("html", "lang", Language.EN.tag()), () -> {
      html.block(Tag.of("head"), () -> {
        html.row(Tag.of("meta", "charset", "utf-8"));
        html.row(Tag.of("meta", "name", "viewport").with("content", "width=device-width, initial-scale=1"));
        html.row(Tag.of("title"), "Schemas · OpenVIID");
        html.row(Tag.of("link", "rel", "stylesheet").with("href", Reference.PAGES + "style.css"));
      });
      html.block(Tag.of("body"), () -> {
        html.block(Tag.of("header"), () -> {
          html.row(Tag.of("a", "class", "home").with("href", "/"), "OpenVIID");
          html.block(Tag.of("nav"), () -> languages(html));
        });
        html.block(Tag.of("main"), () -> content(html));
        html.row(Tag.of("footer"), "OpenVIID " + standard.version());
      });
    });
    return html.toString();
  }

  private static void languages(Markup html) {
    for (Language language : Language.values()) {
      Tag link = Tag.of("a", "href", Reference.PAGES + language.path() + "/").with("lang", language.tag());
      html.row(link, Word.TITLE.in(language));
    }
  }

  private static void content(Markup html) {
    html.row(Tag.of("h1"), "机器可读文档 · For programs");
    html.row(
        Tag.of("p"),
        "由本服务器自己的表生成。名称带 -part 的不要求必选属性，用于修改报文和查询应答。");
    html.row(
        Tag.of("p"),
        "Made from the tables that this server itself reads. Those called -part require no attribute of stored "
            + "objects: for changes, and for what is answered.");
    html.block(Tag.of("ul"), () -> {
      for (String path : Reference.machineReadable()) {
        html.row(Tag.of("li"), () -> html.inline(Tag.of("a", "href", path), path));
      }
    });
  }
}
