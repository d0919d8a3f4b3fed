package org.openviid.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.openviid.schema.DataObject;
import org.openviid.schema.ObjectType;
import org.openviid.store.Change;
import org.openviid.store.LogEntry;

class StoredFormPropertyTest {
  private static final long SEED = Long.getLong("seed", 46363);
  private final StoredForm form = new StoredForm(Samples.SCHEMA);

  @Test
  void whatIsWrittenIsReadBack() {
    List<ObjectType> types = new ArrayList<>(Samples.SCHEMA.types());
    for (int i = 0; i < 20_000; i++) {
      long seed = SEED + i;
      Random random = new Random(seed);
      DataObject object = Samples.anything(random, types.get(random.nextInt(types.size())), 3);

      FormWriter out = new FormWriter(16);
      form.write(out, object);
      FormReader in = new FormReader(out.toBytes());

      assertThat(form.read(in)).as("seed %d", seed).isEqualTo(object);
      assertThat(in.hasMore()).as("seed %d", seed).isFalse();
    }
  }

  @Test
  void anEntryKeepsItsHeaderAndItsIdentity() {
    LogForm entries = new LogForm(form);
    for (int i = 0; i < 2_000; i++) {
      long seed = SEED + i;
      Random random = new Random(seed);
      DataObject object = Samples.anything(random, Samples.VEHICLE, 2);
      long expected = random.nextInt(3) == 0 ? 0 : random.nextLong(1, Long.MAX_VALUE);
      Change change =
          random.nextBoolean()
              ? new Change.Put("id" + i, expected, object, random.nextLong(), "peer 车")
              : new Change.Delete("id" + i, expected, object, random.nextLong(), "");

      FormWriter out = new FormWriter(64);
      entries.write(out, change);
      byte[] bytes = out.toBytes();
      LogEntry entry = entries.read(7, bytes);

      assertThat(entry)
          .as("seed %d", seed)
          .isEqualTo(
              new LogEntry(
                  7,
                  LogForm.operation(change),
                  change.id(),
                  expected,
                  change.receivedAt(),
                  change.peer(),
                  object));
      assertThat(LogForm.key(bytes)).isEqualTo(HeadKey.of(change));
      assertThat(HeadKey.of(HeadKey.of(change).bytes())).isEqualTo(HeadKey.of(change));
    }
  }
}
