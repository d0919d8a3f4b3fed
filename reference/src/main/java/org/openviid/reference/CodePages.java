package org.openviid.reference;

import java.util.List;
import org.openviid.schema.CodeList;

/// The pages on code lists.
final class CodePages {
  private CodePages() {}

  /// All lists.
  static void index(Page page) {
    page.html().block(Tag.of("ul", "class", "users"), () ->
        page.standard().schema().codeLists()
            .forEach(codes -> page.html().row(Tag.of("li"), () -> page.link(codes))));
  }

  /// One list with its codes.
  static void list(Page page, CodeList codes) {
    if (codes.isExternal()) {
      page.html().row(Tag.of("p"), page.say(Word.EXTERNAL));
    } else {
      page.table(List.of(Word.CODE, Word.CHINESE, Word.ENGLISH), () ->
          codes.codes().forEach((code, meaning) ->
              page.html().block(Tag.of("tr"), () -> {
                page.name(code);
                page.cell(meaning.zh());
                page.cell(meaning.en());
              })));
    }
    ObjectPages.users(page, attribute -> attribute.codes() == codes);
  }
}
