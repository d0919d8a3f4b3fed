package org.openviid.query;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The deviations accepted in one query so far. Not safe for use by several threads.
final class Tolerances {
  static final String QUESTION_MARK = "query.question-mark";
  static final String WHOLE_ENCODED = "query.whole-encoded";
  static final String RAW_PERCENT = "query.raw-percent";
  static final String GBK = "query.gbk";
  static final String FULL_WIDTH = "query.full-width";
  static final String UNQUOTED_BLANK = "query.unquoted-blank";
  static final String DIRECTIVE_AND = "query.keda-and";
  static final String GROUP_AMPERSAND = "query.group-ampersand";
  static final String QUALIFIED_DIRECTIVE = "query.qualified-directive";
  static final String DIRECTIVE_SPELLING = "query.directive-spelling";
  static final String REPEATED_DIRECTIVE = "query.repeated-directive";
  static final String SUFFIX_OPERATOR = "query.suffix-operator";
  static final String EMPTY_VALUE = "query.empty-value";
  static final String START_ZERO = "query.start-zero";
  static final String NAME_CASE = "query.name-case";
  static final String NAME_WRAPPER = "query.name-wrapper";
  static final String INNER_NAME = "query.inner-name";
  static final String TIME_NAME = "query.time-name";
  static final String UNKNOWN_FIELD = "query.unknown-field";
  static final String CODE_DIGITS = "query.code-digits";
  static final String EPOCH_TIME = "query.epoch-time";
  static final String LIKE_REGEX = "query.like-regex";
  static final String LIKE_VALUE = "query.like-value";
  static final String IGNORED_DIRECTIVE = "query.ignored-directive";

  private final Set<String> names = new LinkedHashSet<>();

  Tolerances() {}

  Tolerances(List<String> earlier) {
    names.addAll(earlier);
  }

  void accept(String name) {
    names.add(name);
  }

  List<String> names() {
    return List.copyOf(names);
  }
}
