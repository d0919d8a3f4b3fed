package org.openviid.server;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.openviid.schema.ErrorText;
import org.openviid.schema.ErrorTexts;
import org.openviid.store.AuditProblem;
import org.openviid.store.AuditVerdict;

/// Says in words what came of checking the audit trail.
final class AuditSentences {
  private AuditSentences() {}

  /// Says what is wrong, in both languages, and at the end how far the trail was checked.
  static void say(AdminOutput out, AuditVerdict verdict, DateTimeFormatter time) {
    verdict.problems().forEach(problem -> say(out, sentence(problem, time)));
    long more = verdict.problemCount() - verdict.problems().size();
    if (more > 0) {
      out.line("and " + more + " more");
    }
    if (verdict.unchained() > 0) {
      say(out, ErrorTexts.of("OV-2429", verdict.unchained()));
    }
    out.line(
        "%s: %,d lines checked, %d to %d, %d anchors compared"
            .formatted(
                verdict.isSound() ? "sound" : "NOT SOUND",
                verdict.lines(),
                verdict.first(),
                verdict.head().number(),
                verdict.anchors()));
    out.line("head " + verdict.head().number() + ":" + verdict.head().hash());
  }

  static void say(AdminOutput out, ErrorText text) {
    out.line(text.code() + " " + text.zh());
    out.line(text.code() + " " + text.en());
  }

  /// A line of the file of anchors that this library has not written.
  static ErrorText foreignAnchor(String file, int line) {
    return ErrorTexts.of("OV-2430", file, line);
  }

  private static ErrorText sentence(AuditProblem problem, DateTimeFormatter time) {
    String at = problem.at() == 0 ? "?" : time.format(Instant.ofEpochMilli(problem.at()));
    long number = problem.number();
    return switch (problem.kind()) {
      case MISSING -> ErrorTexts.of("OV-2431", number, at);
      case CHANGED -> ErrorTexts.of("OV-2432", number, at);
      case FOREIGN -> ErrorTexts.of("OV-2433", number, at);
      case BROKEN -> ErrorTexts.of("OV-2434", number);
      case START -> ErrorTexts.of("OV-2435", number);
      case OTHER -> ErrorTexts.of("OV-2436", number);
      case CUT -> ErrorTexts.of("OV-2437", number);
    };
  }
}
