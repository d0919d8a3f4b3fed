package org.openviid.kit;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.openviid.schema.Attribute;
import org.openviid.schema.CodeList;
import org.openviid.schema.Label;
import org.openviid.schema.Value;

/// Attributes as people read them.
final class CellText {
  private CellText() {}

  /// The value of an attribute: codes with their meaning, times with separators.
  static String of(Attribute attribute, @Nullable Value value) {
    return switch (value) {
      case null -> "";
      case Value.Text text -> meaning(attribute, text.text());
      case Value.Whole whole -> meaning(attribute, Long.toString(whole.number()));
      case Value.Real real -> BigDecimal.valueOf(real.number()).stripTrailingZeros().toPlainString();
      case Value.Flag flag -> flag.yes() ? "是 yes" : "否 no";
      case Value.Moment moment -> time(moment.digits());
      case Value.Bytes bytes -> bytes.content().length + " B";
      case Value.Blob blob -> blob.length() + " B";
      case Value.Nested nested -> "…";
      case Value.Sequence sequence -> "…";
    };
  }

  private static String meaning(Attribute attribute, String code) {
    CodeList codes = attribute.codes();
    Label label = codes == null ? null : codes.codes().get(code);
    return label == null ? code : label.zh() + " " + label.en();
  }

  /// Digits of a time with separators.
  static String time(String digits) {
    if (digits.length() < 14) {
      return digits;
    }
    return digits.substring(0, 4) + "-" + digits.substring(4, 6) + "-" + digits.substring(6, 8) + " "
        + digits.substring(8, 10) + ":" + digits.substring(10, 12) + ":" + digits.substring(12, 14);
  }
}
