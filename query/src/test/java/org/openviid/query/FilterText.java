package org.openviid.query;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openviid.schema.Value;

/// Filters as one line of text, for golden files and messages of tests.
final class FilterText {
  private FilterText() {}

  static String of(Filter filter) {
    return switch (filter) {
      case Filter.Everything everything -> "everything";
      case Filter.And and ->
          and.operands().stream()
              .map(FilterText::of)
              .collect(Collectors.joining(" and ", "(", ")"));
      case Filter.Or or ->
          or.operands().stream().map(FilterText::of).collect(Collectors.joining(" or ", "(", ")"));
      case Filter.Not not -> "not " + of(not.operand());
      case Filter.AnyOf anyOf ->
          anyOf.path().dotted()
              + anyOf.values().stream()
                  .map(FilterText::of)
                  .collect(Collectors.joining(", ", " in {", "}"));
      case Filter.Range range -> range.path().dotted() + " in " + interval(range);
      case Filter.Like like -> like.path().dotted() + " like " + pattern(like.pattern());
      case Filter.Present present -> present.path().dotted() + " present";
    };
  }

  private static String interval(Filter.Range range) {
    return (range.lower() != null && range.lowerIncluded() ? "[" : "(")
        + bound(range.lower())
        + " .. "
        + bound(range.upper())
        + (range.upper() != null && range.upperIncluded() ? "]" : ")");
  }

  private static String bound(@Nullable Value value) {
    return value == null ? "" : of(value);
  }

  private static String pattern(LikePattern pattern) {
    String middle = String.join("*", pattern.parts()).replace(LikePattern.ANY_CHARACTER, '?');
    return (pattern.openStart() ? "*" : "")
        + middle
        + (pattern.openEnd() && !pattern.parts().isEmpty() ? "*" : "");
  }

  private static String of(Value value) {
    return switch (value) {
      case Value.Text text -> "'" + text.text() + "'";
      case Value.Whole whole -> Long.toString(whole.number());
      case Value.Real real -> Double.toString(real.number());
      case Value.Flag flag -> Boolean.toString(flag.yes());
      case Value.Moment moment -> moment.digits() + "@" + moment.epochMillis();
      case Value.Bytes bytes -> bytes.toString();
      case Value.Blob blob -> blob.toString();
      case Value.Nested nested -> nested.toString();
      case Value.Sequence sequence -> sequence.toString();
    };
  }
}
