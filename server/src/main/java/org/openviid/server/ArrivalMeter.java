package org.openviid.server;

import java.util.List;
import org.openviid.engine.EngineListener;
import org.openviid.engine.ItemOutcome;
import org.openviid.peers.DayLedger;
import org.openviid.peers.RequestContext;
import org.openviid.schema.ErrorText;

/// Counts what comes, by peer and day, and passes on what it does not count itself. Safe for use by any
/// number of threads.
final class ArrivalMeter implements EngineListener {
  private final EngineListener next;
  private final DayLedger days;

  ArrivalMeter(EngineListener next, DayLedger days) {
    this.next = next;
    this.days = days;
  }

  @Override
  public void tolerated(RequestContext context, String name) {
    next.tolerated(context, name);
  }

  @Override
  public void refused(RequestContext context, String name, ErrorText reason) {
    next.refused(context, name, reason);
  }

  @Override
  public void arrived(RequestContext context, List<ItemOutcome> outcomes) {
    int stored = 0;
    int resent = 0;
    for (ItemOutcome outcome : outcomes) {
      if (outcome instanceof ItemOutcome.Accepted accepted) {
        switch (accepted.effect()) {
          case UNCHANGED -> resent++;
          case CREATED, KEPT_BOTH, REPLACED, CHANGED, DELETED -> stored++;
        }
      }
    }
    DayLedger.Parts parts = new DayLedger.Parts(stored, resent, outcomes.size() - stored - resent);
    days.count(context.peer().id(), context.receivedAt(), parts);
    next.arrived(context, outcomes);
  }
}
