package org.openviid.reference;

import org.openviid.schema.CodeList;
import org.openviid.schema.ObjectType;

/// Where the pages of a language lie.
final class Folder {
  static final String INDEX = "index.html";
  static final String ATTRIBUTES = "attributes.html";
  static final String CODES = "codes.html";
  static final String INTERFACES = "interfaces.html";
  static final String QUERIES = "queries.html";

  private Folder() {}

  static String of(ObjectType type) {
    return "objects/" + type.name() + ".html";
  }

  static String of(CodeList codes) {
    return "codes/" + codes.name().replaceAll("[^A-Za-z0-9.]+", "-") + ".html";
  }
}
