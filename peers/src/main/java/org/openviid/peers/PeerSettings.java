package org.openviid.peers;

import java.util.List;
import org.openviid.schema.Profile;

/// How a peer is dealt with.
///
/// @param profile the generation of the standard it speaks
/// @param strict whether deviations are refused instead of tolerated
/// @param duplicateId what to do with captures under a taken identifier
/// @param bind how its requests are tied to it
/// @param ranges the addresses for [BindMode#CIDR], such as `192.0.2.0/24`
/// @param certificate for [BindMode#CERT], the SHA-256 of its client certificate in lower-case
///     hexadecimal digits; empty for none
/// @param chinese whether texts for it are Chinese
/// @param statusCodeAsText whether StatusCode is sent to it as text
/// @param restricted whether it may read attributes marked as restricted
/// @param sha256 whether it is offered SHA-256 beside MD5 when it logs in; some devices understand only
///     a single challenge
public record PeerSettings(
    Profile profile,
    boolean strict,
    DuplicateId duplicateId,
    BindMode bind,
    List<String> ranges,
    String certificate,
    boolean chinese,
    boolean statusCodeAsText,
    boolean restricted,
    boolean sha256) {
  /// What a peer gets that nothing else is configured for.
  public static final PeerSettings DEFAULT =
      new PeerSettings(
          Profile.GAT1400, false, DuplicateId.KEEP_BOTH, BindMode.ANY_REGISTERED, List.of(), "",
          true, false, false, false);

  /// Copies the list and checks the ranges.
  ///
  /// @throws PeerException when a range is none
  public PeerSettings {
    ranges = List.copyOf(ranges);
    ranges.forEach(AddressRange::parse);
  }

  /// The same for a peer of another generation.
  public PeerSettings with(Profile other) {
    return new PeerSettings(
        other, strict, duplicateId, bind, ranges, certificate, chinese, statusCodeAsText, restricted, sha256);
  }

  /// The same with another way of treating taken identifiers.
  public PeerSettings with(DuplicateId other) {
    return new PeerSettings(
        profile, strict, other, bind, ranges, certificate, chinese, statusCodeAsText, restricted, sha256);
  }

  /// The same, strict or lenient.
  public PeerSettings withStrict(boolean other) {
    return new PeerSettings(
        profile, other, duplicateId, bind, ranges, certificate, chinese, statusCodeAsText, restricted,
        sha256);
  }

  /// The same, with or without permission for restricted attributes.
  public PeerSettings withRestricted(boolean other) {
    return new PeerSettings(
        profile, strict, duplicateId, bind, ranges, certificate, chinese, statusCodeAsText, other, sha256);
  }

  /// The same, tied by addresses.
  ///
  /// @param addresses ranges such as `192.0.2.0/24` or single addresses
  public PeerSettings boundTo(List<String> addresses) {
    return new PeerSettings(
        profile, strict, duplicateId, BindMode.CIDR, addresses, certificate, chinese, statusCodeAsText,
        restricted, sha256);
  }

  /// The same, tied by other means.
  ///
  /// @param mode the means
  /// @param fingerprint the SHA-256 of its certificate for [BindMode#CERT], otherwise empty
  public PeerSettings bound(BindMode mode, String fingerprint) {
    return new PeerSettings(
        profile, strict, duplicateId, mode, ranges, fingerprint, chinese, statusCodeAsText, restricted,
        sha256);
  }
}
