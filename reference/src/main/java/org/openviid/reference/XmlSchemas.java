package org.openviid.reference;

import org.openviid.schema.Attribute;
import org.openviid.schema.CodeList;
import org.openviid.schema.ObjectType;
import org.openviid.schema.Profile;
import org.openviid.schema.Schema;
import org.openviid.schema.TypeKind;
import org.openviid.schema.ValueKind;

/// XML Schema 1.0 of all messages of a generation of the standard (Annex B): a global element for each
/// message, a complex type for each object type, a simple type for each code list.
///
/// Elements have no namespace, and stand in the order of the tables. Elements of a namespace of their own
/// may follow. That elements without one which the tables do not know are kept too is something that
/// XML Schema 1.0 cannot say.
public final class XmlSchemas {
  private static final String PREAMBLE = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
  private static final String NAMESPACE = "http://www.w3.org/2001/XMLSchema";

  private final Edition edition;
  private final Extent extent;
  private final Markup xml = new Markup(PREAMBLE);
  private final XmlValues values = new XmlValues(xml);

  private XmlSchemas(Edition edition, Extent extent) {
    this.edition = edition;
    this.extent = extent;
  }

  /// The document.
  public static String document(Schema schema, Profile profile, Extent extent) {
    XmlSchemas schemas = new XmlSchemas(new Edition(schema, profile), extent);
    schemas.write();
    return schemas.xml.toString();
  }

  private void write() {
    Tag root = Tag.of("xs:schema", "xmlns:xs", NAMESPACE).with("elementFormDefault", "unqualified");
    xml.block(root, () -> {
      values.documentation(edition.subject(), "");
      for (ObjectType type : edition.messages()) {
        xml.row(Tag.of("xs:element", "name", type.root()).with("type", type.name()));
      }
      edition.types().forEach(this::type);
      edition.codeLists().forEach(this::codes);
    });
  }

  private void type(ObjectType type) {
    xml.block(Tag.of("xs:complexType", "name", type.name()), () -> {
      values.documentation(type.label(), Notes.origin(edition, type));
      xml.block(Tag.of("xs:sequence"), () -> {
        edition.attributes(type).forEach(attribute -> element(type, attribute));
        xml.row(
            Tag.of("xs:any", "namespace", "##other")
                .with("processContents", "lax")
                .with("minOccurs", "0")
                .with("maxOccurs", "unbounded"));
      });
    });
  }

  private void element(ObjectType type, Attribute attribute) {
    boolean several = attribute.kind() == ValueKind.LIST || attribute.kind() == ValueKind.TEXTS;
    boolean required = extent.requires(type, attribute) && type.kind() != TypeKind.LIST;
    Tag tag = Tag.of("xs:element", "name", attribute.name());
    tag = required ? tag : tag.with("minOccurs", "0");
    tag = several ? tag.with("maxOccurs", "unbounded") : tag;
    values.element(tag, attribute);
  }

  /// A list may be used as text and as numbers, which are types of their own.
  private void codes(CodeList codes) {
    for (ValueKind kind : new ValueKind[] {ValueKind.CODE, ValueKind.INTCODE}) {
      boolean used =
          edition.types().stream()
              .flatMap(type -> edition.attributes(type).stream())
              .anyMatch(attribute -> attribute.codes() == codes && attribute.kind() == kind);
      if (used) {
        values.list(codes, kind);
      }
    }
  }
}
