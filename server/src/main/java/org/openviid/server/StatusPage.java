package org.openviid.server;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.openviid.peers.DayLedger;
import org.openviid.peers.Finding;
import org.openviid.peers.Peer;
import org.openviid.peers.Session;
import org.openviid.store.StoreHealth;

/// How a running server is doing, on one screen. Immutable.
final class StatusPage {
  /// The first line of a page, for programs.
  static final String WELL = "well";
  static final String ILL = "ill";

  private static final int DEPARTURES = 4;
  private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

  private final PeerBooks books;
  private final Engine engine;

  /// What is known of the machinery.
  ///
  /// @param identity who the library is
  /// @param folder its data folder
  /// @param urls where it can be reached
  /// @param startedAt milliseconds since 1970-01-01T00:00Z
  /// @param health how its store is doing
  /// @param requests how many are being served
  /// @param connections how many are open
  /// @param picturesWaiting how many are still to be fetched
  record Engine(
      String identity,
      Path folder,
      List<String> urls,
      long startedAt,
      StoreHealth health,
      int requests,
      long connections,
      long picturesWaiting) {
    /// Copies the list.
    Engine {
      urls = List.copyOf(urls);
    }

    boolean isWell() {
      return health.writable() && health.searchable() && health.causes().isEmpty();
    }
  }

  StatusPage(PeerBooks books, Engine engine) {
    this.books = books;
    this.engine = engine;
  }

  /// The verdict on a line of its own, then the page.
  String text() {
    long now = books.now();
    StringBuilder page = new StringBuilder(engine.isWell() ? WELL : ILL).append('\n');
    page.append(
        "openviid %s, library %s, up %s, process %d%n"
            .formatted(
                Software.version(), engine.identity(), Moments.span(now - engine.startedAt()),
                ProcessHandle.current().pid()));
    line(page, "state 状态", state());
    engine.urls().forEach(url -> line(page, "listening 监听", url));
    line(page, "peers 对端", peers(now));
    line(page, "today 今日", today(books.days().total(now)));
    line(page, "requests 请求", engine.requests() + " being served, " + engine.connections() + " connections");
    line(page, "index 索引", engine.health().indexLag() + " behind");
    line(page, "clocks 时钟", clocks());
    line(page, "disk 磁盘", disk());
    line(page, "memory 内存", memory());
    line(page, "pictures 图像", engine.picturesWaiting() + " waiting to be fetched");
    line(page, "departures 偏差", departures());
    hints(page);
    return page.toString();
  }

  private static void line(StringBuilder page, String name, String value) {
    page.append(StartSheet.line(name, value));
  }

  private String state() {
    return engine.isWell() ? "well 正常" : "ill 异常: " + String.join("; ", engine.health().causes());
  }

  private String peers(long now) {
    List<Peer> all = books.peers().list();
    long registered =
        books.live().stream().flatMap(live -> live.sessions().all(now)).map(Session::deviceId).distinct().count();
    return "%d accounts, %d devices registered, %d unconfirmed, %d refused lately"
        .formatted(
            all.size(), registered, all.stream().filter(peer -> !peer.confirmed()).count(), books.refused().size());
  }

  private static String today(DayLedger.Day day) {
    return "%d stored, %d sent again, %d refused; %d stored yesterday"
        .formatted(day.stored(), day.resent(), day.refused(), day.storedBefore());
  }

  private String clocks() {
    return "%d off by more than 10 s; the furthest ahead is so by %d s"
        .formatted(books.clocks().countOff(), books.clocks().furthestAhead() / 1_000);
  }

  private String disk() {
    try {
      FileStore volume = Files.getFileStore(engine.folder());
      double gibibyte = 1L << 30;
      return String.format(
          Locale.ROOT, "%.1f of %.1f GiB free at %s",
          volume.getUsableSpace() / gibibyte, volume.getTotalSpace() / gibibyte, engine.folder());
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private static String memory() {
    Runtime runtime = Runtime.getRuntime();
    return "heap %d of %d MiB%s"
        .formatted((runtime.totalMemory() - runtime.freeMemory()) >> 20, runtime.maxMemory() >> 20, resident());
  }

  private static String resident() {
    try {
      Matcher kibibytes = RESIDENT.matcher(Files.readString(Path.of("/proc/self/status")));
      return kibibytes.find() ? ", process " + (Long.parseLong(kibibytes.group(1)) >> 10) + " MiB" : "";
    } catch (IOException e) {
      return ""; // another system
    }
  }

  private String departures() {
    Map<String, Long> counts = new HashMap<>();
    for (Peer peer : books.peers().list()) {
      for (Finding finding : books.findings().of(peer.id())) {
        String name = (finding.subject().refused() ? "refused " : "") + finding.subject().name();
        counts.merge(name, finding.count(), Long::sum);
      }
    }
    String most =
        counts.entrySet().stream()
            .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()).thenComparing(Map.Entry.comparingByKey()))
            .limit(DEPARTURES)
            .map(entry -> entry.getKey() + " " + entry.getValue() + "×")
            .collect(Collectors.joining(", "));
    return most.isEmpty() ? "none" : most;
  }

  private void hints(StringBuilder page) {
    List<String> commands = new ArrayList<>();
    if (!books.refused().isEmpty() || books.peers().any(peer -> !peer.confirmed())) {
      commands.add("openviid pending");
    }
    if (!engine.isWell()) {
      commands.add("openviid doctor");
    }
    if (!commands.isEmpty()) {
      line(page, "see 另见", String.join(", ", commands));
    }
  }
}
