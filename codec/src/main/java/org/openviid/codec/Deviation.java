package org.openviid.codec;

import org.openviid.schema.ErrorText;
import org.openviid.schema.ErrorTexts;

/// Something in a message that departs from the standard and was tolerated.
///
/// @param tolerance what allowed it
/// @param clause where the standard describes what was expected
/// @param attribute the dotted way to the attribute, or the key, that it concerns
/// @param expected what belongs there, in notation that needs no language
/// @param got what came, shortened; of attributes with personal data or secrets only its kind and length
public record Deviation(
    Tolerance tolerance, String clause, String attribute, String expected, String got) {
  /// The name of the tolerance, for example `text-for-number`.
  public String name() {
    return tolerance.id();
  }

  /// The refusal of a message by somebody who does not tolerate it.
  public MessageException refusal() {
    return new MessageException(tolerance.code(), clause, attribute, expected, got);
  }

  /// A sentence for the vendor of the sender.
  public ErrorText text() {
    return ErrorTexts.of(tolerance.code(), clause, attribute, expected, got);
  }
}
