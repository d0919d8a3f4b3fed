package org.openviid.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.openviid.schema.Attribute;
import org.openviid.schema.DataObject;
import org.openviid.schema.ObjectType;
import org.openviid.schema.Value;

/// Applies one random sequence of operations to a store and to the reference model alike, and compares
/// every answer. The seed alone decides what is done; it stands in the message of the failure. Not safe
/// for use by several threads.
public final class RandomOperations {
  private final long seed;
  private final Random random;
  private final RandomObjects objects;
  private final RandomSearches searches;
  private final Side testee;
  private final Side model;
  private final List<Long> unusedContents = new ArrayList<>();
  private long contents;
  private String doing = "nothing yet";

  /// A sequence that is to be run once.
  ///
  /// @param seed decides everything
  /// @param testee an empty store, opened with the [SampleSchema]
  /// @param reopening closes the testee and opens the same data again
  public RandomOperations(long seed, ObjectStore testee, Supplier<ObjectStore> reopening) {
    this.seed = seed;
    this.random = new Random(seed);
    this.objects = new RandomObjects(random);
    this.searches = new RandomSearches(random, objects);
    this.testee = new Side(testee, reopening);
    InMemoryObjectStore reference = new InMemoryObjectStore();
    this.model = new Side(reference, () -> reference);
  }

  /// Runs so many operations.
  ///
  /// @throws AssertionError at the first answer that differs, with seed, step and operation
  public void run(int steps) {
    for (int step = 1; step <= steps; step++) {
      try {
        step();
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError(
            "seed " + seed + ", step " + step + ", " + doing + ": " + e.getMessage(), e);
      }
    }
  }

  private void step() {
    int choice = random.nextInt(200);
    if (choice < 90) {
      commit();
    } else if (choice < 140) {
      search();
    } else if (choice < 150) {
      read();
    } else if (choice < 165) {
      log();
    } else if (choice < 172) {
      states();
    } else if (choice < 180) {
      audit();
    } else if (choice < 190) {
      upload();
    } else if (choice < 198) {
      openContent();
    } else {
      doing = "opening again";
      testee.reopen();
    }
  }

  private void commit() {
    List<Change> changes = new ArrayList<>();
    List<Long> used = new ArrayList<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      changes.add(change(used));
    }
    List<AuditLine> lines = new ArrayList<>();
    List<StateWrite> states = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      lines.add(
          new AuditLine(
              random.nextInt(50),
              "p" + i,
              "a",
              "READ",
              "Wagon",
              objects.id(),
              random.nextInt(9),
              "",
              "t",
              List.of(objects.id(), objects.id())));
      states.add(
          new StateWrite("s" + random.nextInt(3), objects.id(), new byte[random.nextInt(3)]));
    }
    boolean whole = random.nextInt(3) == 0;
    doing = "committing " + (whole ? "as a whole " : "") + changes + ", " + states;
    assertThat(testee.commit(changes, used, lines, states, whole))
        .isEqualTo(model.commit(changes, used, lines, states, whole));
    assertThat(testee.store().log().last()).isEqualTo(model.store().log().last());
  }

  private Change change(List<Long> used) {
    ObjectType type = objects.type();
    String id = objects.id();
    Optional<StoredObject> current = model.read(type, id);
    long expected =
        random.nextInt(6) == 0 ? random.nextInt(5) : current.map(StoredObject::sequence).orElse(0L);
    long receivedAt = random.nextInt(1_000);
    if (current.isPresent() && random.nextInt(4) == 0) {
      return new Change.Delete(
          id, expected, SampleObjects.scope(current.get().object()), receivedAt, "peer");
    }
    DataObject object =
        current.isPresent() && random.nextBoolean()
            ? objects.variation(current.get().object())
            : objects.object(type, id);
    return new Change.Put(
        id, expected, withContent(object, used), receivedAt, "peer" + random.nextInt(2));
  }

  /// Puts an uploaded content into some wagons. Each one belongs to one object only.
  private DataObject withContent(DataObject object, List<Long> used) {
    Attribute scan = object.type().find("Scan");
    if (scan == null || unusedContents.isEmpty() || random.nextBoolean()) {
      return object;
    }
    long name = unusedContents.removeLast();
    used.add(name);
    return object.toBuilder().set(scan, new Value.Blob(name, length(name))).build();
  }

  private void search() {
    Search search = searches.search(model.store().log().last());
    doing = "looking for " + search;
    assertThat(testee.search(search)).isEqualTo(model.search(search));
  }

  private void read() {
    ObjectType type = objects.type();
    String id = objects.id();
    doing = "reading " + type + " " + id;
    assertThat(testee.read(type, id)).isEqualTo(model.read(type, id));
    assertThat(testee.store().sequenceOf(type, id)).isEqualTo(model.store().sequenceOf(type, id));
  }

  private void log() {
    long after = random.nextLong(model.store().log().last() + 2);
    int limit = random.nextInt(20);
    doing = "reading " + limit + " changes after " + after;
    assertThat(testee.log(after, limit)).isEqualTo(model.log(after, limit));
  }

  private void states() {
    String space = "s" + random.nextInt(4);
    String key = objects.id();
    doing = "reading states of " + space + " and " + key;
    assertThat(testee.states(space)).isEqualTo(model.states(space));
    Optional<byte[]> expected = model.store().states().get(space, key);
    Optional<byte[]> got = testee.store().states().get(space, key);
    assertThat(got.isPresent()).isEqualTo(expected.isPresent());
    expected.ifPresent(value -> assertThat(got.orElseThrow()).isEqualTo(value));
  }

  private void audit() {
    long from = random.nextInt(50);
    long until = random.nextInt(60);
    doing = "reading the audit trail from " + from + " to " + until;
    assertThat(testee.audit(from, until)).isEqualTo(model.audit(from, until));
  }

  private void upload() {
    long name = ++contents;
    doing = "uploading content " + name;
    byte[] content = BlobContents.random(length(name), name);
    testee.upload(name, content);
    model.upload(name, content);
    unusedContents.add(name);
  }

  private void openContent() {
    if (contents > 0) {
      long name = 1 + random.nextLong(contents);
      doing = "opening content " + name;
      Optional<byte[]> expected = model.content(name);
      Optional<byte[]> got = testee.content(name);
      assertThat(got.isPresent()).isEqualTo(expected.isPresent());
      expected.ifPresent(content -> assertThat(got.orElseThrow()).isEqualTo(content));
    }
  }

  private static int length(long name) {
    return name % 10 == 0 ? 1_500_000 : (int) (name * 9_973 % 20_000);
  }
}
