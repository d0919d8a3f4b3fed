package org.openviid.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openviid.http.TestServer.CAMERA;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// Many callers at once, of whom each gets its own answer.
class ManyClientsIT {
  private static final int CLIENTS = 64;
  private static final int REQUESTS = 40;

  @Test
  void everyCallerGetsItsOwnAnswersAndNothingIsLeftBehind() throws Exception {
    try (TestServer server = TestServer.start().registered(CAMERA);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Integer>> clients = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        int number = i;
        clients.add(() -> calls(server, number));
      }

      for (Future<Integer> client : threads.invokeAll(clients)) {
        assertThat(client.get()).isEqualTo(REQUESTS);
      }
      server.awaitNobodyInside();
      assertThat(server.registry.get("viid.requests").tag("operation", "keepalive").timer().count())
          .isEqualTo(CLIENTS * REQUESTS);
    }
  }

  private static int calls(TestServer server, int number) {
    int right = 0;
    String device = "%020d".formatted(number);
    String body = "{\"KeepaliveObject\":{\"DeviceID\":\"" + device + "\"}}";
    String request = TestServer.request(CAMERA, "POST /VIID/System/Keepalive", body);
    try (RawClient client = new RawClient(server.port())) {
      for (int i = 0; i < REQUESTS; i++) {
        right += Status.id(client.send(request).receive()).equals(device) ? 1 : 0;
      }
    }
    return right;
  }
}
