package org.openviid.server;

import java.util.List;
import java.util.Set;
import org.openviid.schema.ViidException;

/// Carries out what an operator asks about personal data: `audit …`. Safe for use by any number of threads.
final class PrivacyAdministration implements AdminStream {
  private static final Set<String> COMMANDS = Set.of("audit");

  private final AuditAdministration audit;

  PrivacyAdministration(AuditAdministration audit) {
    this.audit = audit;
  }

  @Override
  public boolean covers(String command) {
    return COMMANDS.contains(command);
  }

  @Override
  public int carryOut(List<String> words, AdminOutput out) {
    List<String> rest = words.subList(1, words.size());
    return switch (words.getFirst()) {
      case "audit" -> audit.carryOut(rest, out);
      default -> throw new ViidException("OV-2443", words.getFirst());
    };
  }
}
