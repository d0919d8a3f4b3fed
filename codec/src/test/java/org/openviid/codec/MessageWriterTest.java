package org.openviid.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.openviid.codec.MessageWriter.Draft;
import org.openviid.schema.AttributePath;
import org.openviid.schema.DataObject;
import org.openviid.schema.ObjectType;
import org.openviid.schema.Profile;
import org.openviid.schema.Value;

class MessageWriterTest {
  private static final WriteOptions OLD = WriteOptions.of(Profile.GAT1400);
  private static final WriteOptions NEW = WriteOptions.of(Profile.GBT46363);

  private static DataObject object(String type, String json) {
    return Codec.read(type, json.replace('\'', '"')).items().getFirst().object();
  }

  private static String write(DataObject object, WriteOptions options) {
    return Codec.write(object, DataSource.NONE, options).replace('"', '\'');
  }

  private static List<AttributePath> fields(String type, String... names) {
    return Arrays.stream(names).map(name -> Codec.type(type).path(name).orElseThrow()).toList();
  }

  @Test
  void attributesAreInTheOrderOfTheTableAndOthersFollowAsTheyCame() {
    DataObject person =
        object("Person", "{'PersonObject':{'z':1,'Name':'A','a':{'c':1.0,'b':[]},'PersonID':'1'}}");
    assertThat(write(person, NEW))
        .isEqualTo("{'PersonObject':{'PersonID':'1','Name':'A','z':1,'a':{'c':1.0,'b':[]}}}");
  }

  @Test
  void secretsAreNeverWritten() {
    DataObject device = object("APE", "{'APEObject':{'ApeID':'1','Password':'pw','Name':'N'}}");
    assertThat(write(device, NEW)).isEqualTo("{'APEObject':{'ApeID':'1','Name':'N'}}");
    assertThat(write(device, WriteOptions.everything())).isEqualTo("{'APEObject':{'ApeID':'1','Name':'N'}}");
    assertThat(write(device, NEW.withRestricted(true).withFields(fields("APE", "Password"))))
        .isEqualTo("{'APEObject':{'ApeID':'1'}}");
  }

  @Test
  void restrictedAttributesNeedPermission() {
    DataObject person = object("Person", "{'PersonObject':{'PersonID':'1','SkinColor':'1'}}");
    assertThat(write(person, OLD)).isEqualTo("{'PersonObject':{'PersonID':'1'}}");
    assertThat(write(person, OLD.withRestricted(true)))
        .isEqualTo("{'PersonObject':{'PersonID':'1','SkinColor':'1'}}");
  }

  @Test
  void attributesOfTheOtherGenerationAreLeftOut() {
    DataObject image =
        object(
            "Image",
            "{'ImageObject':{'ImageInfo':{'ImageID':'1'},'FaceList':{'FaceObject':[{'FaceID':'1'}]}}}");
    assertThat(write(image, NEW)).isEqualTo("{'ImageObject':{'ImageInfo':{'ImageID':'1'}}}");
    assertThat(write(image, OLD)).contains("FaceList");
    assertThat(write(image, NEW.withAllProfiles(true))).contains("FaceList");
  }

  @Test
  void fieldsLimitTheElementsButNeverDropTheIdentifier() {
    DataObject person =
        object(
            "Person",
            "{'PersonObject':{'PersonID':'1','Name':'A','GenderCode':'1','x':1,"
                + "'SubImageList':{'SubImageInfoObject':["
                + "{'ImageID':'i','Type':'11','StoragePath':'p'}]}}}");
    WriteOptions options = NEW.withFields(fields("Person", "GenderCode", "SubImageList.StoragePath"));
    String expected =
        "{'PersonID':'1','GenderCode':'1','SubImageList':{'SubImageInfoObject':[{'StoragePath':'p'}]}}";
    assertThat(write(person, options)).isEqualTo("{'PersonObject':" + expected + "}");
    assertThat(list("PersonList", List.of(person), options))
        .isEqualTo("{'PersonListObject':{'PersonObject':[" + expected + "]}}");
    assertThat(write(person, NEW.withFields(fields("Person", "SubImageList"))))
        .contains("'Type':'11'")
        .doesNotContain("Name");
  }

