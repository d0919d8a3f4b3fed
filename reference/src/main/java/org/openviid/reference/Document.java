package org.openviid.reference;

/// A document as it is served.
///
/// @param path below which it is found, such as `/openapi.json`
/// @param mediaType its type, with the charset
/// @param text its content
public record Document(String path, String mediaType, String text) {}
