package org.openviid.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openviid.store.SampleObjects.creation;
import static org.openviid.store.SampleObjects.replacement;
import static org.openviid.store.SampleObjects.wagon;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openviid.query.Filter;
import org.openviid.store.Change;
import org.openviid.store.CommitResult;
import org.openviid.store.InMemoryBlobStore;
import org.openviid.store.SampleSchema;
import org.openviid.store.Search;
import org.openviid.store.StateWrite;
import org.openviid.store.StoreException;
import org.openviid.store.Transaction;

class IndexHostTest {
  @TempDir private Path folder;
  private final InMemoryBlobStore blobs = new InMemoryBlobStore();

  @Test
  void anIndexThatIsBehindHoldsUpChangesAndNothingElse() throws Exception {
    SteeredIndex index = new SteeredIndex();
    try (EmbeddedStore store = open((_, _) -> index)) {
      index.behind = true;
      CompletableFuture<List<CommitResult>> change = inBackground(() -> create(store, "W1"));
      assertThat(index.entered.await(20, TimeUnit.SECONDS)).isTrue();
      CompletableFuture<List<CommitResult>> second = inBackground(() -> create(store, "W2"));

      for (int i = 0; i < 100; i++) {
        store.commit(Transaction.of(new StateWrite("s", "k", new byte[] {1})));
      }
      assertThat(store.log().await(1, Duration.ofSeconds(20))).isTrue();
      assertThat(store.read(SampleSchema.WAGON_TYPE, "W2")).isPresent();
      assertThat(change).isNotDone();
      assertThat(second).isNotDone();
      assertThat(store.health().indexLag()).isPositive();

      index.released.countDown();
      assertThat(change.get()).containsExactly(new CommitResult.Done(1));
      assertThat(second.get()).containsExactly(new CommitResult.Done(2));
      index.behind = false;
      assertThat(total(store)).isEqualTo(2);
      create(store, "W3");
      assertThat(total(store)).isEqualTo(3);
    }
  }

  @Test
  void writingAndReadingWorkWhileTheIndexIsBuiltAndSearchingIsRefused() throws Exception {
    try (EmbeddedStore store = open((_, _) -> new ScanningIndex())) {
      IntStream.range(0, 700).forEach(i -> create(store, "W" + i));
    }
    SteeredIndex index = new SteeredIndex();
    index.behind = true;
    try (EmbeddedStore store = open((_, _) -> index)) {
      assertThat(index.entered.await(20, TimeUnit.SECONDS)).isTrue();
      assertThat(create(store, "X1")).containsExactly(new CommitResult.Done(701));
      assertThat(store.read(SampleSchema.WAGON_TYPE, "W5")).isPresent();
      assertThat(store.health().searchable()).isFalse();
      assertThat(store.health().causes()).singleElement().asString().contains("being built");
      assertThatThrownBy(() -> total(store))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("OV-1680");

      index.behind = false;
      index.released.countDown();
      assertThat(total(store)).isEqualTo(701);
      assertThat(store.health().causes()).isEmpty();
    }
  }

  @Test
  void aChangeThatBreaksTheIndexIsDurableAndTheIndexIsRebuilt() {
    SteeredIndex broken = new SteeredIndex();
    List<SearchIndex> made = new ArrayList<>(List.of(broken, new ScanningIndex()));
    try (EmbeddedStore store = open((_, _) -> made.removeFirst())) {
      create(store, "W1");
      broken.fails = true;
      assertThat(create(store, "W2")).containsExactly(new CommitResult.Done(2));
      assertThat(store.health().searchable()).isFalse();

      store.kernel().builder().tend();
      assertThat(total(store)).isEqualTo(2);
      assertThat(made).isEmpty();
    }
  }

  @Test
  void anIndexThatSaysItIsBrokenIsRebuiltWithoutAnyChange() {
    SteeredIndex broken = new SteeredIndex();
    List<SearchIndex> made = new ArrayList<>(List.of(broken, new ScanningIndex()));
    try (EmbeddedStore store = open((_, _) -> made.removeFirst())) {
      create(store, "W1");
      broken.fault = "the disk";
      store.kernel().builder().tend();
      assertThat(total(store)).isEqualTo(1);
      assertThat(made).isEmpty();
    }
  }

  @Test
  void aFolderThatIsGoneIsBuiltAnew() {
    List<Path> places = new CopyOnWriteArrayList<>();
    try (EmbeddedStore store = open(noting(places))) {
      create(store, "W1");
      assertThat(total(store)).isEqualTo(1);
    }
    HostedIndex.delete(folder.resolve("index"));
    try (EmbeddedStore store = open(noting(places))) {
      assertThat(total(store)).isEqualTo(1);
    }
    try (EmbeddedStore store = open(noting(places))) {
      assertThat(total(store)).isEqualTo(1);
    }
    assertThat(places).extracting(place -> place.getFileName().toString()).containsExactly("1", "2", "2");
  }

  @Test
  void anIndexThatCannotBeOpenedIsReplaced() {
    List<Path> places = new CopyOnWriteArrayList<>();
    try (EmbeddedStore store = open(noting(places))) {
      create(store, "W1");
    }
    Indexes damaged =
        (place, _) -> {
          if (place.endsWith("1")) {
            throw new IllegalStateException("damaged");
          }
          return new ScanningIndex();
        };
    try (EmbeddedStore store = open(damaged)) {
      assertThat(total(store)).isEqualTo(1);
      assertThat(folder.resolve("index/2")).exists();
      awaitBuilt(store);
      assertThat(folder.resolve("index/1")).doesNotExist();
    }
  }

