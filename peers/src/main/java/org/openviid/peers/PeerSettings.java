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
/// @param chinese whether texts for it are Chinese
/// @param statusCodeAsText whether StatusCode is sent to it as text
/// @param restricted whether it may read attributes marked as restricted
public record PeerSettings(
    Profile profile,
    boolean strict,
    DuplicateId duplicateId,
    BindMode bind,
    List<String> ranges,
    boolean chinese,
    boolean statusCodeAsText,
    boolean restricted) {
  /// What a peer gets that nothing else is configured for.
  public static final PeerSettings DEFAULT =
      new PeerSettings(
          Profile.GAT1400, false, DuplicateId.KEEP_BOTH, BindMode.ANY_REGISTERED, List.of(), true, false, false);

  /// Copies the list.
  public PeerSettings {
    ranges = List.copyOf(ranges);
  }
}
