package org.openviid.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Registrations beside a model that is a single map, through requests, silence and restarts.
class SessionsPropertyTest {
  private static final List<String> DEVICES = List.of("1", "2", "3");
  private static final List<String> ADDRESSES = List.of("192.0.2.1", "192.0.2.2", "192.0.2.3");
  private static final long LAPSE = SessionSettings.DEFAULT.lapse().toMillis();

  private record Place(String device, String address) {}

  @Test
  void anySequenceOfEventsLeavesWhatTheModelSays() {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      PeersScene scene = new PeersScene();
      Map<Place, Long> model = new HashMap<>();
      for (int step = 0; step < 80; step++) {
        String done = act(random, scene, model);
        for (String device : DEVICES) {
          for (String address : ADDRESSES) {
            assertThat(scene.sessions.find(device, address, scene.now()) != null)
                .as("seed %d, step %d: %s, then %s at %s", seed, step, done, device, address)
                .isEqualTo(holds(model, new Place(device, address), scene.now()));
          }
        }
      }
      scene.sessions.maintain(scene.now());
      assertThat(scene.sessions.count()).as("seed %d", seed).isEqualTo(presentIn(model, scene.now()).size());
      assertPresence(seed, scene, presentIn(model, scene.now()));
    }
  }

  private static boolean holds(Map<Place, Long> model, Place place, long now) {
    Long seen = model.get(place);
    return seen != null && now - seen <= LAPSE;
  }

  private static Set<String> presentIn(Map<Place, Long> model, long now) {
    Set<String> present = new HashSet<>();
    model.keySet().stream().filter(place -> holds(model, place, now))
        .forEach(place -> present.add(place.device()));
    return present;
  }

  private static String act(Random random, PeersScene scene, Map<Place, Long> model) {
    Place place = new Place(DEVICES.get(random.nextInt(3)), ADDRESSES.get(random.nextInt(3)));
    long now = scene.now();
    return switch (random.nextInt(10)) {
      case 0, 1, 2 -> {
        scene.sessions.open(place.device(), "peer", place.address(), now);
        model.put(place, now);
        yield "open";
      }
      case 3 -> {
        scene.sessions.close(place.device(), place.address(), now);
        model.remove(place);
        yield "close";
      }
      case 4, 5 -> {
        Session session = scene.sessions.find(place.device(), place.address(), now);
        if (session != null) {
          session.renew(now);
          model.put(place, now);
        }
        yield "renew";
      }
      case 6 -> {
        scene.sessions.maintain(now);
        model.values().removeIf(seen -> now - seen > LAPSE);
        yield "maintain";
      }
      case 7 -> {
        scene.sessions.maintain(now);
        model.values().removeIf(seen -> now - seen > LAPSE);
        scene.clock.advance(Duration.ofHours(random.nextInt(3)));
        scene.restart();
        model.replaceAll((any, seen) -> scene.now());
        yield "restart";
      }
      default -> {
        scene.clock.advance(Duration.ofSeconds(random.nextInt(200)));
        yield "wait";
      }
    };
  }

  private static void assertPresence(int seed, PeersScene scene, Set<String> present) {
    Map<String, Boolean> told = new HashMap<>();
    for (PresenceEvent event : scene.events) {
      Boolean before = told.put(event.deviceId(), event.online());
      assertThat(before == null || before != event.online()).as("seed %d: %s told twice", seed, event)
          .isTrue();
    }
    for (String device : DEVICES) {
      assertThat(told.getOrDefault(device, false)).as("seed %d: %s", seed, device)
          .isEqualTo(present.contains(device));
      assertThat(scene.presence.isOnline(device)).as("seed %d: %s", seed, device)
          .isEqualTo(present.contains(device));
    }
  }

  @Test
  void whatManyThreadsDidAtOnceIsWhatIsStored() throws InterruptedException {
    PeersScene scene = new PeersScene();
    List<Callable<Boolean>> work = IntStream.range(0, 8).<Callable<Boolean>>mapToObj(thread -> () -> {
      Random random = new Random(thread);
      for (int i = 0; i < 300; i++) {
        String device = DEVICES.get(random.nextInt(3));
        String address = ADDRESSES.get(random.nextInt(3));
        switch (random.nextInt(4)) {
          case 0 -> scene.sessions.close(device, address, scene.now());
          case 1 -> scene.sessions.saveAll(scene.now());
          default -> scene.sessions.open(device, "peer", address, scene.now());
        }
      }
      return true;
    }).toList();
    try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
      assertThat(pool.invokeAll(work)).allMatch(done -> done.state() == Future.State.SUCCESS);
    }
    Set<Place> before = places(scene);

    scene.restart();

    assertThat(places(scene)).isEqualTo(before);
    Set<String> present = new HashSet<>();
    before.forEach(place -> present.add(place.device()));
    assertPresence(0, scene, present);
  }

  private static Set<Place> places(PeersScene scene) {
    Set<Place> places = new HashSet<>();
    for (String device : DEVICES) {
      scene.sessions.of(device, scene.now())
          .forEach(session -> places.add(new Place(device, session.address())));
    }
    return places;
  }
}
