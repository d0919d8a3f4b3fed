package org.openviid.peers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openviid.peers.Finding.Subject;
import org.openviid.schema.ErrorText;
import org.openviid.schema.Outcome;

/// The findings of one peer as they are stored: each a group of lines under its number.
final class FindingText {
  private FindingText() {}

  static byte[] encode(List<Finding> findings) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (int i = 0; i < findings.size(); i++) {
      Finding finding = findings.get(i);
      ErrorText example = finding.example();
      fields.put(i + ".name", finding.subject().name());
      fields.put(i + ".place", finding.subject().place());
      fields.put(i + ".refused", Boolean.toString(finding.subject().refused()));
      fields.put(i + ".count", Long.toString(finding.count()));
      fields.put(i + ".first", Long.toString(finding.firstAt()));
      fields.put(i + ".last", Long.toString(finding.lastAt()));
      fields.put(i + ".code", example.code());
      fields.put(i + ".outcome", example.outcome().name());
      fields.put(i + ".zh", example.zh());
      fields.put(i + ".en", example.en());
    }
    return Lines.encode(fields);
  }

  /// @throws PeerException when the record is damaged
  static List<Finding> decode(String peerId, byte[] record) {
    Map<String, String> fields = Lines.decode(record);
    List<Finding> findings = new ArrayList<>();
    try {
      for (int i = 0; fields.containsKey(i + ".name"); i++) {
        findings.add(decode(fields, i + "."));
      }
    } catch (IllegalArgumentException e) {
      throw new PeerException(e, "OV-1813", peerId);
    }
    return findings;
  }

  private static Finding decode(Map<String, String> fields, String prefix) {
    Subject subject =
        new Subject(
            text(fields, prefix + "name"),
            text(fields, prefix + "place"),
            Boolean.parseBoolean(text(fields, prefix + "refused")));
    ErrorText example =
        new ErrorText(
            text(fields, prefix + "code"),
            Outcome.valueOf(text(fields, prefix + "outcome")),
            text(fields, prefix + "zh"),
            text(fields, prefix + "en"));
    return new Finding(
        subject,
        Long.parseLong(text(fields, prefix + "count")),
        Long.parseLong(text(fields, prefix + "first")),
        Long.parseLong(text(fields, prefix + "last")),
        example);
  }

  private static String text(Map<String, String> fields, String key) {
    String text = fields.get(key);
    if (text == null) {
      throw new IllegalArgumentException(key + " is missing");
    }
    return text;
  }
}
