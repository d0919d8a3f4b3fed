package org.openviid.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Many at once, and large ones: in a short form in every build, at full size in the long one.
class ScaleIT {
  /// Characters of Base64 that stand for the whole of a picture, again and again.
  private static final int BLOCK = 4_000;

  private static final int AT_ONCE = 32;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void sixteenPicturesOfTwentyMegabytesPassThroughAHeapOfNinetySix(boolean inXml) throws Exception {
    largePicturesPass(16, "-Xmx96m", inXml);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @Tag("soak")
  @Timeout(600)
  void sixtyFourPicturesOfTwentyMegabytesPassThroughAHeapOfFiveHundredAndTwelve(boolean inXml) throws Exception {
    largePicturesPass(64, "-Xmx512m", inXml);
  }

  private void largePicturesPass(int uploads, String heap, boolean inXml) throws Exception {
    int blocks = 26_680_000 / BLOCK;
    try (RunningServer server = RunningServer.start(folder, heap)) {
      List<Callable<String>> senders = new ArrayList<>();
      for (int i = 0; i < uploads; i++) {
        TestCamera camera = camera(i, server);
        senders.add(() -> {
          camera.register(RunningServer.PASSWORD);
          return camera.post("/VIID/MotorVehicles", () -> vehicle(camera, blocks, inXml)).body();
        });
      }
      assertThat(together(senders, uploads)).allMatch(
          answer -> answer.contains(inXml ? "<StatusCode>0<" : "\"StatusCode\":0"));

      TestCamera last = camera(uploads - 1, server);
      String there = last.get("/VIID/MotorVehicles/" + last.vehicleId(1)).body();
      String block = TestCamera.picture(1, BLOCK / 4 * 3);
      int begin = there.indexOf(block);
      assertThat(there.substring(begin, there.indexOf('"', begin))).isEqualTo(block.repeat(blocks));
    }
  }

  /// A vehicle whose picture never is in memory as a whole.
  private static InputStream vehicle(TestCamera camera, int blocks, boolean inXml) {
    String picture = TestCamera.picture(1, BLOCK / 4 * 3);
    String json = camera.vehicle(1, BLOCK / 4 * 3);
    String small = inXml ? TestCamera.inXml(json) : json;
    int at = small.indexOf(picture);
    byte[] block = picture.getBytes(StandardCharsets.US_ASCII);
    List<InputStream> parts = new ArrayList<>();
    parts.add(new ByteArrayInputStream(small.substring(0, at).getBytes(StandardCharsets.UTF_8)));
    for (int i = 0; i < blocks; i++) {
      parts.add(new ByteArrayInputStream(block));
    }
    parts.add(new ByteArrayInputStream(small.substring(at + BLOCK).getBytes(StandardCharsets.UTF_8)));
    return new SequenceInputStream(Collections.enumeration(parts));
  }

  @Test
  void aThousandRegistrationsOutliveARestart() throws Exception {
    registrationsOutliveARestart(1_000);
  }

  @Test
  @Tag("soak")
  @Timeout(600)
  void tenThousandRegistrationsOutliveARestart() throws Exception {
    registrationsOutliveARestart(10_000);
  }

  private void registrationsOutliveARestart(int devices) throws Exception {
    try (RunningServer server = RunningServer.start(folder)) {
      List<Callable<Integer>> registrations = new ArrayList<>();
      for (int i = 0; i < devices; i++) {
        TestCamera camera = camera(i, server);
        registrations.add(() -> camera.register(RunningServer.PASSWORD).statusCode());
      }
      assertThat(together(registrations, AT_ONCE)).containsOnly(200);
      server.kill();
    }
    try (RunningServer server = RunningServer.start(folder)) {
      List<Callable<Integer>> keepalives = new ArrayList<>();
      for (int i = 0; i < devices; i++) {
        TestCamera camera = camera(i, server);
        keepalives.add(() -> camera.keepalive().statusCode());
      }
      assertThat(together(keepalives, AT_ONCE)).as("nobody is sent away to register again").containsOnly(200);
    }
  }

  private static TestCamera camera(int number, RunningServer server) {
    return new TestCamera("33010600001190%06d".formatted(number), server.port());
  }

  private static <T> List<T> together(List<Callable<T>> tasks, int atOnce) throws Exception {
    Semaphore places = new Semaphore(atOnce);
    List<T> results = new ArrayList<>();
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<T>> futures = new ArrayList<>();
      for (Callable<T> task : tasks) {
        futures.add(executor.submit(() -> {
          places.acquire();
          try {
            return task.call();
          } finally {
            places.release();
          }
        }));
      }
      for (Future<T> future : futures) {
        results.add(future.get());
      }
    }
    return results;
  }
}
