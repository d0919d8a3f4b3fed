package org.openviid.kit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What is true of one thing, under names of the kit's own. The tables in `records/` say which attribute
/// tells which fact. Used by one thread.
final class Facts {
  private static final Pattern NAME = Pattern.compile("\\{([a-z.]+)(\\??)}");

  private final Map<String, String> values = new LinkedHashMap<>();

  /// Adds a fact, or replaces it; an empty text is no fact.
  Facts set(String name, Object value) {
    String text = String.valueOf(value);
    if (text.isEmpty()) {
      values.remove(name);
    } else {
      values.put(name, text);
    }
    return this;
  }

  /// Adds a fact that has no more to it than that it is so.
  Facts setIf(String name, boolean so) {
    return set(name, so ? "yes" : "");
  }

  /// Adds all facts of another.
  Facts with(Facts others) {
    values.putAll(others.values);
    return this;
  }

  /// A text with every `{name}` replaced by the fact of that name, and every `{name?}` by nothing; empty
  /// when one of the facts is not known.
  Optional<String> fill(String pattern) {
    Matcher matcher = NAME.matcher(pattern);
    StringBuilder text = new StringBuilder();
    while (matcher.find()) {
      String value = values.get(matcher.group(1));
      if (value == null) {
        return Optional.empty();
      }
      matcher.appendReplacement(text, matcher.group(2).isEmpty() ? Matcher.quoteReplacement(value) : "");
    }
    matcher.appendTail(text);
    return Optional.of(text.toString());
  }
}
