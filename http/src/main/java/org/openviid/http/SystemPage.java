package org.openviid.http;

import java.util.function.Supplier;
import org.openviid.schema.InterfaceRow;
import org.openviid.store.StoreHealth;

/// What this library says of itself [B.19]. Safe for use by any number of threads.
final class SystemPage {
  private final Resources resources;
  private final Answers answers;
  private final Supplier<StoreHealth> health;
  private final String serverId;

  /// @param serverId the identifier of this library
  SystemPage(Resources resources, Answers answers, Supplier<StoreHealth> health, String serverId) {
    this.resources = resources;
    this.answers = answers;
    this.health = health;
    this.serverId = serverId;
  }

  /// GET on the state of this library: online when it takes and finds objects.
  Reply status(Exchange exchange, InterfaceRow row) {
    return resources.admitted(exchange, row, _ -> {
      StoreHealth now = health.get();
      return answers.systemStatus(exchange.asker(), serverId, now.writable() && now.searchable());
    });
  }
}
