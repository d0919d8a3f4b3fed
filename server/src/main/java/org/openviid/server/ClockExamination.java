package org.openviid.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.openviid.peers.ClockWatch;

/// Is the time right? Asks the configured clock servers, else looks for a time service on this machine; and
/// looks whether devices agree that it is not.
final class ClockExamination {
  private static final int NTP = 123;
  private static final int ENOUGH_DEVICES = 3;
  private static final List<String> SERVICES = List.of("chronyd", "ntpd", "systemd-timesyncd", "systemd-timesyn", "openntpd");

  private final Sntp sntp;

  ClockExamination(Sntp sntp) {
    this.sntp = sntp;
  }

  List<Diagnosis> of(Patient patient) {
    List<Diagnosis> found = new ArrayList<>();
    List<String> servers = patient.config().time().clockServers();
    servers.forEach(server -> found.add(ask(server)));
    if (servers.isEmpty()) {
      found.add(Diagnosis.of(hasService() ? "clock-service" : "clock-unknown"));
    }
    patient.running().ifPresent(facts -> devices(facts.drifts(), found));
    return found;
  }

  private Diagnosis ask(String server) {
    int colon = server.lastIndexOf(':');
    boolean hasPort = colon > 0 && server.indexOf(':') == colon;
    try {
      long ahead = sntp.ahead(
          hasPort ? server.substring(0, colon) : server,
          hasPort ? Integer.parseInt(server.substring(colon + 1)) : NTP);
      boolean off = Math.abs(ahead) > ClockWatch.TOLERATED_MILLIS;
      return Diagnosis.of(off ? "clock-off" : "clock-good", seconds(ahead), server);
    } catch (IOException | NumberFormatException e) {
      return Diagnosis.of("clock-silent", server, String.valueOf(e.getMessage()));
    }
  }

  private static String seconds(long millis) {
    return String.format(Locale.ROOT, "%+.3f", millis / 1_000.0);
  }

  private static boolean hasService() {
    return ProcessHandle.allProcesses()
        .flatMap(process -> process.info().command().stream())
        .map(command -> String.valueOf(Path.of(command).getFileName()))
        .anyMatch(SERVICES::contains);
  }

  /// When most devices are off by the same, it is not they who are wrong.
  private static void devices(List<Long> drifts, List<Diagnosis> found) {
    if (drifts.size() < ENOUGH_DEVICES) {
      return;
    }
    long median = drifts.get(drifts.size() / 2);
    long near =
        drifts.stream().filter(drift -> Math.abs(drift - median) <= ClockWatch.TOLERATED_MILLIS / 2).count();
    if (Math.abs(median) > ClockWatch.TOLERATED_MILLIS && near * 2 > drifts.size()) {
      found.add(Diagnosis.of("clock-devices", near, drifts.size(), seconds(-median)));
    }
  }
}
