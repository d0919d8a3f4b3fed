package org.openviid.reference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openviid.schema.Attribute;
import org.openviid.schema.CodeList;
import org.openviid.schema.Length;
import org.openviid.schema.ObjectType;
import org.openviid.schema.Obligation;
import org.openviid.schema.Profile;
import org.openviid.schema.Range;
import org.openviid.schema.Sensitivity;
import org.openviid.schema.TypeKind;

/// The pages on object types and their attributes.
final class ObjectPages {
  private static final List<Word> OBJECT_COLUMNS =
      List.of(Word.CLAUSE, Word.NAME, Word.MEANING, Word.WRAPPER, Word.PROFILES, Word.PROVENANCE);
  private static final List<Word> ATTRIBUTE_COLUMNS =
      List.of(
          Word.KEY, Word.NAME, Word.MEANING, Word.TYPE, Word.OBLIGATION, Word.CODE_LIST, Word.PROFILES,
          Word.PROVENANCE, Word.SENSITIVITY, Word.SEARCH, Word.NOTE);

  private ObjectPages() {}

  /// All types, those of Annex B first.
  static void index(Page page) {
    page.html().row(Tag.of("p"), page.say(Word.PROVENANCES));
    Predicate<ObjectType> annex = type -> type.clause(Profile.GBT46363).startsWith("B.");
    Predicate<ObjectType> list = type -> type.kind() == TypeKind.LIST;
    section(page, "GB/T 46363-2025 B.1 – B.61", annex.and(list.negate()));
    section(page, "GA/T 1400-2017", annex.or(list).negate().and(type -> !type.clause(Profile.GAT1400).isEmpty()));
    section(page, page.say(Word.PARTS), annex.or(list).negate().and(type -> type.clause(Profile.GAT1400).isEmpty()));
    section(page, page.say(Word.LISTS), list);
    documents(page);
  }

  private static void section(Page page, String title, Predicate<ObjectType> wanted) {
    page.heading(title);
    page.table(OBJECT_COLUMNS, () ->
        page.standard().schema().types().stream()
            .filter(wanted)
            .forEach(type -> page.html().block(Tag.of("tr"), () -> row(page, type))));
  }

  private static void row(Page page, ObjectType type) {
    page.fit(clauses(type));
    page.html().row(Tag.of("td"), () -> page.html().inline(page.link(Folder.of(type)), type.name()));
    page.label(type.label());
    page.name(type.root());
    page.fit(profiles(type.profiles()));
    provenance(page, Edition.word(type.provenance()));
  }

  private static String clauses(ObjectType type) {
    List<String> clauses = new ArrayList<>();
    for (Profile profile : Profile.values()) {
      if (!type.clause(profile).isEmpty()) {
        clauses.add(type.clause(profile));
      }
    }
    return String.join(" / ", clauses);
  }

  static String profiles(Iterable<Profile> profiles) {
    List<String> names = new ArrayList<>();
    profiles.forEach(profile -> names.add(profile == Profile.GBT46363 ? "46363" : "1400"));
    return names.stream().sorted(Comparator.reverseOrder()).collect(Collectors.joining(" · "));
  }

  static void provenance(Page page, String word) {
    page.html().row(Tag.of("td"), () -> page.html().inline(Tag.of("span", "class", word), word));
  }

  private static void documents(Page page) {
    page.heading(page.say(Word.DOCUMENTS));
    page.html().block(Tag.of("ul"), () -> {
      for (String path : Reference.machineReadable()) {
        page.html().row(Tag.of("li"), () -> page.html().inline(Tag.of("a", "href", path), path));
      }
    });
  }

  /// One type with all its attributes.
  static void object(Page page, ObjectType type) {
    page.html().row(Tag.of("p", "class", "subtitle"), Notes.both(type.label()));
    page.html().block(Tag.of("dl"), () -> {
      fact(page, Word.CLAUSE, clauses(type));
      fact(page, Word.KEY, Integer.toString(type.key()));
      fact(page, Word.WRAPPER, type.root());
      fact(page, Word.ELEMENT, type.element());
      fact(page, Word.ALIASES, String.join(", ", type.rootAliases()));
      fact(page, Word.PROFILES, profiles(type.profiles()));
      fact(page, Word.PROVENANCE, Edition.word(type.provenance()));
      fact(page, Word.NOTE, type.note());
    });
    page.table(ATTRIBUTE_COLUMNS, () ->
        type.attributes().forEach(attribute -> attribute(page, attribute)));
    users(page, attribute -> attribute.kind().nests() && attribute.target() == type);
    page.html().row(Tag.of("p", "class", "small"), page.say(Word.LENGTHS));
  }

