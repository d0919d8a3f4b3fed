package org.openviid.wire;

import com.sun.management.OperatingSystemMXBean;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.openviid.schema.Schema;

/// Measures what a request costs a client process, for docs/adr/0006-wire-client.md. By hand:
///
/// ```
/// java -cp … org.openviid.wire.ClientBenchmark server 18080 &
/// java -cp … org.openviid.wire.ClientBenchmark own|jdk|floor 18080 CONNECTIONS SECONDS
/// java -cp … org.openviid.wire.ClientBenchmark idle 18080 CONNECTIONS
/// ```
final class ClientBenchmark {
  private static final byte[] BODY =
      "{\"KeepaliveObject\":{\"DeviceID\":\"34020000001190000001\"}}".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] ANSWER =
      ("HTTP/1.1 200 OK\r\nContent-Type: application/VIID+JSON;charset=UTF-8\r\n"
          + "Date: Tue, 04 Jun 2024 01:45:47 GMT\r\nContent-Length: 158\r\n\r\n"
          + "{\"ResponseStatusObject\":{\"RequestURL\":\"/VIID/System/Keepalive\",\"StatusCode\":0,\"StatusString\":"
          + "\"OK\",\"Id\":\"34020000001190000001\",\"LocalTime\":\"20260501080000\"}}  ")
      .getBytes(StandardCharsets.US_ASCII);

  private ClientBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    int port = Integer.parseInt(arguments[1]);
    if (arguments[0].equals("server")) {
      serve(port);
      return;
    }
    int connections = Integer.parseInt(arguments[2]);
    if (arguments[0].equals("idle")) {
      idle(port, connections);
      return;
    }
    int seconds = Integer.parseInt(arguments[3]);
    for (int round = 0; round < 3; round++) {
      run(arguments[0], port, connections, seconds);
    }
  }

  private static void run(String kind, int port, int connections, int seconds) throws Exception {
    OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    AtomicLong requests = new AtomicLong();
    HttpClient jdk = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(Duration.ofSeconds(10)).executor(Executors.newVirtualThreadPerTaskExecutor()).build();
    long cpu = system.getProcessCpuTime();
    long start = System.nanoTime();
    long stop = start + seconds * 1_000_000_000L;
    try (HttpTransport transport = HttpTransport.of(WireLimits.DEFAULT);
        ExecutorService devices = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < connections; i++) {
        devices.execute(() -> requests.addAndGet(switch (kind) {
          case "own" -> own(transport, port, stop);
          case "jdk" -> jdk(jdk, port, stop);
          default -> floor(port, stop);
        }));
      }
    }
    double micros = (system.getProcessCpuTime() - cpu) / 1000.0 / requests.get();
    double rate = requests.get() * 1e9 / (System.nanoTime() - start);
    Runtime.getRuntime().gc();
    long heap = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    System.err.printf("%s: %d connections, %.0f requests/s, %.1f us CPU each, heap after %d KiB%n",
        kind, connections, rate, micros, heap >> 10);
  }

  /// What a connected device holds in memory between its requests, its virtual thread included.
  private static void idle(int port, int connections) throws Exception {
    Runtime.getRuntime().gc();
    long before = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    Messages messages = new Messages(Schema.load(), ZoneId.of("Asia/Shanghai"));
    CountDownLatch done = new CountDownLatch(connections);
    CountDownLatch over = new CountDownLatch(1);
    try (HttpTransport transport = HttpTransport.of(WireLimits.DEFAULT);
        ExecutorService devices = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < connections; i++) {
        String id = "3402000000119%07d".formatted(i);
        devices.execute(() -> {
          ClientSettings settings =
              ClientSettings.of(new Endpoint("127.0.0.1", port, false), id, "x", () -> "c");
          try (ViidClient client = new ViidClient(transport, messages, settings)) {
            client.keepalive();
            done.countDown();
            over.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
      }
      done.await();
      Runtime.getRuntime().gc();
      long after = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
      System.err.printf("%d idle devices: %.1f KiB heap each%n", connections,
          (after - before) / 1024.0 / connections);
      System.err.println(Files.readAllLines(Path.of("/proc/self/status")).stream()
          .filter(line -> line.startsWith("VmRSS")).toList());
      over.countDown();
    }
  }

  private static long own(HttpTransport transport, int port, long stop) {
    long count = 0;
    Exchange exchange = new Exchange("POST", "/VIID/System/Keepalive", List.of(
        new Exchange.Header("User-Identify", "34020000001190000001"),
        new Exchange.Header("Content-Type", "application/VIID+JSON;charset=UTF-8")), Content.of(BODY));
    try (HttpConnection connection = new HttpConnection(transport, new Endpoint("127.0.0.1", port, false))) {
      while (System.nanoTime() < stop) {
        count += connection.send(exchange).status() == 200 ? 1 : 0;
      }
    }
    return count;
  }

  /// Nothing but the two system calls that every client needs.
  private static long floor(int port, long stop) {
    byte[] request =
        ("POST /VIID/System/Keepalive HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nUser-Identify: "
        + "34020000001190000001\r\nContent-Type: application/VIID+JSON;charset=UTF-8\r\nContent-Length: "
        + BODY.length + "\r\n\r\n" + new String(BODY, StandardCharsets.US_ASCII))
            .getBytes(StandardCharsets.US_ASCII);
    byte[] answer = new byte[4096];
    long count = 0;
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setTcpNoDelay(true);
      while (System.nanoTime() < stop) {
        socket.getOutputStream().write(request);
        count += socket.getInputStream().read(answer) == ANSWER.length ? 1 : 0;
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return count;
  }

  private static long jdk(HttpClient client, int port, long stop) {
    long count = 0;
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/VIID/System/Keepalive"))
        .header("User-Identify", "34020000001190000001")
        .header("Content-Type", "application/VIID+JSON;charset=UTF-8")
        .timeout(Duration.ofMinutes(1))
        .POST(HttpRequest.BodyPublishers.ofByteArray(BODY)).build();
    try {
      while (System.nanoTime() < stop) {
        count += client.send(request, HttpResponse.BodyHandlers.ofByteArray()).statusCode() == 200 ? 1 : 0;
      }
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return count;
  }

  /// Answers every request alike: reads heads by their empty line and bodies by their length.
  private static void serve(int port) throws IOException {
    try (ServerSocket server = new ServerSocket(port, 4096, InetAddress.getLoopbackAddress())) {
      while (true) {
        Socket socket = server.accept();
        socket.setTcpNoDelay(true);
        Thread.ofVirtual().start(() -> answer(socket));
      }
    }
  }

  private static void answer(Socket socket) {
    byte[] buffer = new byte[4096];
    try (socket) {
      InputStream in = new DataInputStream(socket.getInputStream());
      OutputStream out = socket.getOutputStream();
      int have = 0;
      while (true) {
        int count = in.read(buffer, have, buffer.length - have);
        if (count < 0) {
          return;
        }
        have += count;
        // Every request ends with its body, and both clients send one at a time.
        if (have > BODY.length && buffer[have - 1] == '}' && buffer[have - 2] == '}') {
          out.write(ANSWER);
          have = 0;
        }
      }
    } catch (IOException e) {
      // The client went away.
    }
  }
}
