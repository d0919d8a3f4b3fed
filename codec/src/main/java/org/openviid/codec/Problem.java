package org.openviid.codec;

import org.openviid.schema.ErrorText;
import org.openviid.schema.ErrorTexts;

/// A reason to refuse one element of a message.
///
/// @param code the error code
/// @param clause where the standard describes what was expected
/// @param attribute the dotted way to the attribute, with the positions of list elements, for example
///     `SubImageList.SubImageInfoObject[2].Data`; empty when it is the element as a whole
/// @param expected what belongs there, in notation that needs no language
/// @param got what came, shortened; of attributes with personal data or secrets only its length
public record Problem(String code, String clause, String attribute, String expected, String got) {
  /// The sentence that names all of it.
  public ErrorText text() {
    return ErrorTexts.of(code, clause, attribute, expected, got);
  }

  /// The refusal of a whole message for this reason.
  MessageException asException() {
    return new MessageException(code, clause, attribute, expected, got);
  }
}
