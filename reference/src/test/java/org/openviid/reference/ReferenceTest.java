package org.openviid.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openviid.reference.Tables.SCHEMA;
import static org.openviid.reference.Tables.STANDARD;

import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.openviid.schema.Attribute;
import org.openviid.schema.ObjectType;
import org.openviid.schema.Profile;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/// The pages as a browser would follow them.
class ReferenceTest {
  private static final Reference REFERENCE = new Reference(STANDARD);
  private static final Pattern HREF = Pattern.compile(" href=\"([^\"]+)\"");
  private static final Pattern ID = Pattern.compile(" id=\"([^\"]+)\"");

  private static Map<String, String> pages() {
    Map<String, String> pages = new HashMap<>();
    for (String path : REFERENCE.paths()) {
      Document document = REFERENCE.find(path).orElseThrow();
      if (document.mediaType().startsWith("text/html")) {
        pages.put(path, document.text());
      }
    }
    return pages;
  }

  @Test
  void everyLinkLeadsToAPageAndToAPlaceOnIt() {
    Map<String, String> pages = pages();
    Map<String, Set<String>> places = new HashMap<>();
    pages.forEach((path, text) -> places.put(path, found(ID, text)));
    Set<String> known = new HashSet<>();
    REFERENCE.paths().forEach(known::add);
    known.add("/");
    Set<String> broken = new TreeSet<>();
    pages.forEach((path, text) -> {
      for (String link : found(HREF, text)) {
        URI target = URI.create(path).resolve(link);
        boolean there = known.contains(target.getPath());
        boolean place =
            target.getFragment() == null
                || places.getOrDefault(target.getPath(), Set.of()).contains(target.getFragment());
        if (!there || !place) {
          broken.add(path + " → " + link);
        }
      }
    });
    assertThat(broken).isEmpty();
    assertThat(pages).hasSizeGreaterThan(2 * SCHEMA.types().size());
  }

  private static Set<String> found(Pattern pattern, String text) {
    Set<String> found = new HashSet<>();
    for (Matcher matcher = pattern.matcher(text); matcher.find(); ) {
      found.add(matcher.group(1));
    }
    return found;
  }

  @Test
  void everyPageIsWellFormedAndNeedsNothingFromElsewhere() throws Exception {
    for (Map.Entry<String, String> page : pages().entrySet()) {
      assertThat(page.getValue()).as(page.getKey()).startsWith("<!doctype html>").doesNotContain("<script", "style=", "://");
      parse(page.getValue().substring("<!doctype html>".length()));
    }
  }

  private static void parse(String text) throws ParserConfigurationException, SAXException, IOException {
    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(text)));
  }

  @Test
  void eachTypeHasAPageInBothLanguagesWithAllItsAttributes() {
    for (ObjectType type : SCHEMA.types()) {
      for (String language : List.of("zh", "en")) {
        String page =
            REFERENCE.find("/reference/" + language + "/objects/" + type.name() + ".html").orElseThrow().text();
        assertThat(page).contains("<html lang=\"" + language);
        for (Attribute attribute : type.attributes()) {
          assertThat(page).contains("<tr id=\"" + attribute.name() + "\">").contains(Markup.escape(attribute.label().zh()));
        }
      }
    }
  }

  @Test
  void whatIsNotServedIsSaidToBeSo() {
    Standard half =
        new Standard(
            SCHEMA, STANDARD.clauses(), STANDARD.directives(), STANDARD.operators(), STANDARD.statuses(),
            row -> row.method().equals("GET"), "1");

    String page = new Reference(half).find("/reference/en/interfaces.html").orElseThrow().text();

    long posts = SCHEMA.interfaces().stream().filter(row -> !row.method().equals("GET")).count();
    assertThat(page.split(">not yet<", -1)).hasSize((int) posts + 1);
    assertThat(OpenApi.document(half, Profile.GBT46363)).contains("\"x-served\": false", "\"x-served\": true");
  }

  @Test
  void noDocumentsShareAPathAndNoneIsMissing() {
    assertThat(StreamSupport.stream(REFERENCE.paths().spliterator(), false))
        .doesNotHaveDuplicates()
        .contains("/openapi.json", "/openapi-gat1400.json", "/schemas/viid-gbt46363.xsd", "/schemas/viid-gat1400.schema.json")
        .allSatisfy(path -> assertThat(REFERENCE.find(path)).isPresent());
    assertThat(REFERENCE.find("/reference/zh/objects/Nothing.html")).isEmpty();
  }
}
