package org.openviid.server;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.openviid.schema.ViidException;

/// Where the commands of a running server's own operator arrive. Safe for use by any number of threads.
final class OperatorDesk {
  private final PeerBooks books;
  private final PeerAdministration peers;
  private final Machine machine;

  /// What only the running server can say and do.
  ///
  /// @param condition how it is doing
  /// @param facts where it is
  /// @param reindex begins to build the index anew; false when that is being done already
  record Machine(Supplier<StatusPage.Engine> condition, Supplier<ServerFacts> facts, BooleanSupplier reindex) {}

  OperatorDesk(PeerBooks books, Machine machine) {
    this.books = books;
    this.peers = new PeerAdministration(books);
    this.machine = machine;
  }

  /// Carries out a command: `peer …`, see [PeerAdministration#carryOut], `status`, `facts` or `reindex`.
  ///
  /// @throws ViidException in words for an operator
  String answer(List<String> words) {
    String command = words.isEmpty() ? "" : words.getFirst();
    return switch (command) {
      case "peer" -> peers.carryOut(words.subList(1, words.size()));
      case "status" -> new StatusPage(books, machine.condition().get()).text();
      case ServerFacts.COMMAND -> machine.facts().get().text();
      case "reindex" -> reindexed(machine.reindex());
      default -> throw new ViidException("OV-2371", command);
    };
  }

  static String reindexed(BooleanSupplier reindex) {
    return reindex.getAsBoolean() ? "the index is being built anew\n" : "the index is being built already\n";
  }
}
