package org.openviid.server;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openviid.peers.ClockWatch;
import org.openviid.peers.DayLedger;
import org.openviid.peers.Finding;
import org.openviid.peers.Peer;
import org.openviid.peers.RefusedLogin;
import org.openviid.peers.Session;
import org.openviid.schema.ViidException;

/// Shows peers: how they are dealt with, and how they are doing. Immutable.
final class PeerReport {
  private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss'Z'");

  private final PeerBooks books;
  private final Moments moments;

  PeerReport(PeerBooks books) {
    this.books = books;
    this.moments = books.moments();
  }

  /// All peers, one a line.
  String list() {
    Map<String, Session> latest = new HashMap<>();
    books.live().ifPresent(
        live -> live.sessions().all(books.now()).forEach(
            session -> latest.merge(session.peerId(), session, (a, b) -> a.lastSeen() >= b.lastSeen() ? a : b)));
    StringBuilder table = new StringBuilder();
    for (Peer peer : books.peers().list()) {
      table.append(
          "%-20s  %-20s  %-9s  %-24s  %9s  %-12s  %s"
              .formatted(
                  peer.id(),
                  word(peer.role()),
                  word(peer.settings().profile()),
                  state(latest.get(peer.id())),
                  stored(books.days().of(peer.id(), books.now())),
                  drift(peer.id()).map(PeerReport::shortly).orElse(""),
                  peer.confirmed() ? "" : "unconfirmed").stripTrailing()).append('\n');
    }
    return table.isEmpty() ? "no peers\n" : table.toString();
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private String state(@Nullable Session session) {
    if (books.live().isEmpty()) {
      return "";
    }
    return session == null ? "offline" : "online " + session.address();
  }

  private static String stored(DayLedger.Day day) {
    return day.stored() == 0 ? "" : day.stored() + " today";
  }

  /// Everything about one peer.
  ///
  /// @throws ViidException when there is none
  String show(String id) {
    Peer peer = books.peers().find(id).orElseThrow(() -> new ViidException("OV-2367", id));
    StringBuilder text = new StringBuilder();
    books.peers().describe(peer).forEach((key, value) -> line(text, key, value));
    line(text, "password", password(id));
    addresses(text, peer);
    line(text, "records today", inWords(books.days().of(id, books.now())));
    books.findings().of(id).forEach(finding -> line(text, "finding", line(finding)));
    drift(id).ifPresent(drift -> line(text, "clock", inWords(drift)));
    for (RefusedLogin login : books.refused()) {
      if (peer.speaksFor(login.deviceId()) || peer.userName().equals(login.userName())) {
        line(text, "refused", login.text().en() + " (from " + login.address() + ")");
      }
    }
    return text.toString();
  }

  private static void line(StringBuilder text, String key, String value) {
    text.append("%-20s %s".formatted(key, value).stripTrailing()).append('\n');
  }

  private String password(String id) {
    long until = books.peers().previousPasswordUntil(id);
    String kind = books.peers().hasPassword(id) ? "its own" : "the shared one";
    return until == 0 ? kind : kind + "; the one before works until " + moments.of(until);
  }

  private void addresses(StringBuilder text, Peer peer) {
    if (books.live().isEmpty()) {
      return;
    }
    List<Session> sessions = books.live().get().sessions().ofPeer(peer.id(), books.now());
    if (sessions.isEmpty()) {
      line(text, "address", "not registered");
    }
    for (Session session : sessions) {
      String as = session.deviceId().equals(peer.id()) ? "" : " as " + session.deviceId();
      line(
          text,
          "address",
          "%s%s, registered %s, last seen %s"
              .formatted(
                  session.address(),
                  as,
                  moments.of(session.registeredAt()),
                  Moments.ago(session.lastSeen(), books.now())));
    }
  }

  private static String inWords(DayLedger.Day day) {
    return "%d stored, %d sent again, %d refused; %d stored yesterday"
        .formatted(day.stored(), day.resent(), day.refused(), day.storedBefore());
  }

  /// What a peer sends against the standard, with a sentence each that can be sent to its vendor.
  ///
  /// @param language zh or en; empty for both
  String findings(String id, String language) {
    Peer peer = books.peers().find(id).orElseThrow(() -> new ViidException("OV-2374", id));
    StringBuilder text = new StringBuilder();
    for (Finding finding : books.findings().of(peer.id())) {
      text.append(line(finding)).append('\n');
      if (!language.equals("en")) {
        text.append("    ").append(finding.example().zh()).append('\n');
      }
      if (!language.equals("zh")) {
        text.append("    ").append(finding.example().en()).append('\n');
      }
    }
    return text.isEmpty() ? "nothing departs from the standard\n" : text.toString();
  }

  /// What all peers send against the standard, in one line each.
  String findings() {
    StringBuilder text = new StringBuilder();
    for (Peer peer : books.peers().list()) {
      books.findings().of(peer.id()).forEach(
          finding -> text.append(peer.id()).append("  ").append(line(finding)).append('\n'));
    }
    return text.isEmpty() ? "nothing departs from the standard\n" : text.toString();
  }

  /// The clocks of all devices that times came from, which may be more than there are accounts.
  ///
  /// @param all also of those that are right
  String clocks(boolean all) {
    StringBuilder text = new StringBuilder();
    books.clocks().all().forEach((device, drift) -> {
      if (all || drift.isOff()) {
        String speaker = books.peers().speakerFor(device).map(Peer::id).filter(id -> !id.equals(device)).orElse("");
        text.append(device)
            .append(speaker.isEmpty() ? "" : " of " + speaker)
            .append(": ")
            .append(inWords(drift))
            .append('\n');
      }
    });
    return text.isEmpty() ? "no clock is known to be off by more than 10 s\n" : text.toString();
  }

  private static String line(Finding finding) {
    return "%s %s%s, %d times, last %s"
        .formatted(
            finding.subject().refused() ? "refused" : "tolerated",
            finding.subject().name(),
            finding.subject().place().isEmpty() ? "" : " at " + finding.subject().place(),
            finding.count(),
            UTC.format(Instant.ofEpochMilli(finding.lastAt()).atOffset(ZoneOffset.UTC)));
  }

  private Optional<ClockWatch.Drift> drift(String id) {
    return books.clocks().of(id);
  }

  private static String shortly(ClockWatch.Drift drift) {
    return drift.isOff() ? "clock %+d s".formatted(Math.round(drift.millis() / 1_000.0)) : "clock ok";
  }

  private static String inWords(ClockWatch.Drift drift) {
    String seconds = String.format(Locale.ROOT, "%.1f s", Math.abs(drift.millis()) / 1_000.0);
    String direction = drift.millis() >= 0 ? " ahead of this server" : " behind this server, or sending late";
    return "%s%s; %d times stated, %d in the future; last at %s"
        .formatted(seconds, direction, drift.stamps(), drift.future(), Instant.ofEpochMilli(drift.at()));
  }
}
