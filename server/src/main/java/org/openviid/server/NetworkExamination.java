package org.openviid.server;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Are the ports free, or does the server answer on them; and can others reach it?
final class NetworkExamination {
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 (\\d{3}) ");
  private static final int OK = 200;
  private static final int FIRST_FREE_PORT = 1024;

  private final Duration patience;

  NetworkExamination(Duration patience) {
    this.patience = patience;
  }

  List<Diagnosis> of(Patient patient) {
    List<Diagnosis> found = new ArrayList<>();
    ServerConfig.Listen listen = patient.config().listen();
    if (patient.running().isPresent()) {
      ServerFacts facts = patient.running().get();
      found.add(answers(facts));
      reachable(facts.host(), facts.port(), found);
    } else {
      found.add(free(listen.host(), listen.port()));
      if (!listen.tls().certificate().isEmpty()) {
        found.add(free(listen.host(), listen.tls().port()));
      }
      local(listen.host(), found);
    }
    String base = patient.config().pictures().publicBaseUrl();
    if (!base.isEmpty()) {
      found.add(base(base));
    }
    return found;
  }

  private static Diagnosis free(String host, int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(host, port));
      return Diagnosis.of("port-free", port);
    } catch (IOException e) {
      return Diagnosis.of(port > 0 && port < FIRST_FREE_PORT ? "port-low" : "port-taken", port, String.valueOf(e.getMessage()));
    }
  }

  private Diagnosis answers(ServerFacts facts) {
    int port = facts.port();
    String host = facts.host().equals("0.0.0.0") ? "127.0.0.1" : facts.host();
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), (int) patience.toMillis());
      socket.setSoTimeout((int) patience.toMillis());
      socket.getOutputStream()
          .write("GET /health HTTP/1.1\r\nHost: doctor\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      String answer = answer(socket.getInputStream());
      Matcher status = STATUS.matcher(answer);
      boolean well = status.lookingAt() && Integer.parseInt(status.group(1)) == OK;
      return Diagnosis.of(well ? "health-good" : "health-bad", port, answer.substring(answer.lastIndexOf('\n', answer.length() - 2) + 1).strip());
    } catch (IOException e) {
      return Diagnosis.of("port-silent", port, String.valueOf(e.getMessage()));
    }
  }

  private static String answer(InputStream in) throws IOException {
    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
  }

  private void reachable(String host, int port, List<Diagnosis> found) {
    List<String> addresses = StartSheet.addresses(host);
    if (local(host, found)) {
      return;
    }
    for (String address : addresses) {
      if (!isLoopback(address)) {
        found.add(Diagnosis.of(connects(address, port) ? "reach-self" : "reach-blocked", address, port));
      }
    }
  }

  private static boolean local(String host, List<Diagnosis> found) {
    List<String> addresses = StartSheet.addresses(host);
    boolean onlyHere = addresses.stream().allMatch(NetworkExamination::isLoopback);
    if (onlyHere) {
      found.add(Diagnosis.of(host.equals("0.0.0.0") ? "reach-no-network" : "reach-loopback", host));
    }
    return onlyHere;
  }

  private static boolean isLoopback(String address) {
    try {
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (IOException e) {
      return false; // a name that means nothing is none of this machine's
    }
  }

  private boolean connects(String host, int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), (int) patience.toMillis());
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private Diagnosis base(String base) {
    try {
      URI uri = URI.create(base);
      int standard = "https".equals(uri.getScheme()) ? 443 : 80;
      int port = uri.getPort() < 0 ? standard : uri.getPort();
      return Diagnosis.of(connects(String.valueOf(uri.getHost()), port) ? "base-good" : "base-bad", base);
    } catch (IllegalArgumentException e) {
      return Diagnosis.of("base-bad", base);
    }
  }
}
