package org.openviid.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openviid.server.Administration;
import org.openviid.server.ServerIdentity;

/// A picture that is given as an address is fetched, though the server is killed while it waits for it.
class FetchIT {
  private static final String CAMERA = "33010600001190000001";
  private static final byte[] PICTURE = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 7, 7, 7};

  @TempDir Path folder;

  @Test
  @Timeout(120)
  void aPictureIsFetchedAfterTheServerWasKilled() throws Exception {
    AtomicBoolean answering = new AtomicBoolean();
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    HttpServer pictures = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    pictures.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    pictures.createContext("/", exchange -> {
      asked.countDown();
      if (answering.get()) {
        answer(exchange);
      } else {
        await(end);
      }
    });
    pictures.start();
    ServerIdentity.write(folder, "33010600005030000001");
    Path config = folder.resolve(ServerIdentity.CONFIG_FILE);
    Files.writeString(config, "pictures:\n  fetchFrom: [\"127.0.0.1/32\"]\n", StandardOpenOption.APPEND);
    try {
      postAndKill("http://127.0.0.1:" + pictures.getAddress().getPort() + "/1.jpg", config, asked);
      answering.set(true);
      try (RunningServer server = RunningServer.start(folder)) {
        awaitPicture(new TestCamera(CAMERA, server.port()));
      }
    } finally {
      end.countDown();
      pictures.stop(0);
    }
  }

  private void postAndKill(String address, Path config, CountDownLatch asked) throws Exception {
    try (RunningServer server = RunningServer.start(folder)) {
      TestCamera camera = new TestCamera(CAMERA, server.port());
      assertThat(camera.register(RunningServer.PASSWORD).statusCode()).isEqualTo(200);
      assertThat(Administration.peers(folder, config, List.of("set", CAMERA, "picture-in=fetch")))
          .contains("fetch");
      String face =
          """
          {"FaceListObject":{"FaceObject":[{"FaceID":"%s","InfoKind":1,"SourceID":"s","DeviceID":"%s",
          "SubImageList":{"SubImageInfoObject":[{"Type":"11","FileFormat":"Jpeg","Width":1,"Height":1,
          "StoragePath":"%s"}]}}]}}"""
              .formatted(faceId(), CAMERA, address);
      assertThat(camera.post("/VIID/Faces", face).body()).contains("\"StatusCode\":0");
      asked.await();
      server.kill();
    }
  }

  private static String faceId() {
    return CAMERA + "02" + "20260501080000" + "00001" + "06" + "00001";
  }

  private static void awaitPicture(TestCamera camera) throws Exception {
    String expected = "\"Data\":\"" + Base64.getEncoder().encodeToString(PICTURE) + "\"";
    String body = "";
    while (!body.contains(expected)) {
      body = camera.get("/VIID/Faces/" + faceId()).body();
    }
    assertThat(body).contains("/1.jpg");
  }

  private static void answer(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, PICTURE.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(PICTURE);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
