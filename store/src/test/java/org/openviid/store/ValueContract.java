package org.openviid.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openviid.store.SampleObjects.creation;
import static org.openviid.store.SampleObjects.moment;
import static org.openviid.store.SampleObjects.photo;
import static org.openviid.store.SampleObjects.photos;
import static org.openviid.store.SampleObjects.texts;
import static org.openviid.store.SampleObjects.visitor;
import static org.openviid.store.SampleObjects.wagon;
import static org.openviid.store.SampleSchema.WAGON_TYPE;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.openviid.query.Filter;
import org.openviid.schema.DataObject;
import org.openviid.schema.ObjectType;
import org.openviid.schema.Value;

/// Every value comes back as it went in.
public interface ValueContract extends StoreUnderTest {

  @Test
  default void everyKindOfValueIsKept() {
    DataObject photo =
        photo()
            .set("PhotoCode", "P1")
            .set("Kind", "01")
            .set("Width", 1920)
            .set("ShotAt", moment(1_750_000_000_123L))
            .set("Content", new Value.Bytes(new byte[] {0, -1, 127, -128}))
            .set("Score", new Value.Real(0.1))
            .build();
    keeps(
        wagon("W1")
            .set("Plate", "京A12345")
            .set("PassedAt", moment(1_750_000_000_000L))
            .set("Paint", "9")
            .set("Speed", 88)
            .set("Weight", new Value.Real(1234.5678))
            .set("Wanted", new Value.Flag(true))
            .set("Foreign", new Value.Flag(false))
            .set("Make", 12)
            .set("Tags", texts("a", "b", "a"))
            .set("Scan", new Value.Bytes(new byte[0]))
            .set("Photos", photos(photo, photo().build(), photo))
            .build());
  }

  @Test
  default void anObjectWithNothingButItsIdentifierIsKept() {
    keeps(wagon("W1").build());
  }

  @Test
  default void theDigitsOfATimeAreKeptBesideTheInstant() {
    keeps(wagon("W1").set("PassedAt", new Value.Moment(0, "19700101080000000")).build());
    keeps(wagon("W2").set("PassedAt", new Value.Moment(0, "19700101080000")).build());
    keeps(wagon("W3").set("PassedAt", new Value.Moment(-86_400_000, "19691231080000")).build());
  }

  @Test
  default void theLargestAndSmallestNumbersAreKept() {
    long[] wholes = {0, -1, 1, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 53, (1L << 53) + 1};
    double[] reals = {0.1, -0.0, 1e300, -1e300, Double.MIN_VALUE, Double.MAX_VALUE, 116.39129};
    for (int i = 0; i < wholes.length; i++) {
      keeps(wagon("W" + i).set("Speed", wholes[i]).set("Seats", wholes[i]).build());
      keeps(
          wagon("R" + i)
              .set("Weight", new Value.Real(reals[i]))
              .set("Load", new Value.Real(reals[i]))
              .build());
    }
    assertThat(LongStream.of(wholes).boxed().toList()).hasSize(reals.length);
  }

  @Test
  default void textOfAnyScriptIsKept() {
    String text = "京A12345 é ﷽ 𠮷 \u0000 \uFFFF \n\t\"\\ <&>' 👮‍♀️ \u202E";
    keeps(
        wagon("W1")
            .set("Plate", text)
            .set("Remark", text)
            .set("Paint", text)
            .set("Tags", texts(text))
            .build());
    assertThat(wagons(Filter.equal(SampleSchema.wagon("Plate"), new Value.Text(text))))
        .containsExactly("W1");
  }

  @Test
  default void hugeTextIsKeptAndHindersNoSearch() {
    String huge = "车".repeat(400_000);
    keeps(
        wagon("W1")
            .set("Remark", huge)
            .set("Plate", huge)
            .set("Tags", texts(huge))
            .set("Seats", 5)
            .build());
    assertThat(wagons(Filter.equal(SampleSchema.wagon("Seats"), new Value.Whole(5))))
        .containsExactly("W1");
    assertThat(wagons(new Filter.Present(SampleSchema.wagon("Remark")))).containsExactly("W1");
    assertThat(wagons(new Filter.Present(SampleSchema.wagon("Plate")))).containsExactly("W1");
  }

