package org.openviid.kit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.openviid.kit.Outbox.Upload;

class OutboxTest {
  private static Upload upload(int records) {
    return new Upload("/x", new byte[0], records);
  }

  @Test
  void messagesLeaveInTheOrderTheyCameAndStayUntilDone() {
    Outbox outbox = new Outbox(5);
    assertThat(outbox.next()).isEmpty();
    outbox.add(upload(1));
    outbox.add(upload(2));
    assertThat(outbox.next().orElseThrow().records()).isEqualTo(1);
    assertThat(outbox.next().orElseThrow().records()).isEqualTo(1);
    outbox.done();
    assertThat(outbox.next().orElseThrow().records()).isEqualTo(2);
  }

  @Test
  void theOldestIsDroppedWhenItIsFull() {
    Outbox outbox = new Outbox(2);
    assertThat(outbox.add(upload(1))).isFalse();
    assertThat(outbox.add(upload(2))).isFalse();
    assertThat(outbox.add(upload(3))).isTrue();
    assertThat(outbox.next().orElseThrow().records()).isEqualTo(2);
  }
}
