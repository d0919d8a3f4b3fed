package org.openviid.peers;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openviid.schema.Profile;
import org.openviid.schema.Suggestion;
import org.openviid.schema.ToleranceTexts;

/// One respect in which peers are dealt with differently. What each means stands in `settings.csv`.
/// Immutable.
///
/// @param <T> the type of its values, which are immutable
public final class Setting<T> {
  private static final List<Setting<?>> ALL = new ArrayList<>();

  /// The preset that was applied last, for show; empty for none.
  public static final Setting<String> PRESET = text("preset");
  /// The generation of the standard it speaks.
  public static final Setting<Profile> PROFILE = choice("profile", Profile.GAT1400);
  /// Whether departures from the standard are refused unless they are among [#TOLERATED].
  public static final Setting<Boolean> STRICT = flag("strict", false);
  /// Departures that are accepted though it is strict.
  public static final Setting<Set<String>> TOLERATED = names("tolerated");
  /// Departures that are refused though it is not strict.
  public static final Setting<Set<String>> REFUSED = names("refused");
  /// What to do with captures under a taken identifier.
  public static final Setting<DuplicateId> DUPLICATES = choice("duplicates", DuplicateId.KEEP_BOTH);
  /// How its requests are tied to it.
  public static final Setting<BindMode> BIND = choice("bind", BindMode.ANY_REGISTERED);
  /// The addresses for [BindMode#CIDR], such as `192.0.2.0/24`.
  public static final Setting<List<String>> RANGES =
      new Setting<>("ranges", List.of(), Setting::ranges, list -> String.join(",", list));
  /// For [BindMode#CERT], the SHA-256 of its client certificate in lower-case hexadecimal digits; several
  /// while one takes the place of another.
  public static final Setting<List<String>> CERTIFICATE =
      new Setting<>("certificate", List.of(), Setting::fingerprints, list -> String.join(",", list));
  /// Whether texts for it are Chinese.
  public static final Setting<Boolean> CHINESE = flag("chinese", true);
  /// Whether StatusCode is sent to it as text.
  public static final Setting<Boolean> STATUS_CODE_AS_TEXT = flag("status-code-as-text", false);
  /// Whether answers hold one status or a list.
  public static final Setting<StatusShape> ANSWERS = choice("answers", StatusShape.BY_INTERFACE);
  /// The HTTP status of success.
  public static final Setting<SuccessStatus> SUCCESS = choice("success", SuccessStatus.ALWAYS_200);
  /// What RecordStartNo of its queries counts.
  public static final Setting<StartNumber> PAGING = choice("paging", StartNumber.RECORD);
  /// How pictures are sent to it.
  public static final Setting<PictureOut> PICTURE_OUT = choice("picture-out", PictureOut.DATA);
  /// For how many seconds addresses of pictures that are sent to it are valid.
  public static final Setting<Integer> PICTURE_SECONDS = number("picture-seconds", 86_400, 60, 31_536_000);
  /// What becomes of pictures that it sends as addresses.
  public static final Setting<PictureIn> PICTURE_IN = choice("picture-in", PictureIn.KEEP);
  /// Whether it may read attributes marked as restricted.
  public static final Setting<Boolean> RESTRICTED = flag("restricted", false);
  /// Whether it is offered SHA-256 beside MD5 when it logs in; some devices understand only a single
  /// challenge.
  public static final Setting<Boolean> SHA256 = flag("sha256", false);

  private final int ordinal;
  private final String key;
  private final T usual;
  private final Function<String, T> reader;
  private final Function<T, String> writer;

  private Setting(String key, T usual, Function<String, T> reader, Function<T, String> writer) {
    this.ordinal = ALL.size();
    this.key = key;
    this.usual = usual;
    this.reader = reader;
    this.writer = writer;
    ALL.add(this);
  }

  private static Setting<String> text(String key) {
    return new Setting<>(key, "", text -> text, text -> text);
  }

