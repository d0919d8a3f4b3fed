package org.openviid.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openviid.schema.Attribute;
import org.openviid.schema.DataObject;
import org.openviid.schema.Obligation;
import org.openviid.schema.Sensitivity;
import org.openviid.schema.Value;
import org.openviid.schema.ValueKind;

/// Holds objects against the tables of the standard: kinds, lengths, codes, obligations.
final class SchemaChecks {
  private static final Pattern SEVERAL = Pattern.compile("multi-valued, joined by '(.)'.*");
  private static final String AUTOMATIC = "required for automatic collection";

  private SchemaChecks() {}

  /// What is wrong with an object and those nested in it, in words.
  static List<String> problems(DataObject object) {
    List<String> problems = new ArrayList<>();
    for (String extra : object.extras().keySet()) {
      problems.add(object.type() + " has no attribute " + extra);
    }
    for (Attribute attribute : object.type().attributes()) {
      Value value = object.value(attribute);
      if (value == null) {
        if (isNeeded(attribute)) {
          problems.add(object.type() + "." + attribute + " is missing");
        }
      } else {
        check(object, attribute, value, problems);
      }
    }
    return problems;
  }

  private static boolean isNeeded(Attribute attribute) {
    return attribute.obligation() == Obligation.REQUIRED || attribute.note().contains(AUTOMATIC);
  }

  private static void check(DataObject object, Attribute attribute, Value value, List<String> problems) {
    String name = object.type() + "." + attribute;
    if (attribute.sensitivity() == Sensitivity.RESTRICTED || attribute.sensitivity() == Sensitivity.SECRET) {
      problems.add(name + " must not be told");
    }
    switch (value) {
      case Value.Text text -> text(name, attribute, text.text(), problems);
      case Value.Whole whole -> code(name, attribute, Long.toString(whole.number()), problems);
      case Value.Nested nested -> problems.addAll(problems(nested.object()));
      case Value.Sequence sequence ->
          sequence.values().forEach(each -> check(object, attribute, each, problems));
      case Value.Moment moment -> assertThat(moment.digits()).hasSize(14);
      case Value.Real real -> expect(attribute, ValueKind.DOUBLE, name, problems);
      case Value.Flag flag -> expect(attribute, ValueKind.FLAG, name, problems);
      case Value.Bytes bytes -> expect(attribute, ValueKind.DATA, name, problems);
      case Value.Blob blob -> problems.add(name + " refers to a store");
    }
  }

  private static void expect(Attribute attribute, ValueKind kind, String name, List<String> problems) {
    if (attribute.kind() != kind) {
      problems.add(name + " is not a " + kind);
    }
  }

  private static void text(String name, Attribute attribute, String text, List<String> problems) {
    if (text.isEmpty() || !attribute.length().admits(text.codePointCount(0, text.length()))) {
      problems.add(name + " has a wrong length: " + text);
    }
    Matcher several = SEVERAL.matcher(attribute.note());
    String[] parts =
        several.matches() ? text.split(Pattern.quote(several.group(1)), -1) : new String[] {text};
    for (String part : parts) {
      code(name, attribute, part, problems);
    }
  }

  private static void code(String name, Attribute attribute, String code, List<String> problems) {
    var codes = attribute.codes();
    if (codes != null && !codes.admits(code)) {
      problems.add(name + " has a code that " + codes + " lacks: " + code);
    }
  }
}
