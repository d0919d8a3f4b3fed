package org.openviid.engine;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.openviid.peers.RequestContext;
import org.openviid.peers.Setting;
import org.openviid.peers.StartNumber;
import org.openviid.query.Paging;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Notices peers whose RecordStartNo looks like the other of its two meanings: 1, 2, 3 in one query with more
/// than one record a page are numbers of pages, and read as records, their pages overlap; 1, 101 with 100
/// records a page are numbers of records, and read as pages, nearly everything is passed over. Bounded. Safe
/// for use by any number of threads.
final class PageNumbers {
  private static final Logger LOG = LoggerFactory.getLogger(PageNumbers.class);
  private static final int MAX_PEERS = 10_000;

  private final EngineListener listener;
  private final Set<String> warned = new HashSet<>();
  private final Map<String, Last> latest =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Last> eldest) {
          return size() > MAX_PEERS;
        }
      };

  PageNumbers(EngineListener listener) {
    this.listener = listener;
  }

  /// The page that a peer asked for last.
  private record Last(String walk, long number) {}

  /// Looks at a page that is asked for.
  ///
  /// @param walk names the query without its paging
  void look(RequestContext context, String walk, Paging paging) {
    long size = paging.pageRecordNum();
    if (size <= 1) {
      return;
    }
    String peer = context.peer().id();
    switch (context.peer().settings().of(Setting.PAGING)) {
      case RECORD -> {
        if (stepsOn(peer, walk, paging.recordStartNo(), 1) && paging.recordStartNo() == 3) {
          listener.tolerated(context, "page-number");
          warn(peer, "1, 2, 3", "pages", "page");
        }
      }
      case PAGE -> {
        if (stepsOn(peer, walk, paging.recordStartNo(), size)) {
          listener.tolerated(context, "record-number");
          warn(peer, "1, " + (size + 1), "records", "record");
        }
      }
    }
  }

  /// Whether the number is that of the peer's last request and a step more, in the same walk.
  private synchronized boolean stepsOn(String peer, String walk, long number, long step) {
    Last last = latest.get(peer);
    boolean goesOn = last != null && last.walk().equals(walk) && number == last.number() + step;
    if (goesOn || number == 1) {
      latest.put(peer, new Last(walk, number));
    } else {
      latest.remove(peer);
    }
    return goesOn;
  }

  private void warn(String peer, String numbers, String meaning, String setting) {
    boolean first;
    synchronized (this) {
      first = warned.size() < MAX_PEERS && warned.add(peer);
    }
    if (first) {
      LOG.warn(
          "{} asks for RecordStartNo {} with more than one record a page: if it means {}, "
              + "`openviid peer set {} paging={}`",
          peer,
          numbers,
          meaning,
          peer,
          setting);
    }
  }
}
