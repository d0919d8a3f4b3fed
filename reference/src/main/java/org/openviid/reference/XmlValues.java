package org.openviid.reference;

import org.openviid.schema.Attribute;
import org.openviid.schema.CodeList;
import org.openviid.schema.Label;
import org.openviid.schema.Length;
import org.openviid.schema.Range;
import org.openviid.schema.ValueKind;

/// Describes the values of attributes in XML Schema. Used by one thread.
final class XmlValues {
  private static final Tag SIMPLE = Tag.of("xs:simpleType");

  private final Markup xml;

  XmlValues(Markup xml) {
    this.xml = xml;
  }

  /// The element that an attribute is.
  ///
  /// @param tag with its name and how often it occurs
  void element(Tag tag, Attribute attribute) {
    String named = named(attribute);
    Tag typed = named.isEmpty() ? tag : tag.with("type", named);
    xml.block(typed, () -> {
      documentation(attribute);
      if (named.isEmpty()) {
        xml.block(SIMPLE, () -> restriction(attribute));
      }
    });
  }

  /// The name of the type of an attribute's values, or nothing if it has to be described in place.
  private static String named(Attribute attribute) {
    return switch (attribute.kind()) {
      case TEXT, TEXTS -> attribute.length().equals(Length.UNLIMITED) ? "xs:string" : "";
      case CODE -> attribute.separator().isEmpty() ? listed(attribute, "") : "";
      case INT -> attribute.range().isLimited() ? "" : "xs:long";
      case INTCODE -> listed(attribute, "xs:long");
      case DOUBLE -> attribute.range().isLimited() ? "" : "xs:double";
      case FLAG, TIME -> "";
      case DATA -> "xs:base64Binary";
      case OBJECT, LIST -> attribute.target().name();
    };
  }

  private static String listed(Attribute attribute, String otherwise) {
    return Edition.listed(attribute).map(codes -> name(codes, attribute.kind())).orElse(otherwise);
  }

  private static String name(CodeList codes, ValueKind kind) {
    return kind == ValueKind.INTCODE ? codes.name() + "-number" : codes.name();
  }

  private static String base(ValueKind kind) {
    return switch (kind) {
      case INT -> "xs:long";
      case DOUBLE -> "xs:double";
      case TEXT, TEXTS, CODE, INTCODE, FLAG, TIME, DATA, OBJECT, LIST -> "xs:string";
    };
  }

  private void restriction(Attribute attribute) {
    xml.block(Tag.of("xs:restriction", "base", base(attribute.kind())), () -> {
      switch (attribute.kind()) {
        case INT, DOUBLE -> range(attribute.range());
        case FLAG -> {
          facet("enumeration", "0");
          facet("enumeration", "1");
        }
        case TIME -> facet("pattern", Patterns.TIME);
        default -> {
          length(attribute.length());
          Edition.listed(attribute)
              .ifPresent(codes -> facet("pattern", Patterns.several(codes, attribute.separator().orElseThrow())));
        }
      }
    });
  }

  private void length(Length length) {
    if (length.exact()) {
      facet("length", Integer.toString(length.max()));
    } else if (length.max() != Integer.MAX_VALUE) {
      facet("minLength", "1");
      facet("maxLength", Integer.toString(length.max()));
    }
  }

  private void range(Range range) {
    if (range.isLimitedBelow()) {
      facet("minInclusive", Range.text(range.least()));
    }
    if (range.isLimitedAbove()) {
      facet("maxInclusive", Range.text(range.most()));
    }
  }

  private void facet(String name, String value) {
    xml.row(Tag.of("xs:" + name, "value", value));
  }

  /// The simple type of a code list.
  void list(CodeList codes, ValueKind kind) {
    String base = kind == ValueKind.INTCODE ? "xs:long" : "xs:string";
    xml.block(SIMPLE.with("name", name(codes, kind)), () ->
        xml.block(Tag.of("xs:restriction", "base", base), () ->
            codes.codes().forEach((code, meaning) ->
                xml.block(Tag.of("xs:enumeration", "value", code), () -> documentation(meaning, "")))));
  }

  private void documentation(Attribute attribute) {
    String note = attribute.note().isEmpty() ? "" : "; " + attribute.note();
    documentation(attribute.label(), Notes.origin(attribute) + note);
  }

  /// Says in both languages what something is, and to programs where it comes from.
  void documentation(Label label, String origin) {
    xml.block(Tag.of("xs:annotation"), () -> {
      xml.row(Tag.of("xs:documentation", "xml:lang", "zh"), label.zh());
      xml.row(Tag.of("xs:documentation", "xml:lang", "en"), label.en());
      if (!origin.isEmpty()) {
        xml.row(Tag.of("xs:appinfo"), origin);
      }
    });
  }
}
