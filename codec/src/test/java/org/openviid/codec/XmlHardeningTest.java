package org.openviid.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openviid.schema.Outcome;

/// What is meant to break readers of XML, and what breaks it by accident.
class XmlHardeningTest {
  private final MemoryContents sink = new MemoryContents();

  private MessageException refusal(byte[] xml) {
    return refusal(new ByteArrayInputStream(xml), Tolerances.LENIENT);
  }

  private MessageException refusal(String xml) {
    return refusal(xml.getBytes(StandardCharsets.UTF_8));
  }

  private MessageException refusal(InputStream xml, Tolerances tolerances) {
    MessageException refusal =
        catchThrowableOfType(
            MessageException.class,
            () -> Codec.READER.read(xml, Codec.type("PersonList"), sink, tolerances));
    assertThat(refusal).isNotNull();
    assertThat(Notation.XML.outcome(refusal.outcome())).isNotIn(Outcome.BAD_JSON, Outcome.BAD_JSON_CONTENT);
    assertThat(sink.kept()).isZero();
    return refusal;
  }

  private static String person(String members) {
    return "<PersonListObject><PersonObject>" + members + "</PersonObject></PersonListObject>";
  }

  @Test
  void documentTypesAreRefusedWithASentence() {
    StringBuilder laughs = new StringBuilder("<?xml version=\"1.0\"?>\n<!DOCTYPE lolz [<!ENTITY a \"lol\">");
    for (char name = 'b'; name <= 'k'; name++) {
      char before = (char) (name - 1);
      laughs.append("<!ENTITY ").append(name).append(" \"").append(("&" + before + ";").repeat(10))
          .append("\">");
    }
    MessageException refusal = refusal(laughs + "]>" + person("<Name>&k;</Name>"));
    assertThat(refusal.code()).isEqualTo("OV-1233");
    assertThat(refusal.outcome()).isEqualTo(Outcome.BAD_XML);
    assertThat(refusal.getMessage()).contains("DOCTYPE", "line 2 column 1");
    assertThat(refusal("<!DOCTYPE PersonListObject>" + person("")).code()).isEqualTo("OV-1233");
  }