  private static Setting<Boolean> flag(String key, boolean usual) {
    return new Setting<>(key, usual, text -> flagOf(key, text), value -> Boolean.toString(value));
  }

  private static <E extends Enum<E>> Setting<E> choice(String key, E usual) {
    return new Setting<>(key, usual, text -> choiceOf(key, text, usual.getDeclaringClass()), Setting::word);
  }

  private static Setting<Integer> number(String key, int usual, int least, int most) {
    return new Setting<>(key, usual, text -> numberOf(key, text, least, most), value -> Integer.toString(value));
  }

  private static int numberOf(String key, String text, int least, int most) {
    boolean digits = text.matches("\\d{1,9}");
    int number = digits ? Integer.parseInt(text) : -1;
    if (number < least || number > most) {
      throw new IllegalArgumentException(key + " is not a whole number from " + least + " to " + most);
    }
    return number;
  }

  private static Setting<Set<String>> names(String key) {
    return new Setting<>(
        key, Set.of(), text -> tolerances(key, text), set -> String.join(",", new TreeSet<>(set)));
  }

  /// All settings, in the order in which they are shown.
  public static List<Setting<?>> all() {
    return Collections.unmodifiableList(ALL);
  }

  /// The setting of that name.
  public static Optional<Setting<?>> find(String key) {
    return all().stream().filter(setting -> setting.key.equals(key)).findFirst();
  }

  /// Its name for operators.
  public String key() {
    return key;
  }

  /// What a peer gets that nothing else is configured for.
  public T usual() {
    return usual;
  }

  /// Its place among [#all].
  int ordinal() {
    return ordinal;
  }

  /// The value that a text says.
  ///
  /// @throws IllegalArgumentException in words, when it says none
  T read(String text) {
    return reader.apply(text.strip());
  }

  /// The text that says a value.
  String write(T value) {
    return writer.apply(value);
  }

  /// A value that has been through the checks of [#read].
  T checked(T value) {
    return read(write(value));
  }

  @Override
  public String toString() {
    return key;
  }

  static boolean flagOf(String key, String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException(key + " is neither true nor false");
    };
  }

  static <E extends Enum<E>> E choiceOf(String key, String text, Class<E> choices) {
    for (E choice : choices.getEnumConstants()) {
      if (word(choice).equals(text)) {
        return choice;
      }
    }
    String known =
        Stream.of(choices.getEnumConstants()).map(Setting::word).collect(Collectors.joining(", "));
    throw new IllegalArgumentException(key + " is none of " + known);
  }

  /// A constant as operators write it: lower case with hyphens.
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The parts of a text between commas, none of them blank.
  static Stream<String> parts(String text) {
    return Stream.of(text.split(",", -1)).map(String::strip).filter(part -> !part.isEmpty());
  }

  private static Set<String> tolerances(String key, String text) {
    Set<String> names = parts(text).collect(Collectors.toUnmodifiableSet());
    for (String name : names) {
      if (ToleranceTexts.find(name).isEmpty()) {
        String meant = Suggestion.closest(name, ToleranceTexts.names()).orElse("unknown-attribute");
        throw new IllegalArgumentException(key + ": there is no tolerance '" + name + "', such as " + meant);
      }
    }
    return names;
  }

  private static List<String> ranges(String text) {
    List<String> ranges = parts(text).sorted().toList();
    ranges.forEach(AddressRange::parse);
    return ranges;
  }

  private static List<String> fingerprints(String text) {
    List<String> fingerprints =
        parts(text.toLowerCase(Locale.ROOT).replace(":", "")).distinct().sorted().toList();
    for (String fingerprint : fingerprints) {
      if (!fingerprint.matches("[0-9a-f]{64}")) {
        throw new IllegalArgumentException(
            "certificate: '" + fingerprint + "' is no SHA-256, which has 64 hexadecimal digits");
      }
    }
    return fingerprints;
  }
}
