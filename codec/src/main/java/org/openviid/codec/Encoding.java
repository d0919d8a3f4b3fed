package org.openviid.codec;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Brings a message body into UTF-8 without anything before or after it. Used by one thread.
///
/// XML may begin with a mark, and may say in its declaration what it is encoded in. That is believed only
/// where the bytes do not speak against it: a declaration is often a constant of the sender's.
final class Encoding {
  private static final Pattern DECLARED =
      Pattern.compile("^\\s*<\\?xml[^>]{0,80}?encoding\\s*=\\s*[\"']([A-Za-z0-9._-]{1,40})");
  private static final Pattern CHINESE =
      Pattern.compile("(?i)gbk|gb2312|gb18030|gb_2312-80|cp936|windows-936");
  private static final Pattern UNICODE = Pattern.compile("(?i)utf-?8|utf-?16|us-ascii");
  private static final int LOOKED_AT = 256;
  private static final byte[] MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};
  private static final Charset GBK = Charset.forName("GB18030");

  private final Findings findings;
  private final Notation notation;

  Encoding(Findings findings, Notation notation) {
    this.findings = findings;
    this.notation = notation;
  }

  /// The body as the parser can read it.
  ///
  /// @throws MessageException when its encoding is another, or one that is not tolerated
  Body normalized(Body body) {
    checkWidth(body);
    Body unmarked = withoutMark(body);
    boolean marked = unmarked.length() < body.length();
    Body trimmed = withoutZeros(unmarked);
    int foreign = ByteScan.indexOfNonAscii(trimmed.bytes(), 0, trimmed.length());
    if (foreign < trimmed.length() && notation == Notation.XML && !marked && isDeclaredChinese(trimmed)) {
      return fromGbk(trimmed, foreign);
    }
    int invalid = Utf8.indexOfInvalid(trimmed.bytes(), foreign, trimmed.length());
    return invalid == trimmed.length() ? trimmed : fromGbk(trimmed, invalid);
  }

  /// Whether XML says that it is GBK, as some GBK could be taken for UTF-8.
  private static boolean isDeclaredChinese(Body body) {
    int length = Math.min(LOOKED_AT, body.length());
    Matcher declared = DECLARED.matcher(new String(body.bytes(), 0, length, StandardCharsets.ISO_8859_1));
    if (!declared.find() || UNICODE.matcher(declared.group(1)).matches()) {
      return false;
    }
    if (!CHINESE.matcher(declared.group(1)).matches()) {
      throw new MessageException("OV-1228", declared.group(1));
    }
    return true;
  }

  /// Refuses UTF-16 and UTF-32, which have zeros among the first bytes of any message, or a mark. UTF-16
  /// that is XML does not get here.
  private static void checkWidth(Body body) {
    byte[] bytes = body.bytes();
    int first = body.length() > 0 ? bytes[0] & 0xff : 0;
    int second = body.length() > 1 ? bytes[1] & 0xff : 1;
    boolean marked = (first == 0xfe && second == 0xff) || (first == 0xff && second == 0xfe);
    boolean wide = body.length() > 1 && (first == 0 || second == 0);
    if (marked || wide) {
      throw new MessageException("OV-1213");
    }
  }

  private Body withoutMark(Body body) {
    if (body.length() < MARK.length || !Arrays.equals(body.bytes(), 0, MARK.length, MARK, 0, MARK.length)) {
      return body;
    }
    if (notation == Notation.JSON) {
      require(Tolerance.BYTE_ORDER_MARK);
    }
    byte[] bytes = Arrays.copyOfRange(body.bytes(), MARK.length, body.length());
    return new Body(bytes, bytes.length, moved(body.lifts(), -MARK.length));
  }

  private Body withoutZeros(Body body) {
    int length = body.length();
    while (length > 0 && body.bytes()[length - 1] == 0) {
      length--;
    }
    if (length == body.length()) {
      return body;
    }
    require(Tolerance.TRAILING_NUL);
    return new Body(body.bytes(), length, body.lifts());
  }

  /// Translates piece by piece between the contents that were taken out, so that their places are known.
  private Body fromGbk(Body body, int invalid) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(body.length() * 3 / 2);
    List<Body.Lift> lifts = new ArrayList<>();
    int from = 0;
    try {
      for (Body.Lift lift : body.lifts()) {
        out.writeBytes(translated(body.bytes(), from, lift.offset()));
        lifts.add(new Body.Lift(out.size(), lift.removed(), lift.content()));
        from = lift.offset();
      }
      out.writeBytes(translated(body.bytes(), from, body.length()));
    } catch (CharacterCodingException e) {
      Body.Position place = body.position(invalid);
      throw new MessageException(e, "OV-1214", place.line(), place.column());
    }
    require(Tolerance.GBK);
    return new Body(out.toByteArray(), out.size(), lifts);
  }

  private static byte[] translated(byte[] bytes, int from, int to) throws CharacterCodingException {
    CharBuffer text = GBK.newDecoder().decode(ByteBuffer.wrap(bytes, from, to - from));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static List<Body.Lift> moved(List<Body.Lift> lifts, int by) {
    return lifts.stream()
        .map(lift -> new Body.Lift(lift.offset() + by, lift.removed(), lift.content()))
        .toList();
  }

  private void require(Tolerance tolerance) {
    if (!findings.tolerates(tolerance, notation.name(), "", "UTF-8", tolerance.id())) {
      throw new MessageException(tolerance.code());
    }
  }
}
