package org.openviid.codec;

import java.util.Arrays;
import java.util.Optional;

/// A departure from the standard that peers are known for, and that may be accepted. Its error text is
/// the sentence for the sender's vendor: clause, attribute, what was expected, what came.
public enum Tolerance {
  /// The object comes without the key that names it.
  MISSING_WRAPPER("missing-wrapper", "OV-1300"),
  /// The key that names the object is spelled in another way.
  ROOT_NAME("root-name", "OV-1301"),
  /// There are other keys beside the one that names the object.
  EXTRA_ROOT_KEY("extra-root-key", "OV-1302"),
  /// The message as a whole stands in an array.
  OUTER_ARRAY("outer-array", "OV-1303"),
  /// A single object stands where an array of objects belongs.
  SINGLE_FOR_LIST("single-for-list", "OV-1304"),
  /// An array or list of one object stands where the object belongs.
  LIST_FOR_SINGLE("list-for-single", "OV-1305"),
  /// An array stands where an object with an array in it belongs.
  BARE_ARRAY("bare-array", "OV-1306"),
  /// The array within a list object has another key.
  ELEMENT_NAME("element-name", "OV-1307"),
  /// An element of an array is wrapped in an object of its own.
  WRAPPED_ELEMENT("wrapped-element", "OV-1308"),
  /// An attribute has a known other spelling.
  ALIAS("alias", "OV-1309"),
  /// An attribute is spelled with other upper and lower case.
  NAME_CASE("name-case", "OV-1310"),
  /// The standard knows no such attribute; it is kept and returned.
  UNKNOWN_ATTRIBUTE("unknown-attribute", "OV-1311"),
  /// An attribute comes more than once; the last one counts.
  DUPLICATE_KEY("duplicate-key", "OV-1312"),
  /// An empty text stands for an absent value.
  EMPTY_TEXT("empty-text", "OV-1313"),
  /// `null` stands for an absent value.
  NULL_VALUE("null-value", "OV-1314"),
  /// A number is sent as text.
  TEXT_FOR_NUMBER("text-for-number", "OV-1315"),
  /// A text, code or flag is sent as a number.
  NUMBER_FOR_TEXT("number-for-text", "OV-1316"),
  /// A code lacks its leading zeros.
  LOST_ZERO("lost-zero", "OV-1317"),
  /// `true` or `false` is sent for 1 or 0.
  BOOLEAN_VALUE("boolean-value", "OV-1318"),
  /// A whole number is sent with decimals; it is rounded.
  FRACTION_FOR_INT("fraction-for-int", "OV-1319"),
  /// An array of texts stands where one text with separators belongs.
  ARRAY_FOR_TEXT("array-for-text", "OV-1320"),
  /// One text stands where an array of texts belongs.
  TEXT_FOR_ARRAY("text-for-array", "OV-1321"),
  /// The value of an attribute that need not be present cannot be understood; it is left out.
  UNREADABLE_VALUE("unreadable-value", "OV-1322"),
  /// A time is sent as seconds or milliseconds since 1970.
  EPOCH_TIME("epoch-time", "OV-1323"),
  /// A time is sent with separators, as in ISO 8601.
  SEPARATED_TIME("separated-time", "OV-1324"),
  /// A time lacks its seconds, minutes or hours.
  SHORT_TIME("short-time", "OV-1325"),
  /// Zeros stand for an absent time.
  ZERO_TIME("zero-time", "OV-1326"),
  /// Base64 content has the head of a data URL, outside or inside of the encoding.
  DATA_URL("data-url", "OV-1327"),
  /// Base64 content is broken into lines.
  BASE64_BREAKS("base64-breaks", "OV-1328"),
  /// Base64 content uses the alphabet for URLs.
  BASE64_URL_ALPHABET("base64-url-alphabet", "OV-1329"),
  /// Base64 content lacks its padding.
  BASE64_PADDING("base64-padding", "OV-1330"),
  /// The body begins with a byte order mark.
  BYTE_ORDER_MARK("byte-order-mark", "OV-1331"),
  /// The body is written in GBK (GB 18030) instead of UTF-8.
  GBK("gbk", "OV-1332"),
  /// Texts contain line breaks or other control characters without an escape.
  CONTROL_CHARACTERS("control-characters", "OV-1333"),
  /// Zero bytes follow the message.
  TRAILING_NUL("trailing-nul", "OV-1334"),
  /// A content that is a body of its own is sent as it is instead of as Base64.
  RAW_CONTENT("raw-content", "OV-1335"),
  /// An attribute that has to be present is not.
  MISSING_REQUIRED("missing-required", "OV-1336"),
  /// A text is longer than its table allows.
  TOO_LONG("too-long", "OV-1337"),
  /// A text does not have the length that its table demands.
  WRONG_LENGTH("wrong-length", "OV-1338"),
  /// A code is not in its table.
  UNKNOWN_CODE("unknown-code", "OV-1339"),
  /// A number has more digits before the decimal point than its table allows.
  TOO_LARGE_NUMBER("too-large-number", "OV-1340"),
  /// A number lies outside of the range that its table allows.
  OUT_OF_RANGE("out-of-range", "OV-1342"),
  /// An attribute belongs to the other generation of the standard only.
  OTHER_GENERATION("other-generation", "OV-1341");

  private final String id;
  private final String code;

  Tolerance(String id, String code) {
    this.id = id;
    this.code = code;
  }

  /// The name in configuration and counters.
  public String id() {
    return id;
  }

  /// The error code of the sentence, with the arguments clause, attribute, expected, got.
  public String code() {
    return code;
  }

  /// The name of what an error code speaks of: of the tolerance that would have prevented it, if one would,
  /// else the code itself.
  public static String nameOf(String code) {
    return Arrays.stream(values())
        .filter(tolerance -> tolerance.code.equals(code))
        .map(Tolerance::id)
        .findFirst()
        .orElse(code);
  }

  /// The tolerance of that name.
  public static Optional<Tolerance> find(String id) {
    return Arrays.stream(values()).filter(tolerance -> tolerance.id.equals(id)).findFirst();
  }
}
