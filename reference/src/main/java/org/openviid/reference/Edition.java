package org.openviid.reference;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.openviid.schema.Attribute;
import org.openviid.schema.CodeList;
import org.openviid.schema.InterfaceRow;
import org.openviid.schema.Label;
import org.openviid.schema.ObjectType;
import org.openviid.schema.Profile;
import org.openviid.schema.Schema;

/// What one generation of the standard has of the tables. Immutable.
///
/// @param schema the tables
/// @param profile the generation
record Edition(Schema schema, Profile profile) {
  /// The types, in the order of the tables.
  List<ObjectType> types() {
    return schema.types().stream().filter(type -> type.profiles().contains(profile)).toList();
  }

  /// The types that are message bodies.
  List<ObjectType> messages() {
    return types().stream().filter(type -> !type.root().isEmpty()).toList();
  }

  /// The attributes of a type, in the order in which they are written.
  List<Attribute> attributes(ObjectType type) {
    return type.attributes().stream().filter(attribute -> attribute.profiles().contains(profile)).toList();
  }

  /// The interfaces, in the order of the table.
  List<InterfaceRow> interfaces() {
    return schema.interfaces().stream().filter(row -> row.profiles().contains(profile)).toList();
  }

  /// The code lists that attributes refer to and whose codes are known.
  Set<CodeList> codeLists() {
    Set<CodeList> lists = new LinkedHashSet<>();
    for (ObjectType type : types()) {
      attributes(type).forEach(attribute -> listed(attribute).ifPresent(lists::add));
    }
    return lists;
  }

  /// The list that an attribute's codes are from, if they are known.
  static Optional<CodeList> listed(Attribute attribute) {
    return Optional.ofNullable(attribute.codes()).filter(codes -> !codes.isExternal());
  }

  /// The clause of a type with its provenance, for notes.
  List<String> origin(ObjectType type) {
    List<String> words = new ArrayList<>();
    if (!type.clause(profile).isEmpty()) {
      words.add(type.clause(profile));
    }
    words.add(word(type.provenance()));
    return words;
  }

  /// The name that stands in paths.
  String name() {
    return word(profile);
  }

  /// The title of the standard.
  String title() {
    return switch (profile) {
      case GBT46363 -> "GB/T 46363-2025";
      case GAT1400 -> "GA/T 1400-2017";
    };
  }

  /// What a document or page is of, for people.
  Label subject() {
    return new Label(title() + " 视频图像信息综合应用服务接口", title() + " service interfaces");
  }

  /// A constant as it stands in the tables.
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
