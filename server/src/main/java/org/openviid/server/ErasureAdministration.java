package org.openviid.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.openviid.schema.Schema;
import org.openviid.schema.ViidException;
import org.openviid.store.ObjectKey;
import org.openviid.store.embedded.EmbeddedStore;
import org.openviid.store.embedded.ErasureReport;

/// Erases objects, persons and libraries for an operator. Safe for use by any number of threads; one erasure
/// works at a time.
final class ErasureAdministration {
  private static final Set<String> OPTIONS = Set.of("person", "library", "reason", "dry");

  private final EmbeddedStore store;
  private final Schema schema;
  private final KnownObjects objects;
  private final Operator operator;

  ErasureAdministration(EmbeddedStore store, Schema schema, KnownObjects objects, Operator operator) {
    this.store = store;
    this.schema = schema;
    this.objects = objects;
    this.operator = operator;
  }

  /// Carries out the command.
  ///
  /// @param words `OBJECT… reason=R`, `person=ID reason=R`, or `library=ID reason=R`; with `dry=true` it says
  ///     what would be erased
  /// @return 0 when everything was erased, 1 when something was left because it is on hold, or nothing was found
  int carryOut(List<String> words, AdminOutput out) {
    List<String> names = new ArrayList<>();
    List<String> rest = new ArrayList<>();
    words.forEach(word -> (word.contains("=") ? rest : names).add(word));
    OperatorWords options = OperatorWords.of(rest, OPTIONS);
    if (!options.has("reason")) {
      throw new ViidException("OV-2448");
    }
    ErasureScope scope = scope(names, options, out);
    List<ObjectKey> going = scope.found();
    scope.shared().forEach(key -> out.line("shows others too, stays: " + key));
    if (options.text("dry").equals("true")) {
      going.forEach(key -> out.line("would be erased: " + key));
      out.line("%,d objects would be erased".formatted(going.size()));
      return going.isEmpty() ? 1 : 0;
    }
    return erase(going, options, out);
  }

  private ErasureScope scope(List<String> names, OperatorWords options, AdminOutput out) {
    ErasureScope scope = new ErasureScope(objects, schema, out);
    names.forEach(scope::object);
    if (options.has("person")) {
      scope.person(options.text("person"));
    }
    if (options.has("library")) {
      scope.library(options.text("library"));
    }
    return scope;
  }

  private int erase(List<ObjectKey> going, OperatorWords options, AdminOutput out) {
    String detail = options.has("person") ? "person" : options.has("library") ? "library " + options.text("library") : "";
    ErasureReport report =
        store.erase(
            going,
            (type, ids) -> operator.line("erase", type, detail, ids, options.text("reason")),
            deleted -> out.progress("deleted %,d of %,d".formatted(deleted, going.size())));
    report.held().forEach(key -> out.line("on legal hold, stays: " + key));
    out.line(
        "erased %,d objects and %,d older versions; %s"
            .formatted(
                report.objects(),
                report.versions(),
                report.complete()
                    ? "nothing of them is left in any file"
                    : "a search index is being built, and what it took in of them goes when it is done"));
    return report.held().isEmpty() && report.complete() && !going.isEmpty() ? 0 : 1;
  }
}
