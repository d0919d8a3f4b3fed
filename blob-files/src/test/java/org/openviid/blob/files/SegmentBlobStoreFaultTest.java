package org.openviid.blob.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openviid.blob.files.FaultFileLayer.Fault;
import org.openviid.blob.files.FaultFileLayer.Survival;
import org.openviid.store.BlobContents;
import org.openviid.store.BlobPlacement;
import org.openviid.store.StoreException;

/// Whatever goes wrong at whatever step: what was acknowledged is there, what was deleted is not.
class SegmentBlobStoreFaultTest {
  private static final int TORN_SEEDS = 2;
  private static final int STEPS = stepsOfTheWholeScript();

  private static int stepsOfTheWholeScript() {
    FaultFileLayer layer = new FaultFileLayer(FaultScript.ROOT);
    new FaultScript(layer).run();
    return layer.steps();
  }

  @Test
  void withoutFaultsTheScriptDoesEverything() {
    FaultFileLayer layer = new FaultFileLayer(FaultScript.ROOT);
    FaultScript script = new FaultScript(layer);
    script.run();
    assertThat(script.failures()).isZero();
    assertThat(script.gone.keySet()).hasSizeGreaterThan(5);
    assertThat(script.doubtful.keySet()).isEmpty();
    assertThat(STEPS).isGreaterThan(100);
    check(script, layer);
    check(script, layer.restarted(Survival.FORCED_ONLY, 0));
  }

  @ParameterizedTest
  @EnumSource
  void whatWasAcknowledgedSurvivesALossOfPowerAtAnyStep(Survival survival) {
    for (int step = 1; step <= STEPS; step++) {
      for (int seed = 0; seed < (survival == Survival.TORN ? TORN_SEEDS : 1); seed++) {
        losesPower(step, survival, seed);
      }
    }
  }

  private static void losesPower(int step, Survival survival, int seed) {
    FaultFileLayer layer = new FaultFileLayer(FaultScript.ROOT);
    FaultScript script = new FaultScript(layer);
    layer.failAt(step, Fault.POWER);
    script.run();
    assertThat(layer.isOff()).isTrue();
    describing(step, seed, () -> check(script, layer.restarted(survival, seed)));
  }

  @ParameterizedTest
  @EnumSource(names = {"FULL_ONCE", "FULL", "FORCE"})
  void whatWasAcknowledgedSurvivesAFailureAtAnyStep(Fault fault) {
    int failing = 0;
    for (int step = 1; step <= STEPS; step++) {
      FaultFileLayer layer = new FaultFileLayer(FaultScript.ROOT);
      FaultScript script = new FaultScript(layer);
      layer.failAt(step, fault);
      script.run();
      failing += script.failures() > 0 ? 1 : 0;
      layer.makeRoom();
      describing(step, 0, () -> check(script, layer));
      describing(step, 1, () -> check(script, layer.restarted(Survival.FORCED_ONLY, 0)));
    }
    assertThat(failing).as("steps at which %s is noticed", fault).isGreaterThan(STEPS / 5);
  }

  @Test
  void aSegmentWhoseFsyncFailedDuringAnErasureIsNotAddedTo() {
    FaultFileLayer layer = new FaultFileLayer(FaultScript.ROOT);
    FaultScript script = new FaultScript(layer);
    try (SegmentBlobStore store =
        SegmentBlobStore.open(FaultScript.ROOT, FaultScript.SETTINGS, layer, script.clock)) {
      BlobPlacement kept = BlobContents.persist(store, BlobContents.random(1_000, 1), "a");
      BlobPlacement erased = BlobContents.persist(store, BlobContents.random(1_000, 2), "a");
      assertThat(erased.segment()).isEqualTo(kept.segment());
      layer.failAt(layer.steps() + 4, Fault.FORCE);
      assertThatThrownBy(() -> store.erase(List.of(erased))).hasMessageContaining("OV-1620");
      BlobPlacement next = BlobContents.persist(store, BlobContents.random(1_000, 3), "a");
      assertThat(next.segment()).isNotEqualTo(kept.segment());
      store.erase(List.of(erased));
      assertThatThrownBy(() -> read(store, erased)).isInstanceOf(StoreException.class);
      assertThat(read(store, kept)).isEqualTo(BlobContents.random(1_000, 1));
    }
  }

  private static void describing(int step, int seed, Runnable check) {
    try {
      check.run();
    } catch (RuntimeException | AssertionError e) {
      throw new AssertionError("step " + step + ", seed " + seed + ": " + e.getMessage(), e);
    }
  }

  private static void check(FaultScript script, FaultFileLayer layer) {
    try (SegmentBlobStore store =
        SegmentBlobStore.open(FaultScript.ROOT, FaultScript.SETTINGS, layer, script.clock)) {
      store.finishCompactions(script.references);
      script.kept.forEach(
          (id, content) -> assertThat(read(store, script.references.of(id))).isEqualTo(content));
      script.doubtful.forEach(
          (id, content) -> isWholeOrGone(store, script.references, id, content));
      script.gone.values().forEach(content -> occursNowhere(content, layer));
      store
          .segments()
          .forEach(segment -> assertThat(store.scan(segment.number()).damaged()).isZero());
      worksOn(store, script);
    }
  }

  private static void isWholeOrGone(
      SegmentBlobStore store, References references, long id, byte[] content) {
    if (!references.referenced(List.of(id)).isEmpty()) {
      try {
        assertThat(read(store, references.of(id))).isEqualTo(content);
      } catch (StoreException e) {
        assertThat(e.code()).isIn("OV-1612", "OV-1616", "OV-1617");
      }
    }
  }

  private static void occursNowhere(byte[] content, FaultFileLayer layer) {
    layer
        .contents()
        .forEach(
            (path, file) ->
                assertThat(FaultScript.occurs(content, file))
                    .as(
                        "%d bytes %s in %s",
                        content.length, Arrays.toString(Arrays.copyOf(content, 4)), path)
                    .isFalse());
  }

  private static void worksOn(SegmentBlobStore store, FaultScript script) {
    byte[] fresh = BlobContents.random(3_000, 99);
    BlobPlacement placement = BlobContents.persist(store, fresh, "a");
    assertThat(script.references.referenced(List.of(placement.id()))).isEmpty();
    assertThat(read(store, placement)).isEqualTo(fresh);
    byte[] large = BlobContents.random(30_000, 98);
    assertThat(read(store, BlobContents.persist(store, large, "b"))).isEqualTo(large);
  }

  private static byte[] read(SegmentBlobStore store, BlobPlacement placement) {
    try {
      return BlobContents.read(store.open(placement));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
