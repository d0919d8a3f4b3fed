package org.openviid.http;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.openviid.schema.Attribute;
import org.openviid.schema.ObjectType;
import org.openviid.schema.Schema;
import org.openviid.schema.Sensitivity;

/// Takes out of what is shown to people whatever gives access or must not be seen without a permission:
/// passwords, proofs, cookies, signatures, values of secret and restricted attributes. Immutable.
final class Redaction {
  private static final String GONE = "…";
  private static final Set<String> COOKIES = Set.of("cookie", "set-cookie");
  private static final Set<String> CREDENTIALS = Set.of("authorization", "proxy-authorization");
  private static final String PROVEN = "authentication-info";

  private static final Pattern PROOF = Pattern.compile("(?i)\\b(response|rspauth)\\s*=\\s*(\"[^\"]*\"?|[^,\\s]+)");
  private static final Pattern SIGNED =
      Pattern.compile("(" + Pattern.quote(PictureUrls.PATH) + "[0-9a-z]{1,13}-[0-9a-z]{1,13}-)[A-Za-z0-9_-]{22}");

  private final Pattern json;
  private final Pattern xml;

  private Redaction(String names) {
    this.json = Pattern.compile("(?i)(\"(?:" + names + ")\"\\s*:\\s*)(?:\"(?:[^\"\\\\]|\\\\.)*+\"?|[^,}\\]\\s\"]+)");
    this.xml = Pattern.compile("(?i)(<(?:\\w+:)?(" + names + ")(?:\\s[^>]*)?>)[^<]*");
  }

  /// What the tables mark as secret or restricted.
  static Redaction of(Schema schema) {
    Set<String> names = new TreeSet<>();
    for (ObjectType type : schema.types()) {
      for (Attribute attribute : type.attributes()) {
        if (isHidden(attribute.sensitivity())) {
          names.add(Pattern.quote(attribute.name()));
          attribute.aliases().forEach(alias -> names.add(Pattern.quote(alias)));
        }
      }
    }
    return new Redaction(names.stream().collect(Collectors.joining("|")));
  }

  private static boolean isHidden(Sensitivity sensitivity) {
    return switch (sensitivity) {
      case SECRET, RESTRICTED -> true;
      case NONE, PERSONAL -> false;
    };
  }

  /// A header's value as it may be shown.
  String header(String name, String value) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (COOKIES.contains(lower)) {
      return GONE;
    }
    if (CREDENTIALS.contains(lower) && !value.strip().toLowerCase(Locale.ROOT).startsWith("digest")) {
      return value.strip().split("\\s", 2)[0] + " " + GONE;
    }
    return CREDENTIALS.contains(lower) || lower.equals(PROVEN) ? PROOF.matcher(value).replaceAll("$1=" + GONE) : value;
  }

  /// A message as it may be shown.
  String body(String text) {
    String unsigned = SIGNED.matcher(text).replaceAll("$1" + GONE);
    return xml.matcher(json.matcher(unsigned).replaceAll("$1\"" + GONE + "\"")).replaceAll("$1" + GONE);
  }
}
