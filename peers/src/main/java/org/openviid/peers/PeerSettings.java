package org.openviid.peers;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.openviid.schema.Profile;

/// How a peer is dealt with: a value for every [Setting]. Immutable.
public final class PeerSettings {
  /// What a peer gets that nothing else is configured for.
  public static final PeerSettings DEFAULT =
      new PeerSettings(Setting.all().stream().map(Setting::usual).toArray());

  private final Object[] values;

  private PeerSettings(Object[] values) {
    this.values = values;
  }

  /// The value of a setting.
  @SuppressWarnings("unchecked") // what stands at a setting's place was put there as its value
  public <T> T of(Setting<T> setting) {
    return (T) values[setting.ordinal()];
  }

  /// The same with another value for one setting.
  ///
  /// @throws IllegalArgumentException when the value does not fit
  /// @throws PeerException when it holds a range of addresses that is none
  public <T> PeerSettings with(Setting<T> setting, T value) {
    return put(setting, setting.checked(value));
  }

  /// The same with the value that a text says.
  ///
  /// @throws IllegalArgumentException in words, when it says none
  /// @throws PeerException when it holds a range of addresses that is none
  public PeerSettings withText(Setting<?> setting, String text) {
    return put(setting, setting.read(text));
  }

  private PeerSettings put(Setting<?> setting, Object value) {
    Object[] changed = values.clone();
    changed[setting.ordinal()] = value;
    return new PeerSettings(changed);
  }

  /// Whether a departure from the standard is accepted from the peer.
  ///
  /// @param tolerance its name, as in `tolerances/*.csv`
  public boolean tolerates(String tolerance) {
    return strict() ? of(Setting.TOLERATED).contains(tolerance) : !of(Setting.REFUSED).contains(tolerance);
  }

  /// All values as texts, by key, in the order of [Setting#all].
  Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    Setting.all().forEach(setting -> texts.put(setting.key(), text(setting)));
    return texts;
  }

  private <T> String text(Setting<T> setting) {
    return setting.write(of(setting));
  }

  /// The generation of the standard it speaks.
  public Profile profile() {
    return of(Setting.PROFILE);
  }

  /// Whether departures are refused unless they are tolerated by name.
  public boolean strict() {
    return of(Setting.STRICT);
  }

  /// What to do with captures under a taken identifier.
  public DuplicateId duplicateId() {
    return of(Setting.DUPLICATES);
  }

  /// How its requests are tied to it.
  public BindMode bind() {
    return of(Setting.BIND);
  }

  /// Whether texts for it are Chinese.
  public boolean chinese() {
    return of(Setting.CHINESE);
  }

  /// Whether it may read attributes marked as restricted.
  public boolean restricted() {
    return of(Setting.RESTRICTED);
  }

  /// The same for a peer of another generation.
  public PeerSettings with(Profile other) {
    return with(Setting.PROFILE, other);
  }

  /// The same with another way of treating taken identifiers.
  public PeerSettings with(DuplicateId other) {
    return with(Setting.DUPLICATES, other);
  }

  /// The same, strict or lenient.
  public PeerSettings withStrict(boolean other) {
    return with(Setting.STRICT, other);
  }

  /// The same, with or without permission for restricted attributes.
  public PeerSettings withRestricted(boolean other) {
    return with(Setting.RESTRICTED, other);
  }

  /// The same, tied by addresses.
  ///
  /// @param addresses ranges such as `192.0.2.0/24` or single addresses
  public PeerSettings boundTo(List<String> addresses) {
    return with(Setting.BIND, BindMode.CIDR).with(Setting.RANGES, addresses);
  }

  /// The same, tied by other means.
  ///
  /// @param mode the means
  /// @param fingerprint the SHA-256 of its certificate for [BindMode#CERT], otherwise empty
  public PeerSettings bound(BindMode mode, String fingerprint) {
    List<String> certificates = fingerprint.isEmpty() ? List.of() : List.of(fingerprint);
    return with(Setting.BIND, mode).with(Setting.CERTIFICATE, certificates);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PeerSettings that && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return texts().entrySet().stream().map(Object::toString).collect(Collectors.joining(", ", "PeerSettings[", "]"));
  }
}
