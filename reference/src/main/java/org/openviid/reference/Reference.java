package org.openviid.reference;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.openviid.schema.Profile;

/// All documents by the paths under which a server offers them. Each is made when it is asked for; keeping
/// it is the caller's business. Immutable, and safe to share between threads.
public final class Reference {
  /// Where the pages begin.
  public static final String PAGES = "/reference/";
  /// Where the schemas lie.
  public static final String SCHEMAS = "/schemas/";

  private static final String HTML = "text/html;charset=utf-8";
  private static final String JSON = "application/json";
  private static final String JSON_SCHEMA = "application/schema+json";
  private static final String XML = "application/xml;charset=utf-8";
  private static final String CSS = "text/css;charset=utf-8";

  private final Standard standard;
  private final Map<String, Maker> makers = new LinkedHashMap<>();

  /// How a document is made.
  private record Maker(String mediaType, Supplier<String> text) {}

  /// What can be said of a standard.
  public Reference(Standard standard) {
    this.standard = standard;
    for (Profile profile : Profile.values()) {
      makers.put(openApi(profile), new Maker(JSON, () -> OpenApi.document(standard, profile)));
      for (Extent extent : Extent.values()) {
        makers.put(xmlSchema(profile, extent), new Maker(XML, () -> XmlSchemas.document(standard.schema(), profile, extent)));
        makers.put(
            jsonSchema(profile, extent),
            new Maker(JSON_SCHEMA, () -> JsonSchemas.document(standard.schema(), profile, extent)));
      }
    }
    makers.put(SCHEMAS, new Maker(HTML, () -> SchemasPage.of(standard)));
    makers.put(PAGES + "style.css", new Maker(CSS, Reference::style));
    for (Language language : Language.values()) {
      pages(language);
    }
  }

  /// The path of the XML Schema of a generation.
  public static String xmlSchema(Profile profile, Extent extent) {
    return SCHEMAS + "viid-" + Edition.word(profile) + extent.suffix() + ".xsd";
  }

  /// The path of the JSON Schema of a generation.
  public static String jsonSchema(Profile profile, Extent extent) {
    return SCHEMAS + "viid-" + Edition.word(profile) + extent.suffix() + ".schema.json";
  }

  /// The path of the OpenAPI document of a generation.
  public static String openApi(Profile profile) {
    return profile == Profile.GBT46363 ? "/openapi.json" : "/openapi-" + Edition.word(profile) + ".json";
  }

  /// The paths of all documents that are made for programs.
  static List<String> machineReadable() {
    List<String> paths = new ArrayList<>();
    for (Profile profile : Profile.values()) {
      paths.add(openApi(profile));
      for (Extent extent : Extent.values()) {
        paths.add(xmlSchema(profile, extent));
        paths.add(jsonSchema(profile, extent));
      }
    }
    return paths;
  }

  private static String style() {
    try (InputStream in = Objects.requireNonNull(Reference.class.getResourceAsStream("style.css"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void pages(Language language) {
    String title = Word.TITLE.in(language);
    Supplier<String> index = () -> new Page(standard, language, Folder.INDEX).of(title, ObjectPages::index);
    makers.put(PAGES + language.path() + "/", new Maker(HTML, index));
    makers.put(PAGES + language.path() + "/" + Folder.INDEX, new Maker(HTML, index));
    page(language, Folder.ATTRIBUTES, Word.ATTRIBUTES.in(language), ObjectPages::attributes);
    page(language, Folder.CODES, Word.CODES.in(language), CodePages::index);
    page(language, Folder.INTERFACES, Word.INTERFACES.in(language), InterfacePages::interfaces);
    page(language, Folder.QUERIES, Word.QUERIES.in(language), InterfacePages::queries);
    standard.schema().types()
        .forEach(type -> page(language, Folder.of(type), type.name(), page -> ObjectPages.object(page, type)));
    standard.schema().codeLists()
        .forEach(codes -> page(language, Folder.of(codes), codes.name(), page -> CodePages.list(page, codes)));
  }

  private void page(
      Language language, String path, String title, Consumer<Page> content) {
    makers.put(
        PAGES + language.path() + "/" + path,
        new Maker(HTML, () -> new Page(standard, language, path).of(title, content)));
  }

  /// The paths of all documents.
  public Iterable<String> paths() {
    return Collections.unmodifiableSet(makers.keySet());
  }

  /// Makes the document of that path, if there is one.
  public Optional<Document> find(String path) {
    return Optional.ofNullable(makers.get(path))
        .map(maker -> new Document(path, maker.mediaType(), maker.text().get()));
  }
}
