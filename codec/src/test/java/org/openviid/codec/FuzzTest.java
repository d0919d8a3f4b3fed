package org.openviid.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Whatever the bytes are, reading ends with a message or a [MessageException], leaves no content open
/// that nobody refers to, and what was understood can be written and read again.
class FuzzTest {
  private static final byte[] INTERESTING =
      "{}[]\",:\\0123456789.eE+-tfn \n\r\t\0/u=<>&;!?'#".getBytes(StandardCharsets.US_ASCII);
  private static final Pattern JSON_VALUE = Pattern.compile(":\\s*(\"[^\"]*\"|-?[0-9.]+)");
  private static final Pattern XML_VALUE = Pattern.compile(">([^<>]*)<");
  private static final String[] XML_VALUES = {
    "", " ", "true", "0", "-1", "+01", "1e5", "1e999", "12345678901234567890", "<a/>", "<a b='1'>c</a>",
    "<Data>AAAA</Data>",
    "<Data/><Data/>", "&#x6d4b;", "&#0;", "&lt;", "&foo;", "<![CDATA[x]]>", "<![CDATA[", "<!-- c -->",
    "<!DOCTYPE a>", "<?pi?>",
    "2026-05-01T08:00:00+08:00", "20260501", "AA=", "data:,AAAA", "测", "\ud83d\ude00",
    "<x:a xsi:nil='true'/>", "]]>"
  };
  private static final String[] VALUES = {
    "null",
    "\"\"",
    "true",
    "false",
    "0",
    "-1",
    "1e5",
    "1e999",
    "12345678901234567890",
    "[]",
    "{}",
    "[[]]",
    "[null]",
    "[{}]",
    "{\"a\":[1]}",
    "\"x\"",
    "\"\\ud800\"",
    "\"2026-05-01T08:00:00+08:00\"",
    "\"20260501\"",
    "\"AA=\"",
    "\"data:,AAAA\"",
    "\"\\u0000\"",
    "[\"1\",2]",
    "\"测\"",
    "1717465547",
    "\" 1 \"",
    "-0.0",
    "{\"Data\":\"AAAA\"}"
  };
  private static final Tolerances[] TOLERANCES = {Tolerances.LENIENT, Tolerances.STRICT};

  private final List<Messages.Golden> messages = Messages.all();
  private Notation notation = Notation.JSON;
  private int read;
  private int refused;

  @Test
  void damagedMessagesAreRefusedInOrder() {
    run(0, 6_000);
  }

  @Test
  @Tag("soak")
  void damagedMessagesAreRefusedInOrderForLong() {
    run(1_000_000, 1_000_000);
  }

  /// A boolean for a code that has lost its zero: found after seventy thousand messages.
  @Test
  void damagedMessagesThatWereOnceMisreadAreRefusedInOrder() {
    run(1_070_557);
  }

  @Test
  void damagedXmlIsRefusedInOrder() {
    notation = Notation.XML;
    run(2_000_000, 6_000);
  }

  @Test
  @Tag("soak")
  void damagedXmlIsRefusedInOrderForLong() {
    notation = Notation.XML;
    run(3_000_000, 1_000_000);
  }

  @ParameterizedTest
  @EnumSource
  void truncatedMessagesAreRefusedInOrder(Notation each) {
    notation = each;
    for (Messages.Golden golden : messages) {
      byte[] whole = golden.bytes(notation);
      for (int length = 0; length < whole.length; length += 1 + length / 500) {
        check(golden.type(), Arrays.copyOf(whole, length), Tolerances.LENIENT, length);
      }
    }
  }

  private void run(long firstSeed, int count) {
    for (long seed = firstSeed; seed < firstSeed + count; seed++) {
      run(seed);
    }
    assertThat(read).as("messages that damage did not spoil").isGreaterThan(count / 10);
    assertThat(refused).as("messages that it did").isGreaterThan(count / 4);
  }

  private void run(long seed) {
    Random random = new Random(seed);
    Messages.Golden golden = messages.get(random.nextInt(messages.size()));
    byte[] damaged = golden.bytes(notation);
    if (random.nextInt(4) == 0) {
      damaged = enlarged(damaged, random);
    }
    for (int times = 1 + random.nextInt(4); times > 0; times--) {
      damaged = damaged(damaged, random);
    }
    check(golden.type(), damaged, TOLERANCES[random.nextInt(TOLERANCES.length)], seed);
  }