  @Test
  void identifierOfASetObjectIsFoundInItsInformation() {
    DataObject image =
        object(
            "Image",
            "{'ImageObject':{'ImageInfo':{'ImageID':'1','Title':'T','Width':3},'Data':'AAAA'}}");
    assertThat(write(image, NEW.withFields(fields("Image", "Width"))))
        .isEqualTo("{'ImageObject':{'ImageInfo':{'ImageID':'1','Width':3}}}");
  }

  @Test
  void attributesOfTheListItselfStayWhenFieldsAreSelected() {
    ObjectType list = Codec.type("PersonList");
    DataObject person = object("Person", "{'PersonObject':{'PersonID':'1','Name':'A'}}");
    DataObject page =
        DataObject.builder(list)
            .set("PersonObject", new Value.Sequence(List.of(new Value.Nested(person))))
            .set("TotalNum", 77)
            .build();
    assertThat(write(page, NEW.withFields(fields("Person", "GenderCode"))))
        .isEqualTo("{'PersonListObject':{'PersonObject':[{'PersonID':'1'}],'TotalNum':77}}");
  }

  private static String list(String type, List<DataObject> elements, WriteOptions options) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      Codec.WRITER.write(
          Notation.JSON, out, Draft.ofList(Codec.type(type), elements, DataSource.NONE, options));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString(StandardCharsets.UTF_8).replace('"', '\'');
  }

  @Test
  void emptyListHasAnEmptyArray() {
    assertThat(list("PersonList", List.of(), NEW)).isEqualTo("{'PersonListObject':{'PersonObject':[]}}");
    assertThat(list("ImageList", List.of(), NEW)).isEqualTo("{'ImageListObject':{'Image':[]}}");
  }

  @Test
  void statusCodesAreNumbersUnlessThePeerWantsText() {
    DataObject status =
        object(
            "ResponseStatus",
            "{'ResponseStatusObject':{'RequestURL':'/','StatusCode':0,'StatusString':'OK'}}");
    assertThat(write(status, NEW))
        .isEqualTo(
            "{'ResponseStatusObject':{'RequestURL':'/','StatusCode':0,'StatusString':'OK'}}");
    assertThat(write(status, NEW.withStatusCodeAsText(true))).contains("'StatusCode':'0'");
    DataObject device = object("APE", "{'APEObject':{'ApeID':'1','CapDirection':3}}");
    assertThat(write(device, NEW.withStatusCodeAsText(true))).contains("'CapDirection':3");
  }

  @Test
  void valuesAreWrittenAsTheTableHasThem() {
    ObjectType vehicle = Codec.type("MotorVehicle");
    DataObject odd =
        DataObject.builder(vehicle)
            .set("PlateColor", 5)
            .set("HasPlate", 1)
            .set("Speed", new Value.Real(8.0))
            .set("IsDecked", new Value.Flag(false))
            .build();
    assertThat(write(odd, NEW))
        .isEqualTo("{'MotorVehicleObject':{'HasPlate':'1','PlateColor':'5','IsDecked':'0','Speed':8}}");
  }

  @Test
  void numbersHaveNoExponent() {
    for (double number :
        new double[] {
          1e-7, 123456789012345680000.0, -2.5e-300, 0.1, -0.0, Double.MAX_VALUE, Double.MIN_VALUE
        }) {
      DataObject vehicle =
          DataObject.builder(Codec.type("MotorVehicle"))
              .set("Speed", new Value.Real(number))
              .build();
      String written = write(vehicle, NEW);
      String digits = written.substring(written.lastIndexOf(':') + 1, written.length() - 2);
      assertThat(digits).doesNotContain("E", "e");
      assertThat(Double.parseDouble(digits)).isEqualTo(number);
    }
  }

  @Test
  void textIsEscapedAsLittleAsPossible() {
    DataObject person =
        DataObject.builder(Codec.type("Person"))
            .set("Name", "\"\\/\b\n\r\t\u0001\u007f\u2028测\ud83d\ude00\ud83d")
            .build();
    assertThat(Codec.write(person))
        .isEqualTo(
            "{\"PersonObject\":{"
                + "\"Name\":\"\\\"\\\\/\\u0008\\n\\r\\t\\u0001\u007f\u2028测\ud83d\ude00\ufffd\"}}");
  }

  @Test
  void picturesAreLeftOutWhenNotWanted() {
    DataObject image = object("Image", "{'ImageObject':{'ImageInfo':{'ImageID':'1'},'Data':'AAAA'}}");
    assertThat(write(image, NEW)).contains("'Data':'AAAA'");
    assertThat(write(image, NEW.withPictures(false)))
        .isEqualTo("{'ImageObject':{'ImageInfo':{'ImageID':'1'}}}");
  }

  @Test
  void contentsOfAllSizesAreEncodedBlockByBlock() {
    for (int length : new int[] {1, 2, 3, 12_287, 12_288, 12_289, 24_576, 100_001}) {
      byte[] content = new byte[length];
      Arrays.fill(content, (byte) 0xa5);
      DataSource source = blob -> Optional.of(new ByteArrayInputStream(content));
      assertThat(Codec.write(withBlob(length), source, NEW))
          .isEqualTo("{\"ImageObject\":{\"Data\":\"" + Base64.getEncoder().encodeToString(content) + "\"}}");
    }
  }

  private static DataObject withBlob(long length) {
    return DataObject.builder(Codec.type("Image")).set("Data", new Value.Blob(1, length)).build();
  }

  @Test
  void contentThatIsGoneIsLeftOut() {
    assertThat(write(withBlob(5), NEW)).isEqualTo("{'ImageObject':{}}");
    DataObject extra =
        object("Image", "{'ImageObject':{}}").toBuilder().set("x", new Value.Blob(1, 5)).build();
    assertThat(write(extra, NEW)).isEqualTo("{'ImageObject':{'x':''}}");
  }

  @Test
  void contentOfAnotherLengthBreaksTheMessageOff() {
    DataSource shorter = blob -> Optional.of(new ByteArrayInputStream(new byte[4]));
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> Codec.write(withBlob(5), shorter, NEW))
        .withMessageContaining("4 bytes instead of 5");
  }

  @Test
  void contentsAreClosedWhetherOrNotTheyCanBeRead() {
    AtomicInteger closed = new AtomicInteger();
    DataSource source = blob -> Optional.of(new FilterInputStream(new ByteArrayInputStream(new byte[5])) {
      @Override
      public void close() {
        closed.incrementAndGet();
      }
    });
    Codec.write(withBlob(5), source, NEW);
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> Codec.write(withBlob(6), source, NEW));
    assertThat(closed).hasValue(2);
  }

  @Test
  void failingStreamIsReported() {
    OutputStream full = new OutputStream() {
      @Override
      public void write(int octet) throws IOException {
        throw new IOException("full");
      }
    };
    assertThatIOException()
        .isThrownBy(() -> Codec.WRITER.write(Notation.JSON, full, new Draft(withBlob(5), DataSource.NONE, NEW)))
        .withMessage("full");
  }

  @Test
  void partsAreNoMessages() {
    DataObject part = DataObject.builder(Codec.type("SubImageInfo")).build();
    assertThatIllegalArgumentException().isThrownBy(() -> write(part, NEW));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> Draft.ofList(Codec.type("Person"), List.of(), DataSource.NONE, NEW));
  }

  @Test
  void contentIsNotReadIntoMemoryAtOnce() throws IOException {
    long length = 300L << 20;
    DataSource large = blob -> Optional.of(new RepeatedStream(new byte[4096], length));
    long[] written = new long[1];
    OutputStream counting = new OutputStream() {
      @Override
      public void write(int octet) {
        written[0]++;
      }

      @Override
      public void write(byte[] bytes, int offset, int count) {
        written[0] += count;
      }
    };
    Codec.WRITER.write(Notation.JSON, counting, new Draft(withBlob(length), large, NEW));
    assertThat(written[0]).isGreaterThan(length / 3 * 4);
    try (InputStream unused = large.open(new Value.Blob(1, 1)).orElseThrow()) {
      assertThat(unused.read()).isZero();
    }
  }
}
