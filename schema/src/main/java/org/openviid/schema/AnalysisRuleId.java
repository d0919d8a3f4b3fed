package org.openviid.schema;

import java.time.LocalDateTime;

/// The identifier of an analysis rule, which exists in GA/T 1400 only.
///
/// @param text 40 digits
public record AnalysisRuleId(String text) implements Identifier {
  private static final IdentifierLayout LAYOUT = IdentifierLayout.of("AnalysisRuleIDType");

  /// Checks the characters.
  ///
  /// @throws IllegalArgumentException saying which ones are wrong
  public AnalysisRuleId {
    LAYOUT.check(text);
  }

  /// Reads an identifier, or says which characters are wrong.
  public static Parsed<AnalysisRuleId> parse(String text) {
    return LAYOUT.parse(text, AnalysisRuleId::new);
  }

  /// The view library that the rule belongs to.
  public DeviceId library() {
    return new DeviceId(LAYOUT.part(text, "library"));
  }

  /// The event it finds, 2 digits of code table EventType.
  public String event() {
    return LAYOUT.part(text, "event");
  }

  /// What it is applied to, 2 digits of code table AnalysisRuleSubType.
  public String subtype() {
    return LAYOUT.part(text, "subtype");
  }

  /// The time it was given, in the local time of whoever gave it.
  public LocalDateTime time() {
    return LAYOUT.time(text);
  }

  /// The last 2 digits, which tell apart what was made within one second.
  public String serial() {
    return LAYOUT.part(text, "serial");
  }

  @Override
  public String toString() {
    return text;
  }
}
