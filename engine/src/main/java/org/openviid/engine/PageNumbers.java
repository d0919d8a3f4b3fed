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

/// Notices peers whose RecordStartNo looks like the number of a page: 1, 2, 3 in one query with more than one
/// record a page. Read as records, their pages overlap. Bounded. Safe for use by any number of threads.
final class PageNumbers {
  private static final Logger LOG = LoggerFactory.getLogger(PageNumbers.class);
  private static final int MAX_PEERS = 10_000;
  private static final int SUSPICIOUS = 3;

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
    boolean byRecord = context.peer().settings().of(Setting.PAGING) == StartNumber.RECORD;
    if (byRecord && paging.pageRecordNum() > 1 && isThird(context.peer().id(), walk, paging.recordStartNo())) {
      listener.tolerated(context, "page-number");
      warn(context.peer().id());
    }
  }

  private synchronized boolean isThird(String peer, String walk, long number) {
    Last last = latest.get(peer);
    boolean goesOn = last != null && last.walk().equals(walk) && number == last.number() + 1;
    if (goesOn || number == 1) {
      latest.put(peer, new Last(walk, number));
    } else {
      latest.remove(peer);
    }
    return goesOn && number == SUSPICIOUS;
  }

  private void warn(String peer) {
    boolean first;
    synchronized (this) {
      first = warned.size() < MAX_PEERS && warned.add(peer);
    }
    if (first) {
      LOG.warn(
          "{} asks for RecordStartNo 1, 2, 3 with more than one record a page: if it means pages, "
              + "`openviid peer set {} paging=page`",
          peer,
          peer);
    }
  }
}
