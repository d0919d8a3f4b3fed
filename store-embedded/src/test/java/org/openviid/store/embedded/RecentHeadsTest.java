package org.openviid.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecentHeadsTest {

  @Test
  void everyChangeSinceTheStatedSequenceIsKnown() {
    RecentHeads heads = new RecentHeads(100);
    long last = 100;
    assertThat(heads.since()).isEqualTo(100);
    for (int group = 0; group < 60; group++) {
      for (int i = 0; i < 1_000; i++) {
        heads.put(new HeadKey(1, "id" + ++last), last);
      }
      heads.turn(last);
      for (long sequence = heads.since() + 1; sequence <= last; sequence += 97) {
        assertThat(heads.find(new HeadKey(1, "id" + sequence))).isEqualTo(sequence);
      }
    }
    assertThat(heads.since()).isGreaterThan(100);
    assertThat(heads.find(new HeadKey(1, "id101"))).isNull();
  }

  @Test
  void theLastChangeOfAKeyCounts() {
    RecentHeads heads = new RecentHeads(0);
    HeadKey key = new HeadKey(1, "a");
    heads.put(key, 1);
    heads.put(new HeadKey(2, "a"), 2);
    heads.put(key, 0);
    assertThat(heads.find(key)).isZero();
    assertThat(heads.find(new HeadKey(2, "a"))).isEqualTo(2);
  }
}
