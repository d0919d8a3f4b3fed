package org.openviid.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openviid.store.SampleObjects.creation;
import static org.openviid.store.SampleObjects.deletion;
import static org.openviid.store.SampleObjects.photo;
import static org.openviid.store.SampleObjects.photos;
import static org.openviid.store.SampleObjects.replacement;
import static org.openviid.store.SampleObjects.wagon;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openviid.schema.DataObject;
import org.openviid.schema.Value;

/// How pictures and the objects that name them hang together.
public interface StoredBlobContract extends StoreUnderTest, BlobStoreContract {

  @Override
  default BlobStore blobs() {
    return testee().blobs();
  }

  @Test
  default void aContentIsOpenedByTheIdentifierThatWasCommitted() throws IOException {
    byte[] content = BlobContents.random(70_000, 1);
    BlobPlacement placement = upload(content);
    commit(placement, creation(withScan("W1", placement)));
    assertThat(read(placement)).isEqualTo(content);
  }

  @Test
  default void aContentThatNobodyCommittedIsNotThere() {
    BlobPlacement placement = upload(BlobContents.random(1_000, 2));
    assertThat(testee().openBlob(placement.id())).isEmpty();
    assertThat(testee().openBlob(Long.MAX_VALUE)).isEmpty();
  }

  @Test
  default void aPlacementIsKeptThoughItsChangeWasAConflict() throws IOException {
    byte[] content = BlobContents.random(1_000, 3);
    BlobPlacement placement = upload(content);
    done(creation(wagon("W1").build()));
    assertThat(commit(placement, creation(withScan("W1", placement))))
        .containsExactly(new CommitResult.Conflict(1));
    assertThat(read(placement)).isEqualTo(content);
  }

  @Test
  default void deletingAnObjectDeletesItsContents() {
    BlobPlacement scan = upload(BlobContents.random(1_000, 4));
    BlobPlacement nested = upload(BlobContents.random(1_000, 5));
    DataObject object =
        withScan("W1", scan).toBuilder()
            .set(
                "Photos",
                photos(photo().build(), photo().set("Content", reference(nested)).build()))
            .build();
    testee()
        .commit(
            new Transaction(
                List.of(creation(object)), List.of(scan, nested), List.of(), List.of()));
    done(deletion(1, object));
    assertThat(testee().openBlob(scan.id())).isEmpty();
    assertThat(testee().openBlob(nested.id())).isEmpty();
  }

  @Test
  default void deletingAnObjectDeletesTheContentsOfItsFormerVersionsToo() {
    BlobPlacement first = upload(BlobContents.random(1_000, 6));
    BlobPlacement second = upload(BlobContents.random(1_000, 7));
    commit(first, creation(withScan("W1", first)));
    commit(second, replacement(1, withScan("W1", second)));
    done(replacement(2, wagon("W1").build()));
    done(deletion(3, wagon("W1").build()));
    assertThat(testee().openBlob(first.id())).isEmpty();
    assertThat(testee().openBlob(second.id())).isEmpty();
  }

  @Test
  default void deletingAnObjectLeavesTheContentsOfOthersAlone() throws IOException {
    byte[] content = BlobContents.random(1_000, 8);
    BlobPlacement gone = upload(BlobContents.random(1_000, 9));
    BlobPlacement kept = upload(content);
    commit(gone, creation(withScan("W1", gone)));
    commit(kept, creation(withScan("W2", kept)));
    commit(deletion(7, wagon("W2").build()));
    done(deletion(1, wagon("W1").build()));
    assertThat(read(kept)).isEqualTo(content);
  }

  @Test
  default void aReplacedVersionKeepsItsContentsAsLongAsTheLogShowsIt() throws IOException {
    byte[] content = BlobContents.random(1_000, 10);
    BlobPlacement placement = upload(content);
    commit(placement, creation(withScan("W1", placement)));
    done(replacement(1, wagon("W1").build()));
    assertThat(testee().log().read(0, 1).getFirst().object()).isEqualTo(withScan("W1", placement));
    assertThat(read(placement)).isEqualTo(content);
  }

  private List<CommitResult> commit(BlobPlacement placement, Change change) {
    return testee()
        .commit(new Transaction(List.of(change), List.of(placement), List.of(), List.of()));
  }

  private BlobPlacement upload(byte[] content) {
    return BlobContents.persist(testee().blobs(), content, "class");
  }

  private byte[] read(BlobPlacement placement) throws IOException {
    return BlobContents.read(testee().openBlob(placement.id()).orElseThrow());
  }

  private static DataObject withScan(String id, BlobPlacement placement) {
    return wagon(id).set("Scan", reference(placement)).build();
  }

  private static Value reference(BlobPlacement placement) {
    return new Value.Blob(placement.id(), placement.length());
  }
}