  @Test
  default void hundredsOfNestedObjectsAreKept() {
    DataObject[] photos = new DataObject[500];
    for (int i = 0; i < photos.length; i++) {
      photos[i] = photo().set("PhotoCode", "P" + i).set("Width", i).build();
    }
    keeps(wagon("W1").set("Photos", photos(photos)).build());
    assertThat(wagons(Filter.equal(SampleSchema.wagon("Photos.Width"), new Value.Whole(499))))
        .containsExactly("W1");
  }

  @Test
  default void attributesThatTheTablesDoNotKnowAreKeptInOrder() {
    DataObject nested = photo().set("VendorScore", new Value.Real(0.5)).build();
    DataObject object =
        visitor("V1")
            .set("VendorZ", "text")
            .set("VendorA", 7)
            .set("VendorFlag", new Value.Flag(true))
            .set("VendorList", new Value.Sequence(List.of(new Value.Whole(1), new Value.Text("x"))))
            .set(
                "VendorBody",
                new Value.Nested(DataObject.builder(ObjectType.open()).set("Inner", 1).build()))
            .set("Photos", photos(nested))
            .build();
    done(creation(object));
    DataObject read = testee().read(SampleSchema.VISITOR_TYPE, "V1").orElseThrow().object();
    assertThat(read).isEqualTo(object);
    assertThat(read.extras().keySet())
        .containsExactly("VendorZ", "VendorA", "VendorFlag", "VendorList", "VendorBody");
  }

  @Test
  default void aValueThatTheTablesDoNotExpectIsKeptAndSatisfiesOnlyPresence() {
    keeps(wagon("W1").set("Speed", "fast").set("Weight", "heavy").set("Plate", 12345).build());
    keeps(
        wagon("W2")
            .set("PassedAt", "yesterday")
            .set("Wanted", "maybe")
            .set("Seats", "many")
            .build());
    for (String attribute : List.of("Speed", "Weight", "Plate")) {
      assertThat(wagons(new Filter.Present(SampleSchema.wagon(attribute)))).containsExactly("W1");
    }
    for (String attribute : List.of("PassedAt", "Wanted", "Seats")) {
      assertThat(wagons(new Filter.Present(SampleSchema.wagon(attribute)))).containsExactly("W2");
    }
    assertThat(wagons(new Filter.Like(SampleSchema.wagon("Plate"), Patterns.of("%")))).isEmpty();
    assertThat(wagons(Filter.equal(SampleSchema.wagon("Speed"), new Value.Whole(0)))).isEmpty();
    assertThat(wagons(Filter.equal(SampleSchema.wagon("PassedAt"), moment(0)))).isEmpty();
  }

  @Test
  default void aWholeNumberAndOneWithDecimalsAreComparedBySize() {
    keeps(wagon("W1").set("Weight", 5).set("Load", 5).build());
    for (String attribute : List.of("Weight", "Load")) {
      assertThat(wagons(Filter.equal(SampleSchema.wagon(attribute), new Value.Real(5))))
          .containsExactly("W1");
      assertThat(
              wagons(
                  new Filter.Range(
                      SampleSchema.wagon(attribute),
                      new Value.Real(4.9),
                      true,
                      new Value.Real(5.1),
                      true)))
          .containsExactly("W1");
    }
  }

  private void keeps(DataObject object) {
    String id = SampleObjects.idOf(object);
    long sequence = done(creation(object));
    assertThat(testee().read(WAGON_TYPE, id).orElseThrow().object()).isEqualTo(object);
    assertThat(testee().log().read(sequence - 1, 1).getFirst().object()).isEqualTo(object);
    assertThat(wagons(Filter.equal(SampleSchema.wagon("WagonCode"), new Value.Text(id))))
        .containsExactly(id);
  }
}
