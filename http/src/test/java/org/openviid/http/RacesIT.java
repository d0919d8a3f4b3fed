package org.openviid.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openviid.http.TestServer.CAMERA;
import static org.openviid.http.TestServer.PLATFORM;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openviid.http.RawClient.Answer;
import org.openviid.peers.DuplicateId;

/// PUT, POST and DELETE that race on one identifier: what was acknowledged last is what is there, and nobody
/// ever sees a mixture of two.
class RacesIT {
  private static final String ID = CAMERA + "02" + "20260501080000" + "00001";
  private static final String PATH = "/VIID/Images/" + ID;
  private static final Pattern PAIR = Pattern.compile("\"Title\":\"v(\\d+)\".*\"Name\":\"v(\\d+)\"");
  private static final int WRITERS = 6;
  private static final int ROUNDS = 60;

  /// What was acknowledged: a version, or 0 for a deletion, and when it was asked for and answered.
  private record Done(int version, long asked, long answered) {}

  private final Queue<Done> done = new ConcurrentLinkedQueue<>();
  private final Queue<String> mixtures = new ConcurrentLinkedQueue<>();
  private final AtomicInteger versions = new AtomicInteger();
  private final AtomicInteger seen = new AtomicInteger();

  private static String image(int version) {
    return "{\"ImageInfo\":{\"ImageID\":\"" + ID + "\",\"Title\":\"v" + version + "\"},\"PersonList\":{\"PersonObject\":[{"
        + "\"PersonID\":\"" + ID + "0100001\",\"SourceID\":\"" + ID + "\",\"Name\":\"v" + version + "\"}]}}";
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whatWasAcknowledgedLastIsThereAndNothingIsEverMixed(boolean onDisk, @TempDir Path folder)
      throws InterruptedException {
    try (TestServer server = onDisk ? TestServer.onDisk(folder) : TestServer.start()) {
      server.registered(PLATFORM);
      server.peers.update(PLATFORM, peer -> peer.with(peer.settings().with(DuplicateId.REPLACE)));
      List<Thread> threads = new ArrayList<>();
      for (int writer = 0; writer < WRITERS; writer++) {
        long seed = writer;
        threads.add(Thread.ofVirtual().start(() -> write(server, new Random(seed))));
      }
      threads.add(Thread.ofVirtual().start(() -> read(server)));
      for (Thread thread : threads) {
        thread.join();
      }

      assertThat(mixtures).isEmpty();
      assertThat(done.stream().filter(each -> each.version() == 0)).as("deletions that found something").isNotEmpty();
      assertThat(seen.get()).as("readings that found something").isPositive();
      int last = version(server.call(PLATFORM, "GET " + PATH, ""));
      assertThat(candidates()).contains(last);
    }
  }

  /// The versions that may be there at the end: those that nothing else began to be acknowledged after.
  private List<Integer> candidates() {
    return done.stream()
        .filter(one -> done.stream().noneMatch(other -> other.asked() > one.answered()))
        .map(Done::version)
        .toList();
  }

  private void write(TestServer server, Random random) {
    try (RawClient client = new RawClient(server.port())) {
      for (int round = 0; round < ROUNDS; round++) {
        int version = versions.incrementAndGet();
        int choice = random.nextInt(4);
        String request =
            choice == 0
                ? TestServer.request(PLATFORM, "DELETE " + PATH, "")
                : choice == 1
                    ? TestServer.request(PLATFORM, "POST /VIID/Images", "{\"ImageListObject\":{\"Image\":[" + image(version) + "]}}")
                    : TestServer.request(PLATFORM, "PUT " + PATH, "{\"ImageObject\":" + image(version) + "}");
        long asked = System.nanoTime();
        Answer answer = client.send(request).receive();
        if (answer.body().contains("\"StatusCode\":0")) {
          done.add(new Done(choice == 0 ? 0 : version, asked, System.nanoTime()));
        }
      }
    }
  }

  private void read(TestServer server) {
    try (RawClient client = new RawClient(server.port())) {
      for (int round = 0; round < ROUNDS * 4; round++) {
        int version = version(client.send(TestServer.request(PLATFORM, "GET " + PATH, "")).receive());
        if (version > 0) {
          seen.incrementAndGet();
        }
      }
    }
  }

  /// The version that is there, 0 for none.
  private int version(Answer answer) {
    if (answer.status() == 404) {
      return 0;
    }
    Matcher pair = PAIR.matcher(answer.body());
    if (!pair.find() || !pair.group(1).equals(pair.group(2))) {
      mixtures.add(answer.body());
      return -1;
    }
    return Integer.parseInt(pair.group(1));
  }
}
