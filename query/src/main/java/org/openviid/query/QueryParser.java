package org.openviid.query;

/// Turns query strings into queries. Immutable, and safe to share between threads.
///
/// The grammar is that of Annex D as far as it is known (proposed), widened by what peers were seen to
/// send. Each deviation that was accepted is named in [Query#tolerances]; whoever wants to be strict
/// refuses queries that name any.
public final class QueryParser {
  private final QueryLimits limits;
  private final QueryVocabulary vocabulary = QueryVocabulary.builtIn();

  /// A parser with limits.
  public QueryParser(QueryLimits limits) {
    this.limits = limits;
  }

  /// Parses what follows the question mark of a request line.
  ///
  /// @param raw as received, before any decoding; the separators within are recognised before the rest is
  ///     decoded, so that an encoded `&` is part of a value
  /// @throws QueryException naming the position, counted from 1, and what was expected there
  public Query parse(String raw) {
    checkLength(raw);
    Tolerances tolerances = new Tolerances();
    return parse(PercentDecoder.decode(raw, tolerances), raw.length(), tolerances);
  }

  /// Parses a query that comes without percent-encoding, as within a message body.
  ///
  /// @throws QueryException naming the position, counted from 1, and what was expected there
  public Query parseText(String text) {
    checkLength(text);
    return parse(DecodedQuery.plain(text), text.length(), new Tolerances());
  }

  private Query parse(DecodedQuery decoded, int rawLength, Tolerances tolerances) {
    Cursor cursor = new Cursor(decoded, rawLength, tolerances);
    if (decoded.length() > 0 && decoded.charAt(0) == '?') {
      tolerances.accept(Tolerances.QUESTION_MARK);
      cursor.moveTo(1);
    }
    QueryDraft draft = new QueryDraft();
    Condition condition = new ConditionReader(cursor, draft, vocabulary, limits, tolerances).query();
    return draft.build(condition, tolerances);
  }

  private void checkLength(String raw) {
    if (raw.length() > limits.length()) {
      throw new QueryException("OV-1100", raw.length(), limits.length());
    }
  }
}
