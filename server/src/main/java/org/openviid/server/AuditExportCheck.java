package org.openviid.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.openviid.schema.ErrorTexts;
import org.openviid.schema.ViidException;
import org.openviid.store.AuditEntry;
import org.openviid.store.AuditHash;

/// Checks a file of exported audit lines, without the store that they come from: that no line was changed, and
/// that lines with neighbouring numbers followed each other. Used by one thread, once.
public final class AuditExportCheck {
  private static final int REMEMBERED = 100_000;

  private final AuditJson json = new AuditJson();
  private final AdminOutput out;
  private final Map<Long, AuditHash> recent = new LinkedHashMap<>();
  private long lines;
  private long followed;
  private long problems;
  private AuditEntry newest;

  private AuditExportCheck(AdminOutput out, AuditEntry first) {
    this.out = out;
    this.newest = first;
  }

  /// Checks a file.
  ///
  /// @param out takes what is wrong, and how many lines were checked
  /// @return the exit status
  /// @throws ViidException when the file cannot be read, or is empty
  public static int run(Path file, AdminOutput out) {
    try (BufferedReader in = Files.newBufferedReader(file)) {
      String line = in.readLine();
      if (line == null) {
        throw new ViidException("OV-2438", file);
      }
      AuditExportCheck check = new AuditExportCheck(out, read(new AuditJson(), file, line, 1));
      for (long number = 1; line != null; line = in.readLine(), number++) {
        check.check(read(check.json, file, line, number));
      }
      return check.end();
    } catch (IOException e) {
      throw new ViidException(e, "OV-2439", file, String.valueOf(e.getMessage()));
    }
  }

  @SuppressWarnings("CatchingUnchecked") // whatever a damaged line leads to
  private static AuditEntry read(AuditJson json, Path file, String line, long number) {
    try {
      return json.read(line);
    } catch (RuntimeException e) {
      throw new ViidException(e, "OV-2440", file, number);
    }
  }

  private void check(AuditEntry entry) {
    long number = entry.here().number();
    lines++;
    if (number == 0) {
      return;
    }
    if (!entry.previous().then(AuditHash.digest(entry.line())).equals(entry.here())) {
      problem("OV-2441", number);
    }
    AuditHash before = recent.get(number - 1);
    followed += before == null ? 0 : 1;
    if (before != null && !before.equals(entry.previous().hash())) {
      problem("OV-2442", number);
    }
    recent.put(number, entry.here().hash());
    if (recent.size() > REMEMBERED) {
      recent.remove(recent.keySet().iterator().next());
    }
    if (number > newest.here().number()) {
      newest = entry;
    }
  }

  private void problem(String code, long number) {
    problems++;
    AuditSentences.say(out, ErrorTexts.of(code, number));
  }

  private int end() {
    out.line(
        "%s: %,d lines checked, %,d of them follow the one before"
            .formatted(problems == 0 ? "sound" : "NOT SOUND", lines, followed));
    out.line("newest " + newest.here().number() + ":" + newest.here().hash());
    return problems == 0 ? 0 : 1;
  }
}
