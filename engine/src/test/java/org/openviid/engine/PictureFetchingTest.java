package org.openviid.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.openviid.engine.PictureSource.Fetched;
import org.openviid.schema.DataObject;
import org.openviid.schema.ErrorText;
import org.openviid.schema.ObjectType;
import org.openviid.schema.Outcome;
import org.openviid.schema.PictureRules;
import org.openviid.schema.TableSource;
import org.openviid.schema.Value;
import org.openviid.store.Change;
import org.openviid.store.Transaction;

class PictureFetchingTest {
  private static final ObjectType FACE = Library.SCHEMA.type("Face");
  private static final ErrorText WHY = new ErrorText("OV-0", Outcome.BUSY, "不", "no");
  private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 1};

  private final Library library = new Library();
  private final Map<String, Fetched> answers = new HashMap<>();
  private final List<String> asked = new ArrayList<>();
  private final List<String> gaveUp = new ArrayList<>();
  private boolean anybody = true;
  private PictureFetching fetching = open();

  private PictureFetching open() {
    PictureSource source = address -> {
      asked.add(address);
      return answers.getOrDefault(address, new Fetched.Picture(JPEG));
    };
    Predicate<String> wanted = peer -> peer.equals(Library.CAMERA);
    return new PictureFetching(
        library.store,
        Library.SCHEMA,
        new PictureFetching.Services(
            PictureRules.load(Library.SCHEMA, TableSource.builtIn()),
            "standard",
            source,
            wanted,
            () -> anybody,
            (peer, reason, at) -> gaveUp.add(peer + " " + reason.code()),
            "self",
            Clock.systemUTC()));
  }

  private static DataObject face(String id, String... addresses) {
    List<Value> pictures = new ArrayList<>();
    for (String address : addresses) {
      pictures.add(
          new Value.Nested(
              DataObject.builder(Library.SCHEMA.type("SubImageInfo"))
                  .set("Type", "11")
                  .set("StoragePath", address)
                  .build()));
    }
    DataObject list =
        DataObject.builder(Library.SCHEMA.type("SubImageList"))
            .set("SubImageInfoObject", new Value.Sequence(pictures))
            .build();
    return DataObject.builder(FACE).set("FaceID", id).set("SubImageList", new Value.Nested(list)).build();
  }

  private void put(String peer, DataObject object) {
    String id = String.valueOf(object.id());
    long there = library.store.sequenceOf(object.type(), id);
    library.store.commit(Transaction.of(List.of(new Change.Put(id, there, object, 0, peer))));
  }

  private List<byte[]> pictures(String id) throws IOException {
    List<byte[]> contents = new ArrayList<>();
    List<Value.Blob> blobs = new ArrayList<>();
    BlobReferences.forEach(library.store.read(FACE, id).orElseThrow().object(), blobs::add);
    for (Value.Blob blob : blobs) {
      contents.add(library.store.openBlob(blob.id()).orElseThrow().readAllBytes());
    }
    return contents;
  }

  private void run(long now) {
    while (fetching.readOn(now)) {
      assertThat(fetching.waiting()).isPositive();
    }
    fetching.workOff(now);
  }

  @Test
  void picturesOfThePeersConcernedAreFetchedAndTheAddressStays() throws IOException {
    put(Library.CAMERA, face("a", "http://x/1", "http://x/2"));
    put("other", face("b", "http://x/3"));

    run(0);

    assertThat(asked).containsExactlyInAnyOrder("http://x/1", "http://x/2");
    assertThat(pictures("a")).containsExactly(JPEG, JPEG);
    assertThat(library.store.read(FACE, "a").orElseThrow().object().toString()).isNotEmpty();
    assertThat(pictures("b")).isEmpty();
    assertThat(fetching.waiting()).isZero();
  }

  @Test
  void whatIsNoWebAddressIsLeftAlone() {
    put(Library.CAMERA, face("a", "/data/1.jpg", "ftp://x/1"));

    run(0);

    assertThat(asked).isEmpty();
  }

  @Test
  void aFailureIsRepeatedAfterAPauseThatGrows() throws IOException {
    answers.put("http://x/1", new Fetched.Later(WHY));
    put(Library.CAMERA, face("a", "http://x/1"));

    run(0);
    run(5_000);
    assertThat(asked).hasSize(1);
    run(10_000);
    assertThat(asked).hasSize(2);
    run(20_000);
    assertThat(asked).as("now it waits for up to 20 s").hasSize(2);
    answers.clear();
    run(40_000);

    assertThat(pictures("a")).containsExactly(JPEG);
    assertThat(fetching.waiting()).isZero();
  }

  @Test
  void whatCanNeverBeHadIsGivenUpAndTold() throws IOException {
    answers.put("http://x/1", new Fetched.Never(WHY));
    put(Library.CAMERA, face("a", "http://x/1", "http://x/2"));

    run(0);

    assertThat(gaveUp).containsExactly(Library.CAMERA + " OV-0");
    assertThat(pictures("a")).as("the other one is there").containsExactly(JPEG);
    assertThat(fetching.waiting()).isZero();
  }

  @Test
  void attemptsComeToAnEnd() {
    answers.put("http://x/1", new Fetched.Later(WHY));
    put(Library.CAMERA, face("a", "http://x/1"));
    for (long now = 0; now < 200L * 3_600_000; now += 3_600_000) {
      run(now);
    }

    assertThat(asked).hasSize(12);
    assertThat(fetching.waiting()).isZero();
  }

  @Test
  void jobsAndCursorSurviveTheProcess() throws IOException {
    answers.put("http://x/1", new Fetched.Later(WHY));
    put(Library.CAMERA, face("a", "http://x/1"));
    run(0);
    put(Library.CAMERA, face("b", "http://x/2"));
    answers.clear();

    fetching = open();

    assertThat(fetching.waiting()).isEqualTo(1);
    run(60_000);
    assertThat(pictures("a")).containsExactly(JPEG);
    assertThat(pictures("b")).as("it came while nobody ran").containsExactly(JPEG);
    fetching = open();
    run(120_000);
    assertThat(asked).as("nothing is fetched twice").hasSize(3);
  }

  @Test
  void anObjectThatIsGoneIsForgotten() {
    answers.put("http://x/1", new Fetched.Later(WHY));
    put(Library.CAMERA, face("a", "http://x/1"));
    run(0);
    long there = library.store.sequenceOf(FACE, "a");
    library.store.commit(Transaction.of(List.of(new Change.Delete("a", there, face("a"), 0, "x"))));

    run(60_000);

    assertThat(asked).hasSize(1);
    assertThat(fetching.waiting()).isZero();
    fetching = open();
    assertThat(fetching.waiting()).isZero();
  }

  @Test
  void aChangeMeanwhileIsNotUndone() throws IOException {
    PictureFetchingTest self = this;
    answers.put("http://x/1", new Fetched.Later(WHY));
    put(Library.CAMERA, face("a", "http://x/1"));
    run(0);
    self.put("other", face("a", "http://x/1", "http://x/9").toBuilder().set("GenderCode", "2").build());
    answers.put("http://x/1", new Fetched.Picture(JPEG));
    answers.put("http://x/9", new Fetched.Never(WHY));

    run(60_000);

    DataObject object = library.store.read(FACE, "a").orElseThrow().object();
    assertThat(object.text("GenderCode")).isEqualTo("2");
    assertThat(pictures("a")).containsExactly(JPEG);
  }

  @Test
  void whileNobodyWantsItNothingIsRead() {
    anybody = false;
    put(Library.CAMERA, face("a", "http://x/1"));
    run(0);
    anybody = true;
    put(Library.CAMERA, face("b", "http://x/2"));
    run(0);

    assertThat(asked).containsExactly("http://x/2");
  }
}