  private static void fact(Page page, Word word, String value) {
    if (!value.isEmpty()) {
      page.html().row(Tag.of("dt"), page.say(word));
      page.html().row(Tag.of("dd"), value);
    }
  }

  private static void attribute(Page page, Attribute attribute) {
    page.html().block(Tag.of("tr", "id", attribute.name()), () -> {
      page.cell(Integer.toString(attribute.key()));
      page.names(attribute.name(), attribute.aliases());
      page.label(attribute.label());
      kind(page, attribute);
      obligation(page, attribute.obligation());
      codes(page, attribute.codes());
      page.fit(profiles(attribute.profiles()));
      provenance(page, Edition.word(attribute.provenance()));
      page.cell(attribute.sensitivity() == Sensitivity.NONE ? "" : Edition.word(attribute.sensitivity()));
      page.cell(Edition.word(attribute.search()));
      page.note(attribute.note());
    });
  }

  private static void kind(Page page, Attribute attribute) {
    page.html().row(Tag.of("td"), () -> {
      String length = length(attribute.length());
      page.html().text(Edition.word(attribute.kind()) + (length.isEmpty() ? "" : " " + length) + range(attribute.range()));
      if (attribute.kind().nests()) {
        page.html().text(" ");
        page.link(attribute.target());
      }
    });
  }

  private static void obligation(Page page, Obligation obligation) {
    String letter = obligation.name().substring(0, 1);
    page.html().row(Tag.of("td"), () -> page.html().inline(Tag.of("span", "class", "must-" + letter), letter));
  }

  private static void codes(Page page, @Nullable CodeList codes) {
    page.html().row(Tag.of("td"), () -> {
      if (codes != null) {
        page.link(codes);
      }
    });
  }

  private static String length(Length length) {
    if (length.decimals() > 0) {
      return "dec" + length.max() + "." + length.decimals();
    }
    if (length.max() == Integer.MAX_VALUE) {
      return "";
    }
    return (length.exact() ? "=" : "..") + length.max();
  }

  private static String range(Range range) {
    return range.isLimited() ? " [" + range.notation() + "] (" + Edition.word(range.provenance()) + ")" : "";
  }

  /// The attributes of all types for which `wanted` holds.
  static void users(Page page, Predicate<Attribute> wanted) {
    page.heading(page.say(Word.USED_BY));
    page.html().block(Tag.of("ul", "class", "users"), () -> {
      for (ObjectType type : page.standard().schema().types()) {
        type.attributes().stream()
            .filter(wanted)
            .forEach(attribute -> page.html().row(Tag.of("li"), () -> page.link(type, attribute)));
      }
    });
  }

  /// All names of attributes with the types that have them.
  static void attributes(Page page) {
    TreeMap<String, List<ObjectType>> owners = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    TreeMap<String, Attribute> named = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (ObjectType type : page.standard().schema().types()) {
      for (Attribute attribute : type.attributes()) {
        owners.computeIfAbsent(attribute.name(), _ -> new ArrayList<>()).add(type);
        named.putIfAbsent(attribute.name(), attribute);
      }
    }
    page.table(List.of(Word.NAME, Word.MEANING, Word.OBJECTS), () ->
        named.forEach((name, attribute) ->
            page.html().block(Tag.of("tr"), () -> {
              page.name(name);
              page.label(attribute.label());
              page.html().row(Tag.of("td"), () -> owners(page, name, owners.getOrDefault(name, List.of())));
            })));
  }

  private static void owners(Page page, String name, List<ObjectType> types) {
    for (ObjectType type : types) {
      page.html().inline(page.link(Folder.of(type) + "#" + name), type.name());
      page.html().text(" ");
    }
  }
}
