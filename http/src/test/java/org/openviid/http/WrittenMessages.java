package org.openviid.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.jspecify.annotations.Nullable;
import org.openviid.http.RawClient.Answer;
import org.openviid.reference.Extent;
import org.openviid.reference.JsonSchemas;
import org.openviid.reference.XmlSchemas;
import org.openviid.schema.Attribute;
import org.openviid.schema.ObjectType;
import org.openviid.schema.Profile;
import org.openviid.schema.Schema;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/// Holds every message that test servers write against the schemas that they publish: all that have its
/// root, since what the other generation lacks is an unknown attribute to it.
///
/// A text of a wrong length and a code that no list has are forgiven only to a server that counted, when it
/// took them in, that it put up with such a thing.
final class WrittenMessages {
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private static final Map<Schema, WrittenMessages> OF_TABLES = new ConcurrentHashMap<>();
  private static final String XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace";
  private static final Map<String, List<String>> FORGIVEN =
      Map.of(
          "minLength", List.of("wrong-length"),
          "maxLength", List.of("wrong-length", "too-long"),
          "enum", List.of("unknown-code"),
          "pattern", List.of("unknown-code"));
  /// What XML Schema calls the same.
  private static final Map<String, String> IN_XML =
      Map.of(
          "cvc-length-valid", "minLength",
          "cvc-minLength-valid", "minLength",
          "cvc-maxLength-valid", "maxLength",
          "cvc-enumeration-valid", "enum",
          "cvc-pattern-valid", "pattern");
  /// What XML Schema says of the same value once more.
  private static final String REPEATED = "cvc-type.3.1.3";

  private final Schema schema;
  private final Map<Version, com.networknt.schema.Schema> json = new ConcurrentHashMap<>();
  private final Map<Version, javax.xml.validation.Schema> xml = new ConcurrentHashMap<>();

  /// Which of the published schemas.
  private record Version(Profile profile, Extent extent) {}

  private WrittenMessages(Schema schema) {
    this.schema = schema;
  }

  static WrittenMessages of(Schema schema) {
    return OF_TABLES.computeIfAbsent(schema, WrittenMessages::new);
  }

  /// Checks an answer, if it is a message of the protocol.
  ///
  /// @param tolerated how often the server put up with the deviation of that name
  void check(Answer answer, ToDoubleFunction<String> tolerated) {
    String type = answer.header("Content-Type").orElse("");
    if (answer.body().isEmpty()) {
      return;
    }
    if (type.startsWith("application/VIID+JSON")) {
      assertThat(faults(answer.body(), tolerated)).as("faults of %s", answer.body()).isEmpty();
    } else if (type.startsWith("application/VIID+XML")) {
      assertThat(xmlFaults(answer.body()))
          .filteredOn(fault -> !isForgiven(IN_XML.get(fault.split(":", 2)[0]), tolerated))
          .as("faults of %s", answer.body())
          .isEmpty();
    }
  }

  List<Error> faults(String message, ToDoubleFunction<String> tolerated) {
    List<Error> faults = new ArrayList<>();
    for (Profile profile : profiles(message.split("\"", 3)[1])) {
      faults(message, new Version(profile, Extent.PART)).stream()
          .filter(error -> !isForgiven(error.getKeyword(), tolerated))
          .forEach(faults::add);
    }
    return faults;
  }

  private static boolean isForgiven(@Nullable String keyword, ToDoubleFunction<String> tolerated) {
    List<String> deviations = keyword == null ? List.of() : FORGIVEN.getOrDefault(keyword, List.of());
    return deviations.stream().anyMatch(name -> tolerated.applyAsDouble(name) > 0);
  }

  private List<Error> faults(String message, Version version) {
    return json.computeIfAbsent(version, this::json).validate(message, InputFormat.JSON);
  }

  /// What is wrong with a message of whole objects.
  List<Error> faultsOfWhole(String message, Profile profile) {
    return faults(message, new Version(profile, Extent.WHOLE));
  }

  /// The generations that have such a message; one at least is held to it.
  private List<Profile> profiles(String root) {
    List<Profile> profiles =
        schema.findByRoot(root).map(ObjectType::profiles).stream().flatMap(set -> set.stream()).sorted().toList();
    return profiles.isEmpty() ? List.of(Profile.GBT46363) : profiles;
  }

  private com.networknt.schema.Schema json(Version version) {
    return REGISTRY.getSchema(
        JsonSchemas.document(schema, version.profile(), version.extent()), InputFormat.JSON);
  }

  List<String> xmlFaults(String message) {
    return xmlFaults(message, List.of(Profile.values()), Extent.PART);
  }

  /// What is wrong with an XML message of whole objects.
  List<String> xmlFaultsOfWhole(String message, Profile profile) {
    return xmlFaults(message, List.of(profile), Extent.WHOLE);
  }

  private List<String> xmlFaults(String message, List<Profile> wanted, Extent extent) {
    List<String> faults = new ArrayList<>();
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      org.w3c.dom.Document document =
          quiet(factory.newDocumentBuilder()).parse(new InputSource(new StringReader(message)));
      Element root = document.getDocumentElement();
      for (Profile profile : profiles(root.getNodeName())) {
        if (wanted.contains(profile)) {
          Element known = (Element) root.cloneNode(true);
          schema.findByRoot(root.getNodeName()).ifPresent(type -> dropUnknown(known, type, profile));
          Version version = new Version(profile, extent);
          Validator validator = xml.computeIfAbsent(version, this::xml).newValidator();
          validator.setErrorHandler(collecting(faults));
          validator.validate(new DOMSource(known));
        }
      }
    } catch (SAXException e) {
      faults.add(String.valueOf(e.getMessage()));
    } catch (IOException | ParserConfigurationException e) {
      throw new AssertionError(e);
    }
    return faults;
  }

  private static ErrorHandler collecting(List<String> faults) {
    return new ErrorHandler() {
      @Override
      public void warning(SAXParseException e) {}

      @Override
      public void error(SAXParseException e) {
        String fault = String.valueOf(e.getMessage());
        if (!fault.startsWith(REPEATED)) {
          faults.add(fault);
        }
      }

      @Override
      public void fatalError(SAXParseException e) throws SAXException {
        throw e;
      }
    };
  }

  /// Without its habit of printing faults.
  private static DocumentBuilder quiet(DocumentBuilder builder) {
    builder.setErrorHandler(null);
    return builder;
  }

  /// Takes away the elements of which XML Schema 1.0 cannot say that they are allowed, and what tells XML
  /// parsers to keep blanks.
  private static void dropUnknown(Element element, ObjectType type, Profile profile) {
    List<Node> children = new ArrayList<>();
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      children.add(child);
    }
    for (Node child : children) {
      Attribute attribute = type.attribute(child.getNodeName()).orElse(null);
      if (attribute == null || !attribute.profiles().contains(profile)) {
        element.removeChild(child);
      } else if (child instanceof Element known) {
        known.removeAttributeNS(XML_NAMESPACE, "space");
        if (attribute.kind().nests()) {
          dropUnknown(known, attribute.target(), profile);
        }
      }
    }
  }

  private javax.xml.validation.Schema xml(Version version) {
    try {
      return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
          .newSchema(new StreamSource(new StringReader(XmlSchemas.document(schema, version.profile(), version.extent()))));
    } catch (SAXException e) {
      throw new AssertionError(e);
    }
  }
}
