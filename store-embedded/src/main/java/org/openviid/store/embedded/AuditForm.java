package org.openviid.store.embedded;

import java.util.ArrayList;
import java.util.List;
import org.openviid.store.AuditLine;

/// The bytes of an audit line. Its time is in the key, followed by a counter that keeps lines of one
/// moment apart and in order.
///
/// ```
/// line   := form:byte  number:fixed64  text{5}  count:signed  text{2}  objects:varint  object*
/// object := common:varint (how many characters it begins with like the one before)  rest:text
/// ```
///
/// Lines of form 1 lack number and objects: they are from before there was a chain.
final class AuditForm {
  /// Where the number is.
  static final int NUMBER = 1;

  private static final int UNCHAINED = 1;
  private static final int FORM = 2;

  private AuditForm() {}

  static byte[] key(long at, long counter) {
    return Keys.of(Keys.of(at), counter);
  }

  static long at(byte[] key) {
    return FormReader.fixedAt(key, 0);
  }

  static long counter(byte[] key) {
    return FormReader.fixedAt(key, 8);
  }

  /// The line, with a hole where its number has to be put.
  static FormWriter write(AuditLine line) {
    FormWriter out = new FormWriter(200);
    out.octet(FORM);
    out.fixed(0);
    out.text(line.peer());
    out.text(line.address());
    out.text(line.action());
    out.text(line.type());
    out.text(line.detail());
    out.signed(line.count());
    out.text(line.reason());
    out.text(line.trace());
    out.varint(line.objects().size());
    String before = line.detail();
    for (String object : line.objects()) {
      int common = common(before, object);
      out.varint(common);
      out.text(object.substring(common));
      before = object;
    }
    return out;
  }

  private static int common(String before, String object) {
    int most = Math.min(before.length(), object.length());
    int common = 0;
    while (common < most && before.charAt(common) == object.charAt(common)) {
      common++;
    }
    // not between the two halves of a character
    return common > 0 && Character.isHighSurrogate(object.charAt(common - 1)) ? common - 1 : common;
  }

  /// The number of a line in the chain; 0 when it is from before there was one.
  static long number(byte[] value) {
    return value[0] == UNCHAINED ? 0 : FormReader.fixedAt(value, NUMBER);
  }

  static AuditLine read(byte[] key, byte[] value) {
    boolean chained = value[0] != UNCHAINED;
    FormReader in = new FormReader(value, chained ? NUMBER + 8 : 1);
    String peer = in.text();
    String address = in.text();
    String action = in.text();
    String type = in.text();
    String detail = in.text();
    long count = in.signed();
    String reason = in.text();
    String trace = in.text();
    List<String> objects = chained ? objects(in, detail) : List.of();
    return new AuditLine(at(key), peer, address, action, type, detail, count, reason, trace, objects);
  }

  private static List<String> objects(FormReader in, String detail) {
    long count = in.varint();
    List<String> objects = new ArrayList<>();
    String before = detail;
    for (long i = 0; i < count; i++) {
      before = before.substring(0, (int) in.varint()) + in.text();
      objects.add(before);
    }
    return objects;
  }
}
