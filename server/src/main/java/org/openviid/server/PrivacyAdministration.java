package org.openviid.server;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.openviid.schema.PictureRules;
import org.openviid.schema.Schema;
import org.openviid.schema.ViidException;
import org.openviid.store.embedded.EmbeddedStore;

/// Carries out what an operator asks about personal data: `audit …`, `erase …`, `hold …` and `privacy …`. Safe
/// for use by any number of threads.
final class PrivacyAdministration implements AdminStream {
  private static final Set<String> COMMANDS = Set.of("audit", "erase", "hold", "privacy");

  private final AuditAdministration audit;
  private final ErasureAdministration erasure;
  private final HoldAdministration holds;
  private final PrivacyReport report;

  /// What the data is known by.
  ///
  /// @param rules where objects hold pictures
  /// @param zone the zone of times without one
  record Tables(Schema schema, PictureRules rules, ZoneOffset zone) {}

  PrivacyAdministration(EmbeddedStore store, Tables tables, AuditAnchors anchors, Clock clock) {
    Schema schema = tables.schema();
    Operator operator = new Operator(clock);
    KnownObjects objects = new KnownObjects(store, schema);
    this.audit = new AuditAdministration(store.audit(), anchors, tables.zone(), clock);
    this.erasure = new ErasureAdministration(store, schema, objects, operator);
    this.holds = new HoldAdministration(store, schema, objects, operator);
    this.report = new PrivacyReport(store, schema, objects, tables.rules(), operator);
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
      case "erase" -> erasure.carryOut(rest, out);
      case "hold" -> holds.carryOut(rest, out);
      case "privacy" -> report.carryOut(rest, out);
      default -> throw new ViidException("OV-2443", words.getFirst());
    };
  }
}
