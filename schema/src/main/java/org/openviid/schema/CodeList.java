package org.openviid.schema;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// A list of codes and their meanings, or the name of an outside standard that holds it. Immutable.
public final class CodeList {
  private final String name;
  private final Map<String, Label> codes;
  private final boolean external;

  CodeList(String name, boolean external, Map<String, Label> codes) {
    this.name = name;
    this.external = external;
    this.codes = Collections.unmodifiableMap(new LinkedHashMap<>(codes));
  }

  /// The name of the list, for example `ColorType`.
  public String name() {
    return name;
  }

  /// Whether the codes stand in a standard of their own and are not listed here.
  public boolean isExternal() {
    return external;
  }

  /// The codes in the order of the table; empty for an external list.
  public Map<String, Label> codes() {
    return codes;
  }

  /// Whether `code` may be used: always true for external lists.
  public boolean admits(String code) {
    return external || codes.containsKey(code);
  }

  @Override
  public String toString() {
    return name;
  }
}
