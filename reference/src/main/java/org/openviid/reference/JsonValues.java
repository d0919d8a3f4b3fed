package org.openviid.reference;

import java.util.List;
import java.util.Optional;
import org.openviid.schema.Attribute;
import org.openviid.schema.CodeList;
import org.openviid.schema.Length;
import org.openviid.schema.Range;

/// Describes the values of attributes in JSON Schema. Used by one thread.
final class JsonValues {
  /// The list whose codes are also sent as text, which is their type in GA/T 1400.3.
  private static final String STATUS_CODES = "ConfirmStatusType";

  private final JsonText json;
  private final JsonTypes types;

  JsonValues(JsonText json, JsonTypes types) {
    this.json = json;
    this.types = types;
  }

  /// The keywords for an attribute.
  void of(Attribute attribute, Extent extent) {
    switch (attribute.kind()) {
      case TEXT -> text(attribute.length());
      case CODE -> code(attribute);
      case INT -> number("integer", attribute.range());
      case INTCODE -> numericCode(attribute);
      case DOUBLE -> number("number", attribute.range());
      case FLAG -> flag();
      case TIME -> time();
      case DATA -> content();
      case OBJECT -> types.type(attribute.target(), extent);
      case LIST -> array(() -> types.type(attribute.target(), extent));
      case TEXTS -> array(() -> text(attribute.length()));
    }
  }

  private void text(Length length) {
    json.put("type", "string");
    if (length.max() != Integer.MAX_VALUE) {
      json.put("minLength", length.exact() ? length.max() : 1);
      json.put("maxLength", length.max());
    }
  }

  private void code(Attribute attribute) {
    Optional<CodeList> listed = Edition.listed(attribute);
    Optional<String> separator = attribute.separator();
    if (listed.isPresent() && separator.isEmpty()) {
      types.codes(listed.get(), false);
      return;
    }
    text(attribute.length());
    if (listed.isPresent()) {
      json.put("pattern", Patterns.anchored(Patterns.several(listed.get(), separator.get())));
    }
  }

  private void number(String type, Range range) {
    json.put("type", type);
    if (range.isLimitedBelow()) {
      json.putNumber("minimum", Range.text(range.least()));
    }
    if (range.isLimitedAbove()) {
      json.putNumber("maximum", Range.text(range.most()));
    }
  }

  private void numericCode(Attribute attribute) {
    Edition.listed(attribute)
        .ifPresentOrElse(codes -> types.codes(codes, true), () -> json.put("type", "integer"));
  }

  /// The definition of a code list.
  void list(CodeList codes, boolean number) {
    boolean both = number && codes.name().equals(STATUS_CODES);
    json.texts("type", both ? List.of("integer", "string") : List.of(number ? "integer" : "string"));
    json.array("enum", () -> {
      for (String code : codes.codes().keySet()) {
        if (number) {
          json.add(Long.parseLong(code));
        }
        if (both || !number) {
          json.add(code);
        }
      }
    });
    json.object("x-meanings", () ->
        codes.codes().forEach((code, meaning) -> json.put(code, Notes.both(meaning))));
  }

  private void flag() {
    json.put("type", "string");
    json.texts("enum", List.of("0", "1"));
  }

  private void time() {
    json.put("type", "string");
    json.put("pattern", Patterns.anchored(Patterns.TIME));
  }

  private void content() {
    json.put("type", "string");
    json.put("contentEncoding", "base64");
  }

  private void array(Runnable items) {
    json.put("type", "array");
    json.object("items", items);
  }
}
