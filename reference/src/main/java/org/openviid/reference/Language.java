package org.openviid.reference;

import org.openviid.schema.Label;

/// A language of the reference pages.
public enum Language {
  /// Chinese, the standard's own language.
  ZH("zh", "zh-CN", "中文"),
  /// English.
  EN("en", "en", "English");

  private final String path;
  private final String tag;
  private final String title;

  Language(String path, String tag, String title) {
    this.path = path;
    this.tag = tag;
    this.title = title;
  }

  /// The segment of the pages' paths.
  public String path() {
    return path;
  }

  /// The tag of RFC 5646.
  String tag() {
    return tag;
  }

  /// What it calls itself.
  String title() {
    return title;
  }

  /// The other one.
  Language other() {
    return this == ZH ? EN : ZH;
  }

  /// A label in this language.
  String of(Label label) {
    return this == ZH ? label.zh() : label.en();
  }
}
