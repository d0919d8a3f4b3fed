package org.openviid.reference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openviid.schema.InterfaceRow;
import org.openviid.schema.Label;
import org.openviid.schema.ObjectType;

/// The pages on the interface table and on queries.
final class InterfacePages {
  private static final List<Word> COLUMNS =
      List.of(
          Word.METHOD, Word.NAME, Word.OPERATION, Word.REQUEST, Word.RESPONSE, Word.STATE, Word.PROVENANCE,
          Word.PROFILES, Word.CLAUSE, Word.NOTE);

  private InterfacePages() {}

  /// The interface table by message groups.
  static void interfaces(Page page) {
    Map<Label, List<InterfaceRow>> groups = new LinkedHashMap<>();
    for (InterfaceRow row : page.standard().schema().interfaces()) {
      groups.computeIfAbsent(page.standard().group(row), _ -> new ArrayList<>()).add(row);
    }
    groups.forEach((group, rows) -> {
      page.heading(page.language().of(group));
      page.table(COLUMNS, () -> rows.forEach(row -> page.html().block(Tag.of("tr"), () -> row(page, row))));
    });
  }

  private static void row(Page page, InterfaceRow row) {
    page.name(row.method());
    page.names(row.path(), row.aliases());
    page.fit(page.language().of(Verbs.of(row.operation())));
    body(page, row.request(), row.rawRequest());
    body(page, row.response(), row.rawResponse());
    boolean served = page.standard().served().test(row);
    page.html().row(Tag.of("td"), () -> {
      String state = page.say(served ? Word.SERVED : Word.REFUSED);
      page.html().inline(Tag.of("span", "class", served ? "served" : "refused"), state);
    });
    ObjectPages.provenance(page, Edition.word(row.provenance()));
    page.fit(ObjectPages.profiles(row.profiles()));
    page.fit(row.clause1400().isEmpty() ? row.clause46363() : (row.clause46363() + " / " + row.clause1400()));
    page.note(row.note());
  }

  private static void body(Page page, Optional<ObjectType> type, boolean raw) {
    page.html().row(Tag.of("td"), () -> {
      type.ifPresent(page::link);
      if (raw) {
        page.html().text("Base64");
      }
    });
  }

  /// The grammar of queries.
  static void queries(Page page) {
    page.html().row(Tag.of("p"), page.say(Word.CONDITIONS));
    page.heading(page.say(Word.DIRECTIVES));
    page.table(List.of(Word.NAME, Word.MEANING, Word.ALIASES, Word.NOTE), () ->
        page.standard().directives().forEach(directive ->
            page.html().block(Tag.of("tr"), () -> {
              page.name(directive.name());
              page.cell(directive.meaning());
              page.cell(String.join(", ", directive.aliases()));
              page.note(directive.note());
            })));
    page.heading(page.say(Word.OPERATORS));
    page.table(List.of(Word.NAME, Word.FORM, Word.MEANING), () ->
        page.standard().operators().forEach(operator ->
            page.html().block(Tag.of("tr"), () -> {
              page.name(operator.notation());
              page.cell(operator.form());
              page.cell(operator.meaning().replace('_', ' '));
            })));
  }
}
