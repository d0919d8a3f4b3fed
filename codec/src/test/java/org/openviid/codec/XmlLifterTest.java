package org.openviid.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openviid.schema.DataObject;
import org.openviid.schema.Value;

class XmlLifterTest {
  private static final ContentKeys KEYS = new ContentKeys(Codec.SCHEMA);
  private static final byte[] PICTURE = content(100_001);
  private static final String TEXT = Base64.getEncoder().encodeToString(PICTURE);

  private final MemoryContents sink = new MemoryContents();

  private static byte[] content(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  private Body lift(String xml) {
    return lift(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
  }

  private Body lift(InputStream in) {
    return new XmlLifter(in, KEYS, new Contents(sink, Limits.DEFAULT), Limits.DEFAULT).read();
  }

  private static String text(Body body) {
    return new String(body.bytes(), 0, body.length(), StandardCharsets.UTF_8);
  }

  @Test
  void largeContentLeavesAnEmptyElementBehind() {
    Body body = lift("<a><Data>" + TEXT + "</Data><b/></a>");
    assertThat(text(body)).isEqualTo("<a><Data></Data><b/></a>");
    assertThat(body.lifts()).hasSize(1);
    assertThat(body.lifts().getFirst().offset()).isEqualTo(9);
    assertThat(body.lifts().getFirst().removed()).isEqualTo(TEXT.length());
    assertThat(sink.targets.getFirst().content()).isEqualTo(PICTURE);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 100, 4095, 16_384, 70_000})
  void sizeOfTheReadsDoesNotMatter(int size) {
    String xml =
        "<?xml version='1.0'?><a><!-- <Data>" + TEXT + "</Data> --><v:Data a='>' b=\"'>'\" >" + TEXT
            + "</v:Data><Data>AAAA</Data><Data>\n <![CDATA[" + TEXT + "]]> </Data><x><![CDATA[<Data>" + TEXT
            + "</Data>]]></x><FeatureData>" + TEXT + "</FeatureData><?pi <Data>?></a>";
    String lifted =
        "<?xml version='1.0'?><a><!-- <Data>" + TEXT + "</Data> --><v:Data a='>' b=\"'>'\" ></v:Data>"
            + "<Data>AAAA</Data><Data>\n <![CDATA[]]> </Data><x><![CDATA[<Data>" + TEXT
            + "</Data>]]></x><FeatureData></FeatureData><?pi <Data>?></a>";
    InputStream slow = new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)) {
      @Override
      public synchronized int read(byte[] target, int offset, int length) {
        return super.read(target, offset, Math.min(size, length));
      }
    };
    assertThat(text(lift(slow))).isEqualTo(lifted);
    assertThat(sink.targets).hasSize(3).allSatisfy(target -> assertThat(target.content()).isEqualTo(PICTURE));
  }

  @Test
  void onlyTextsOfContentsAreLifted() {
    for (String xml :
        List.of(
            "<a><Name>" + TEXT + "</Name></a>",
            "<a><XData>" + TEXT + "</XData></a>",
            "<a><Data/>" + TEXT + "</a>",
            "<a></Data>" + TEXT + "</a>",
            "<a><Data x='" + TEXT + "'/></a>",
            "<a><Data>" + "测".repeat(6000) + "</Data></a>",
            "<a><Data>" + "two words, ".repeat(600) + "</Data></a>",
            "<!DOCTYPE a [<!ENTITY b '<Data>" + TEXT + "</Data>'>]><a><Data>" + TEXT + "</Data></a>",
            "<a><!-- <Data>" + TEXT + "</a>")) {
      assertThat(text(lift(xml))).isEqualTo(xml);
    }
    assertThat(sink.targets).isEmpty();
  }

  @Test
  void contentsReachTheirElements() {
    String xml =
        "<?xml version='1.0'?>\r\n<PersonListObject><PersonObject><Name>测😀</Name><SubImageList>"
            + "<SubImageInfoObject><Type>11</Type><Data>" + TEXT + "</Data></SubImageInfoObject>"
            + "<SubImageInfoObject><Type>14</Type><Data></Data></SubImageInfoObject>"
            + "<SubImageInfoObject><Type>10</Type><Data><![CDATA[" + TEXT.substring(0, 80_000)
            + "]]></Data></SubImageInfoObject></SubImageList></PersonObject></PersonListObject>";
    for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16,
        StandardCharsets.UTF_16LE)) {
      sink.targets.clear();
      Message message = Codec.read("PersonList", xml.getBytes(charset), sink, Tolerances.LENIENT);
      assertThat(Codec.write(message.items().getFirst().object(), sink, WriteOptions.everything()))
          .isEqualTo(
              "{\"PersonObject\":{\"Name\":\"测😀\",\"SubImageList\":{"
                  + "\"SubImageInfoObject\":[{\"Type\":\"11\",\"Data\":\"" + TEXT + "\"},{\"Type\":\"14\"},{\"Type\":\"10\",\"Data\":\"" + TEXT.substring(0, 80_000)
                  + "\"}]}}}");
    }
  }

  @Test
  void contentsReachTheirElementsInGbkToo() {
    String xml =
        "<PersonObject><Name>测试</Name><SubImageList><SubImageInfoObject><Data>" + TEXT
            + "</Data><StoragePath>路径</StoragePath></SubImageInfoObject></SubImageList></PersonObject>";
    Message message = Codec.read("Person", xml.getBytes(Charset.forName("GBK")), sink, Tolerances.LENIENT);
    assertThat(message.deviations()).extracting(Deviation::tolerance).containsExactly(Tolerance.GBK);
    assertThat(Codec.write(message.frame(), sink, WriteOptions.everything()))
        .contains("测试", "路径", "\"Data\":\"" + TEXT + "\"");
  }

  @Test
  void lineBreaksAndTheirReferencesAreTolerated() {
    String broken = Base64.getMimeEncoder().encodeToString(PICTURE);
    String referring = broken.replace("\r", "&#xD;");
    for (String text : List.of(broken, referring, broken.replace("\r\n", "&#10;"), "\n" + TEXT + "\n")) {
      MemoryContents contents = new MemoryContents();
      String xml = "<ImageObject><Data>" + text + "</Data></ImageObject>";
      DataObject image =
          Codec.read("Image", xml.getBytes(StandardCharsets.UTF_8), contents, Tolerances.LENIENT).frame();
      Value.Blob blob = (Value.Blob) image.value("Data");
      assertThat(blob).isNotNull();
      assertThat(contents.content(blob)).isEqualTo(PICTURE);
    }
  }

  @Test
  void contentInPiecesOrWithOtherThingsInItIsRefusedAndNeverCutShort() {
    for (String data :
        List.of(
            TEXT + "<!-- c -->" + TEXT,
            TEXT + "<![CDATA[" + TEXT + "]]>",
            "<![CDATA[" + TEXT + "]]>AAAA",
            TEXT + "&lt;",
            TEXT + "*")) {
      MemoryContents contents = new MemoryContents();
      String xml = "<ImageListObject><Image><Data>" + data + "</Data></Image><Image/></ImageListObject>";
      Message message =
          Codec.read("ImageList", xml.getBytes(StandardCharsets.UTF_8), contents, Tolerances.LENIENT);
      assertThat(message.items()).extracting(item -> item.problems().size()).containsExactly(1, 0);
      assertThat(contents.kept()).isZero();
    }
  }

  @Test
  void contentOfAnUnknownElementIsKept() {
    String xml = "<ImageObject><Vendor><Data a='b'>" + TEXT + "</Data></Vendor></ImageObject>";
    Message message = Codec.read("Image", xml.getBytes(StandardCharsets.UTF_8), sink, Tolerances.LENIENT);
    assertThat(sink.kept()).isEqualTo(1);
    assertThat(Codec.write(message.frame(), sink, WriteOptions.everything()))
        .isEqualTo("{\"ImageObject\":{\"Vendor\":{\"Data\":{\"a\":\"b\",\"#text\":\"" + TEXT + "\"}}}}");
  }

  @Test
  void placeOfAnErrorCountsWhatWasTakenOut() {
    String xml = "<ImageObject>\n<Data>" + TEXT + "</Data><a></b></ImageObject>";
    assertThatExceptionOfType(MessageException.class)
        .isThrownBy(() -> Codec.read("Image", xml.getBytes(StandardCharsets.UTF_8), sink, Tolerances.LENIENT))
        .satisfies(e -> assertThat(e.code()).isEqualTo("OV-1231"))
        .withMessageContaining("line 2 column " + (xml.indexOf("</b>") + 2 - xml.indexOf('\n')));
    assertThat(sink.kept()).isZero();
  }

  @Test
  void endWithinAContentIsFoundWhereItIs() {
    String xml = "<ImageObject>\n<Data>" + TEXT;
    assertThatExceptionOfType(MessageException.class)
        .isThrownBy(() -> Codec.read("Image", xml))
        .withMessageContaining("OV-1217")
        .withMessageContaining("ends at line 2 column " + (xml.length() - 13));
  }
}