  @Test
  void nothingIsReadFromFilesOrNeighbours(@TempDir Path folder) throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "s3cret");
    try (ServerSocket neighbour = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      neighbour.setSoTimeout(1);
      String url = "http://127.0.0.1:" + neighbour.getLocalPort() + "/";
      for (String entity : new String[] {secret.toUri().toString(), url}) {
        String head = "<!DOCTYPE a [<!ENTITY x SYSTEM \"" + entity + "\">]>";
        assertThat(refusal(head + person("<Name>&x;</Name>")).code()).isEqualTo("OV-1233");
        String external = "<!DOCTYPE a SYSTEM \"" + entity + "\">";
        assertThat(refusal(external + person("")).code()).isEqualTo("OV-1233");
        String parameter = "<!DOCTYPE a [<!ENTITY % x SYSTEM \"" + entity + "\"> %x;]>";
        assertThat(refusal(parameter + person("")).code()).isEqualTo("OV-1233");
        String include = "<x:include xmlns:x='http://www.w3.org/2001/XInclude' href='" + entity + "'/>";
        Message kept = Codec.read("PersonList", person("<Name>A</Name>" + include));
        assertThat(Codec.write(kept.items().getFirst().object())).contains("href").doesNotContain("s3cret");
      }
      assertThat(catchThrowableOfType(SocketTimeoutException.class, neighbour::accept)).isNotNull();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<Name>&foo;</Name>", "<Name>&nbsp;</Name>", "<Name>&#0;</Name>", "<Name>&#xD800;</Name>",
        "<Name>&#xD83D;&#xDE00;</Name>", "<Name>&#x110000;</Name>", "<Name>&#1;</Name>",
        "<Name>&#xFFFE;</Name>",
        "<Name>a\u0000b</Name>", "<Name>a\u0001b</Name>", "<Name>\uffff</Name>", "<Name>a & b</Name>",
        "<Name>a < b</Name>", "<Name>]]></Name>", "<Name>A</name>", "<Name><Alias></Name></Alias>", "<1/>",
        "< Name/>",
        "<Name a=1/>", "<Name a/>", "<Name a='1' a='2'/>", "<Name a='<'/>", "<Name", "<!-- -- -->",
        "<?xml version='1.0'?>",
        "<![CDATA[", "</Name>", "<!ELEMENT a ANY>", "&#99999999999999;"
      })
  void isNoXml(String members) {
    MessageException refusal = refusal(person(members));
    assertThat(refusal.outcome()).isEqualTo(Outcome.BAD_XML);
    assertThat(refusal.code()).isIn("OV-1230", "OV-1231", "OV-1235");
    assertThat(refusal.code().equals("OV-1235") || refusal.getMessage().contains("line 1 column")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"<a/><b/>", "<PersonListObject/>x", "<PersonListObject/>{}", "<", "<>", "<?", "<!",
      "<a"})
  void isNoDocument(String xml) {
    assertThat(refusal(xml).outcome()).isEqualTo(Outcome.BAD_XML);
  }

  @Test
  void truncationIsSeenAtEveryByte() throws IOException {
    byte[] whole =
        ("<?xml version='1.0'?><PersonListObject a='测'><PersonObject><Name>测<![CDATA[x]]>&amp;</Name>"
                + "<!-- c --><SubImageList/></PersonObject></PersonListObject>")
            .getBytes(StandardCharsets.UTF_8);
    for (int length = 1; length < whole.length; length++) {
      MessageException refusal = refusal(Arrays.copyOf(whole, length));
      assertThat(Notation.XML.outcome(refusal.outcome())).as("%d bytes", length).isEqualTo(Outcome.BAD_XML);
    }
    ByteArrayOutputStream wide = new ByteArrayOutputStream();
    wide.write(new String(whole, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_16));
    for (int length = 4; length < wide.size(); length++) {
      refusal(Arrays.copyOf(wide.toByteArray(), length));
    }
  }

  @Test
  void depthIsLimited() {
    assertThat(refusal(person("<a>".repeat(63))).code()).isEqualTo("OV-1234");
    String open = "<PersonListObject><PersonObject>" + "<a>".repeat(40) + "</a>".repeat(40)
        + "</PersonObject></PersonListObject>";
    assertThat(Codec.read("PersonList", open).items()).hasSize(1);
    assertThat(refusal(endless("<PersonListObject>", "<a>", 100_000), Tolerances.LENIENT).code())
        .isEqualTo("OV-1234");
  }

  @Test
  void aMillionElementsAreRefused() {
    String members = "<a/>".repeat(1_000_001);
    assertThat(refusal(person(members)).code()).isEqualTo("OV-1234");
    MessageException many = refusal("<PersonListObject>" + "<PersonObject/>".repeat(999_000)
        + "</PersonListObject>");
    assertThat(many.outcome()).isEqualTo(Outcome.TOO_LARGE);
  }

  @Test
  void longThingsAreRefused() {
    assertThat(refusal(person("<Name>" + "x".repeat(1_048_577) + "</Name>")).code()).isEqualTo("OV-1234");
    assertThat(refusal(person("<Name a='" + "x".repeat(10_000_000) + "'/>")).code()).isEqualTo("OV-1234");
    assertThat(refusal(person("<" + "x".repeat(300) + "/>")).code()).isEqualTo("OV-1234");
    StringBuilder attributes = new StringBuilder();
    for (int i = 0; i < 1_001; i++) {
      attributes.append(" a").append(i).append("=''");
    }
    assertThat(refusal(person("<Name" + attributes + "/>")).code()).isEqualTo("OV-1232");
    assertThat(refusal(person("<SubImageList>" + " ".repeat(1_100_000) + "</SubImageList>")).code())
        .isEqualTo("OV-1234");
    assertThat(refusal(endless("<PersonListObject><!--", " comment", 1 << 28), Tolerances.LENIENT).code())
        .isEqualTo("OV-1208");
  }

  /// A tag that does not end must not be looked at from its beginning with every block that is read.
  @Test
  void aNameOfMegabytesCostsNoMoreThanItsLength() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    String name = "x".repeat(15_000_000);
    long before = threads.getCurrentThreadCpuTime();

    assertThat(refusal("<" + name + "/>").code()).isEqualTo("OV-1234");

    assertThat(threads.getCurrentThreadCpuTime() - before).isLessThan(3_000_000_000L);
  }

  @Test
  void contentOfTwoGigabytesIsRefusedEarly() {
    CountedStream text = new CountedStream(endless("<ImageObject><Data>", "AAAAAAAA", 1 << 28));
    MessageException refusal =
        catchThrowableOfType(
            MessageException.class,
            () -> Codec.READER.read(text, Codec.type("Image"), Discarded::new, Tolerances.LENIENT));
    assertThat(refusal.code()).isEqualTo("OV-1204");
    assertThat(text.count).isLessThan(100L << 20);
  }

  private static InputStream endless(String head, String part, int times) {
    byte[] block = part.repeat(4096).getBytes(StandardCharsets.UTF_8);
    InputStream repeated = new RepeatedStream(block, (long) part.length() * times);
    return new SequenceInputStream(new ByteArrayInputStream(head.getBytes(StandardCharsets.UTF_8)), repeated);
  }

  @Test
  void encodingsThatXmlAllowsAreUnderstoodWhateverTheDeclarationSays() {
    String xml = person("<Name>联通测试</Name>");
    String name = "{\"PersonObject\":{\"Name\":\"联通测试\"}}";
    for (String declared : new String[] {"", "UTF-8", "utf8", "GBK", "UTF-16"}) {
      String head = declared.isEmpty() ? "" : "<?xml version='1.0' encoding='" + declared + "'?>";
      for (Charset charset : new Charset[] {StandardCharsets.UTF_16, StandardCharsets.UTF_16BE,
          StandardCharsets.UTF_16LE}) {
        assertThat(written(("\ufeff" + head + xml).getBytes(charset), Tolerances.LENIENT)).isEqualTo(name);
        assertThat(written((head + xml).getBytes(charset), Tolerances.LENIENT)).isEqualTo(name);
      }
      if (!declared.equals("GBK")) {
        assertThat(written(("\ufeff" + head + xml).getBytes(StandardCharsets.UTF_8), Tolerances.STRICT))
            .isEqualTo(name);
        assertThat(written(("\n " + head + xml).getBytes(StandardCharsets.UTF_8), Tolerances.STRICT))
            .isEqualTo(name);
      }
    }
    for (String charset : new String[] {"GBK", "gb2312", "GB18030"}) {
      String head = "<?xml version=\"1.0\" encoding=\"" + charset + "\" ?>";
      byte[] bytes = (head + xml).getBytes(Charset.forName("GB18030"));
      assertThat(written(bytes, Tolerances.LENIENT)).isEqualTo(name);
      assertThat(refusal(new ByteArrayInputStream(bytes), Tolerances.STRICT).code()).isEqualTo("OV-1332");
    }
    assertThat(written((xml + "\0\0").getBytes(StandardCharsets.UTF_8), Tolerances.LENIENT)).isEqualTo(name);
  }

  @Test
  void gbkThatCouldBeUtf8IsBelievedToBeWhatItDeclares() {
    String declaration = "<?xml version='1.0' encoding='GBK'?>";
    byte[] bytes = (declaration + person("<Name>模模</Name>")).getBytes(Charset.forName("GBK"));
    assertThat(Utf8.indexOfInvalid(bytes, 0, bytes.length)).isEqualTo(bytes.length);
    assertThat(written(bytes, Tolerances.LENIENT)).contains("模模");
  }

  private String written(byte[] xml, Tolerances tolerances) {
    Message message = Codec.read("PersonList", xml, sink, tolerances);
    assertThat(message.items()).hasSize(1);
    return Codec.write(message.items().getFirst().object());
  }

  @Test
  void otherEncodingsAreRefused() {
    String xml = person("<Name>é</Name>");
    byte[] latin = ("<?xml version='1.0' encoding='ISO-8859-1'?>" + xml)
        .getBytes(StandardCharsets.ISO_8859_1);
    assertThat(refusal(latin).code()).isEqualTo("OV-1228");
    assertThat(refusal(xml.getBytes(Charset.forName("UTF-32"))).code()).isEqualTo("OV-1213");
    assertThat(refusal(("\ufeff" + xml).getBytes(Charset.forName("UTF-32LE"))).code()).isEqualTo("OV-1213");
    byte[] half = ("\ufeff" + person("<Name>\ud83d</Name>")).getBytes(StandardCharsets.UTF_16BE);
    int lone = new String(half, StandardCharsets.UTF_16BE).indexOf('\ufffd') * 2;
    half[lone] = (byte) 0xd8;
    half[lone + 1] = 0x3d;
    assertThat(refusal(half).code()).isEqualTo("OV-1227");
  }

  @Test
  void halfUtf8AndHalfGbkIsNeither() {
    byte[] utf8 = person("<Name>测试\ud83d\ude00</Name><Alias>").getBytes(StandardCharsets.UTF_8);
    byte[] mixed = Arrays.copyOf(utf8, utf8.length + 2);
    mixed[utf8.length] = (byte) 0xff;
    mixed[utf8.length + 1] = '<';
    assertThat(refusal(mixed).code()).isEqualTo("OV-1214");
  }
}