  @Test
  void anIndexThatIsAheadOfTheLogIsReplaced() {
    ScanningIndex ahead =
        new ScanningIndex() {
          @Override
          public long replayFrom() {
            return 99;
          }
        };
    List<SearchIndex> made = new ArrayList<>(List.of(new ScanningIndex(), ahead, new ScanningIndex()));
    try (EmbeddedStore store = open((_, _) -> made.removeFirst())) {
      create(store, "W1");
    }
    try (EmbeddedStore store = open((_, _) -> made.removeFirst())) {
      assertThat(total(store)).isEqualTo(1);
    }
    assertThat(made).isEmpty();
  }

  @Test
  void theOldIndexServesUntilTheNewOneIsComplete() throws Exception {
    SteeredIndex next = new SteeredIndex();
    next.behind = true;
    List<SearchIndex> made = new ArrayList<>(List.of(new ScanningIndex(), next));
    try (EmbeddedStore store = open((_, _) -> made.removeFirst())) {
      IntStream.range(0, 600).forEach(i -> create(store, "W" + i));
      assertThat(store.reindex()).isTrue();
      assertThat(next.entered.await(20, TimeUnit.SECONDS)).isTrue();
      assertThat(store.reindex()).isFalse();
      create(store, "X");
      assertThat(total(store)).isEqualTo(601);
      assertThat(next.size()).isZero();

      next.behind = false;
      next.released.countDown();
      awaitBuilt(store);
      create(store, "Y");
      assertThat(next.size()).isEqualTo(602);
      assertThat(total(store)).isEqualTo(602);
      assertThat(folder.resolve("index/1")).doesNotExist();
    }
  }

  @Test
  void noChangeIsMissedHoweverOftenTheIndexIsRebuiltMeanwhile() throws Exception {
    AtomicBoolean writing = new AtomicBoolean(true);
    try (EmbeddedStore store = open((_, _) -> new ScanningIndex())) {
      List<CompletableFuture<Integer>> writers =
          IntStream.range(0, 8)
              .mapToObj(writer -> inBackground(() -> write(store, writer, writing)))
              .toList();
      for (int rebuilt = 0; rebuilt < 12; ) {
        rebuilt += store.reindex() ? 1 : 0;
        Thread.onSpinWait();
      }
      writing.set(false);
      int objects = 0;
      for (CompletableFuture<Integer> writer : writers) {
        objects += writer.get();
      }
      assertThat(total(store)).isEqualTo(objects);
      assertThat(store.health().causes()).isEmpty();
    }
    assertThat(Files.exists(folder.resolve("index"))).isTrue();
  }

  /// Creates an object and replaces it, again and again.
  private static int write(EmbeddedStore store, int writer, AtomicBoolean writing) {
    int count = 0;
    while (writing.get()) {
      String id = "W" + writer + "-" + count++;
      CommitResult created = create(store, id).getFirst();
      long sequence = ((CommitResult.Done) created).sequence();
      Change change = replacement(sequence, wagon(id).set("Speed", count).build());
      assertThat(store.commit(Transaction.of(List.of(change)))).hasOnlyElementsOfType(CommitResult.Done.class);
    }
    return count;
  }

  private static void awaitBuilt(EmbeddedStore store) {
    while (store.kernel().builder().isBuilding()) {
      Thread.onSpinWait();
    }
  }

  private EmbeddedStore open(Indexes indexes) {
    return Stores.open(folder, SampleSchema.SCHEMA, blobs, indexes);
  }

  private static Indexes noting(List<Path> places) {
    return (place, _) -> {
      places.add(place);
      return new ScanningIndex();
    };
  }

  private static List<CommitResult> create(EmbeddedStore store, String id) {
    return store.commit(Transaction.of(List.of(creation(wagon(id).build()))));
  }

  private static long total(EmbeddedStore store) {
    return store
        .search(Search.first(0, SampleSchema.WAGON_TYPE, Filter.everything()))
        .total()
        .orElseThrow();
  }

  private static <T> CompletableFuture<T> inBackground(Supplier<T> task) {
    CompletableFuture<T> result = new CompletableFuture<>();
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                result.complete(task.get());
              } catch (Throwable e) {
                result.completeExceptionally(e);
              }
            });
    return result;
  }

  /// An index that says it is behind and stops until it is released, or breaks.
  private static final class SteeredIndex implements SearchIndex {
    private final ScanningIndex scanning = new ScanningIndex();
    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private volatile boolean behind;
    private volatile boolean fails;
    private volatile @Nullable String fault;

    @Override
    public void submit(IndexedChange change) {
      if (fails) {
        throw new IllegalStateException("broken on purpose");
      }
      if (behind) {
        entered.countDown();
        try {
          released.await();
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
      }
      scanning.submit(change);
    }

    int size() {
      return scanning.size();
    }

    @Override
    public long replayFrom() {
      return 0;
    }

    @Override
    public Hits search(Search search) {
      return scanning.search(search);
    }

    @Override
    public long lag() {
      return behind ? 1_000_000 : 0;
    }

    @Override
    public Optional<String> fault() {
      return Optional.ofNullable(fault);
    }

    @Override
    public void expungeDeletes() {}

    @Override
    public void close() {
      scanning.close();
    }
  }
}