  /// With contents that are large enough to be taken out.
  private static byte[] enlarged(byte[] message, Random random) {
    byte[] content = new byte[4000 + random.nextInt(60_000)];
    random.nextBytes(content);
    String text = new String(message, StandardCharsets.UTF_8);
    String base64 = Base64.getEncoder().encodeToString(content);
    return text.replaceAll("\"Data\": *\"[^\"]*\"", "\"Data\":\"" + base64 + "\"")
        .replaceAll("<Data>[^<]*<", "<Data>" + base64 + "<")
        .getBytes(StandardCharsets.UTF_8);
  }

  private byte[] damaged(byte[] message, Random random) {
    if (message.length < 2) {
      return message;
    }
    int at = random.nextInt(message.length);
    int to = Math.min(message.length, at + 1 + random.nextInt(40));
    return switch (random.nextInt(10)) {
      case 0 -> flipped(message, at, random);
      case 6, 7, 8 -> exchanged(message, at, random);
      case 1 -> replaced(message, at, at + 1, new byte[] {INTERESTING[random.nextInt(INTERESTING.length)]});
      case 2 -> replaced(message, at, at, new byte[] {INTERESTING[random.nextInt(INTERESTING.length)]});
      case 3 -> replaced(message, at, to, new byte[0]);
      case 4 -> replaced(message, at, at, Arrays.copyOfRange(message, at, to));
      case 5 -> spliced(message, at, random);
      default -> Arrays.copyOf(message, at);
    };
  }

  /// With another value in place of the first one after a place.
  private byte[] exchanged(byte[] message, int at, Random random) {
    String text = new String(message, StandardCharsets.ISO_8859_1);
    boolean xml = notation == Notation.XML;
    Matcher matcher = (xml ? XML_VALUE : JSON_VALUE).matcher(text);
    if (!matcher.find(at)) {
      return message;
    }
    String[] values = xml ? XML_VALUES : VALUES;
    String other = values[random.nextInt(values.length)];
    return replaced(message, matcher.start(1), matcher.end(1), other.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] flipped(byte[] message, int at, Random random) {
    byte[] flipped = message.clone();
    flipped[at] ^= (byte) (1 << random.nextInt(8));
    return flipped;
  }

  private byte[] spliced(byte[] message, int at, Random random) {
    byte[] other = messages.get(random.nextInt(messages.size())).bytes(notation);
    int from = random.nextInt(other.length);
    int to = from + random.nextInt(other.length - from);
    return replaced(message, at, at, Arrays.copyOfRange(other, from, to));
  }

  private static byte[] replaced(byte[] message, int from, int to, byte[] by) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(message, 0, from);
    out.writeBytes(by);
    out.write(message, to, message.length - to);
    return out.toByteArray();
  }

  private void check(String type, byte[] json, Tolerances tolerances, long seed) {
    MemoryContents contents = new MemoryContents();
    try {
      Message message = Codec.read(type, json, contents, tolerances);
      read++;
      checkMessage(type, message, contents);
    } catch (MessageException e) {
      refused++;
      assertThat(contents.kept()).as("contents left open, seed %d", seed).isZero();
      assertThat(e.text().zh()).doesNotContain("{0}");
    } catch (RuntimeException | AssertionError e) {
      fail("seed " + seed + ", " + type + ": " + new String(json, StandardCharsets.UTF_8), e);
    }
  }

  private static void checkMessage(String type, Message message, MemoryContents contents) {
    assertThat(contents.targets).allMatch(target -> target.closed || target.finished);
    for (Item item : message.items()) {
      if (item.problems().isEmpty() && !item.object().type().root().isEmpty()) {
        String written = Codec.write(item.object(), contents, WriteOptions.everything());
        MemoryContents again = new MemoryContents();
        Message reread =
            Codec.read(
                item.object().type().name(),
                written.getBytes(StandardCharsets.UTF_8),
                again,
                Tolerances.LENIENT);
        assertThat(Codec.write(reread.frame(), again, WriteOptions.everything())).as(type).isEqualTo(written);
        String xml = Codec.write(Notation.XML, item.object(), contents, WriteOptions.everything());
        Message inXml = Codec.read(item.object().type().name(), xml);
        assertThat(inXml.items()).as(xml).allMatch(each -> each.problems().isEmpty());
      }
    }
  }
}
