package org.openviid.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openviid.auth.LoginScene.TARGET;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.openviid.auth.Verification.Accepted;

/// What has to hold between client and server whatever happens on the way.
class DigestPropertyTest {
  @Test
  void everyProofIsAcceptedAtMostOnceAndAlwaysWhenItArrivesInTime() {
    for (int seed = 0; seed < 50; seed++) {
      Random random = new Random(seed);
      LoginScene scene = new LoginScene();
      DigestClient client = scene.challengedClient();
      List<String> proofs = new ArrayList<>();
      for (int i = 0; i < NonceMemory.WINDOW; i++) {
        proofs.add(client.prove("POST", TARGET).orElseThrow().authorization());
      }
      List<String> sent = new ArrayList<>(proofs);
      sent.addAll(proofs);
      Collections.shuffle(sent, random);
      Set<String> accepted = new HashSet<>();
      for (String proof : sent) {
        scene.clock.advance(Duration.ofSeconds(random.nextInt(20)));
        if (scene.post(proof) instanceof Accepted) {
          assertThat(accepted.add(proof)).as("seed %d", seed).isTrue();
        }
      }
      assertThat(accepted).as("seed %d", seed).hasSize(NonceMemory.WINDOW);
    }
  }

  @Test
  void clientAndServerAgreeForAnyAccountAndTarget() {
    for (int seed = 0; seed < 500; seed++) {
      Random random = new Random(seed);
      String user = word(random);
      String password = word(random);
      String target = "/VIID/" + word(random) + "?" + word(random);
      DigestAlgorithm algorithm = random.nextBoolean() ? DigestAlgorithm.MD5 : DigestAlgorithm.SHA_256;
      LoginScene scene = new LoginScene();
      DigestClient client = new DigestClient(user, password, Set.of(algorithm), () -> word(random));
      client.challenged(List.of(scene.server.challenge(algorithm, false).header()));
      Proof proof = client.prove("GET", target).orElseThrow();

      Verification verification = scene.server.verify(
          "GET", target, Authorization.parse(proof.authorization()),
          (name, asked) ->
              name.equals(user) ? List.of(Ha1.of(asked, user, LoginScene.REALM, password)) : List.of());

      assertThat(verification).as("seed %d", seed).isInstanceOf(Accepted.class);
      assertThat(proof.check(((Accepted) verification).authenticationInfo())).as("seed %d", seed)
          .isEqualTo(ServerProof.PROVEN);
    }
  }

  @Test
  void parallelRequestsOfOneClientAreAllAccepted() throws InterruptedException {
    LoginScene scene = new LoginScene();
    DigestClient client = scene.challengedClient();
    ConcurrentLinkedQueue<Verification> results = new ConcurrentLinkedQueue<>();
    CyclicBarrier together = new CyclicBarrier(8);
    List<Callable<Boolean>> work = Collections.nCopies(8, () -> {
      for (int i = 0; i < 100; i++) {
        together.await();
        results.add(scene.post(client.prove("POST", TARGET).orElseThrow().authorization()));
      }
      return true;
    });
    try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
      assertThat(pool.invokeAll(work)).allMatch(done -> done.state() == Future.State.SUCCESS);
    }

    assertThat(results).hasSize(800).allMatch(result -> result instanceof Accepted);
  }

  private static String word(Random random) {
    StringBuilder word = new StringBuilder();
    for (int i = 1 + random.nextInt(12); i > 0; i--) {
      word.append("abc019 \"\\=,机:;%".charAt(random.nextInt(15)));
    }
    return word.toString();
  }
}
