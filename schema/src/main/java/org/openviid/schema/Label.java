package org.openviid.schema;

/// A name for people, in the two languages of the project.
///
/// @param zh in Chinese, the standard's own language
/// @param en in English
public record Label(String zh, String en) {}
