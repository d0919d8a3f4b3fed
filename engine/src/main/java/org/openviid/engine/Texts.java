package org.openviid.engine;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.openviid.schema.Attribute;
import org.openviid.schema.Value;

/// Texts on their way from one generation of the standard to the other.
final class Texts {
  private Texts() {}

  /// A text as the other generation says it: with its own codes, and not longer than it allows. Null when
  /// nothing is left.
  static @Nullable Value said(
      Value.Text text, Attribute source, Attribute target, Map<String, List<String>> codes) {
    String said = codes.isEmpty() ? text.text() : recoded(text.text(), source.separator().orElse(","), codes);
    int most = target.length().max();
    String cut = !target.length().exact() && said.length() > most ? said.substring(0, most) : said;
    return cut.isEmpty() ? null : cut.equals(text.text()) ? text : new Value.Text(cut);
  }

  private static String recoded(String text, String separator, Map<String, List<String>> codes) {
    Set<String> said = new LinkedHashSet<>();
    for (String code : text.split(Pattern.quote(separator), -1)) {
      String bare = code.strip();
      if (!bare.isEmpty()) {
        said.addAll(codes.getOrDefault(bare, List.of(bare)));
      }
    }
    return String.join(separator, said);
  }

  /// Two texts that hold several values each as one, or the first when the attribute holds only one.
  static Value joined(Value.Text first, Value.Text second, Attribute attribute) {
    return attribute
        .separator()
        .map(separator -> (Value) new Value.Text(first.text() + separator + second.text()))
        .orElse(first);
  }

  /// The value of an attribute that a table writes as text.
  static Value value(Attribute attribute, String text) {
    return switch (attribute.kind()) {
      case INT, INTCODE -> new Value.Whole(Long.parseLong(text));
      case DOUBLE -> new Value.Real(Double.parseDouble(text));
      case FLAG -> new Value.Flag(text.equals("1"));
      case TEXT, CODE -> new Value.Text(text);
      case TEXTS -> new Value.Sequence(new ArrayList<>(List.of(new Value.Text(text))));
      case TIME, DATA, OBJECT, LIST ->
          throw new IllegalArgumentException(attribute + " cannot be written as a text in a table");
    };
  }
}
