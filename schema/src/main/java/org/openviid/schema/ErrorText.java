package org.openviid.schema;

/// An error in words.
///
/// @param code such as `OV-1042`
/// @param outcome what it means for the request
/// @param zh the sentence in Chinese
/// @param en the sentence in English
public record ErrorText(String code, Outcome outcome, String zh, String en) {
  /// The sentence with its code, at most 256 characters, as StatusString takes it.
  ///
  /// @param chinese whether to speak Chinese
  public String statusString(boolean chinese) {
    String text = code + " " + (chinese ? zh : en);
    return text.length() <= 256 ? text : text.substring(0, 255) + "…";
  }
}
