package org.openviid.query;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.openviid.query.QueryVocabulary.Word;

/// Writes queries in the canonical form, which every parser of the grammar understands: one condition a
/// directive, everything within in parentheses, quotes only where needed. Stateless.
///
/// `QueryParser#parse` gives back an equal query and tolerates nothing on the way.
public final class QueryPrinter {
  private static final QueryVocabulary VOCABULARY = QueryVocabulary.builtIn();
  private static final Pattern BARE = Pattern.compile("[0-9A-Za-z][0-9A-Za-z._:-]*");
  private static final String UNRESERVED = "-._~=(),:";
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private QueryPrinter() {}

  /// The query string for a request line: percent-encoded UTF-8.
  public static String print(Query query) {
    return new Writer(true).query(query);
  }

  /// The query string for people, without percent-encoding.
  public static String readable(Query query) {
    return new Writer(false).query(query);
  }

  /// Writes one query. Not safe for use by several threads.
  private static final class Writer {
    private final boolean encode;
    private final StringBuilder out = new StringBuilder();
    private boolean inQuotes;

    Writer(boolean encode) {
      this.encode = encode;
    }

    String query(Query query) {
      if (query.condition() instanceof Condition.And and) {
        and.operands().forEach(operand -> separated().nested(operand));
      } else if (!(query.condition() instanceof Condition.Everything)) {
        separated().nested(query.condition());
      }
      number(Directive.MAX, query.paging().maxNumRecordReturn());
      number(Directive.SIZE, query.paging().pageRecordNum());
      number(Directive.START, query.paging().recordStartNo());
      if (query.sort().size() == 1) {
        directive(Directive.SORT).text(criterion(query.sort().getFirst()));
      } else if (!query.sort().isEmpty()) {
        directive(Directive.SORT).list(String.join(",", query.sort().stream().map(Writer::criterion).toList()));
      }
      if (!query.fields().isEmpty()) {
        directive(Directive.FIELDS).list(String.join(",", query.fields()));
      }
      if (query.countOnly()) {
        directive(Directive.COUNT).text("1");
      }
      if (!query.ids().isEmpty()) {
        directive(Directive.IDS).text(joined(query.ids()));
      }
      query.options().forEach((directive, text) -> directive(directive).text(quoted(text)));
      return out.toString();
    }

    private Writer separated() {
      if (!out.isEmpty()) {
        out.append('&');
      }
      return this;
    }

    private void number(Directive directive, long number) {
      if (number > 0) {
        directive(directive).text(Long.toString(number));
      }
    }

    private Writer directive(Directive directive) {
      return separated().text(VOCABULARY.name(directive)).text("=");
    }

    private static String criterion(SortTerm term) {
      return term.descending() ? term.name() + " " + VOCABULARY.word(Word.DESC) : term.name();
    }

    private static String joined(List<String> values) {
      return values.stream().map(Writer::quoted).collect(Collectors.joining(","));
    }

    private void list(String elements) {
      text("(").text(elements).text(")");
    }

    private void condition(Condition condition) {
      switch (condition) {
        case Condition.Everything everything -> throw new IllegalArgumentException("no operand");
        case Condition.And and -> joined(and.operands(), Word.AND);
        case Condition.Or or -> joined(or.operands(), Word.OR);
        case Condition.Not not -> text(VOCABULARY.word(Word.NOT)).text(" ").nested(not.operand());
        case Condition.Comparison comparison ->
            text(comparison.name())
                .text(VOCABULARY.symbol(comparison.operator()))
                .text(quoted(comparison.value()));
        case Condition.In in -> {
          named(in.name(), Word.IN);
          list(joined(in.values()));
        }
        case Condition.Between between ->
            named(between.name(), Word.BETWEEN)
                .text(quoted(between.low()))
                .text(" " + VOCABULARY.word(Word.AND) + " ")
                .text(quoted(between.high()));
        case Condition.Like like -> named(like.name(), Word.LIKE).text(quoted(like.pattern()));
        case Condition.IsNull isNull -> named(isNull.name(), Word.IS).text(VOCABULARY.word(Word.NULL));
      }
    }

    private Writer named(String name, Word word) {
      return text(name).text(" " + VOCABULARY.word(word) + " ");
    }

    private void joined(List<Condition> operands, Word word) {
      for (int i = 0; i < operands.size(); i++) {
        text(i == 0 ? "" : " " + VOCABULARY.word(word) + " ");
        nested(operands.get(i));
      }
    }

    private void nested(Condition condition) {
      boolean compound = condition instanceof Condition.And || condition instanceof Condition.Or;
      text(compound ? "(" : "");
      condition(condition);
      text(compound ? ")" : "");
    }

    private static String quoted(String text) {
      boolean bare = BARE.matcher(text).matches() && VOCABULARY.word(text) == null;
      return bare ? text : "'" + text.replace("'", "''") + "'";
    }

    private Writer text(String text) {
      if (!encode) {
        out.append(text);
        return this;
      }
      for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
        char c = (char) (b & 0xFF);
        inQuotes ^= c == '\'';
        if (isPlain(c)) {
          out.append(c);
        } else {
          out.append('%').append(HEX.toHexDigits(b));
        }
      }
      return this;
    }

    /// Within quotes all signs are encoded, so that no lone character beyond ASCII follows one that is
    /// not: that is how [PercentDecoder] recognises plates in GBK.
    private boolean isPlain(char c) {
      return c < 0x80 && (Character.isLetterOrDigit(c) || (!inQuotes && UNRESERVED.indexOf(c) >= 0));
    }
  }
}
