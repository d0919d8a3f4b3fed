package org.openviid.server;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.openviid.peers.AddressRange;
import org.openviid.peers.PeerException;
import org.openviid.schema.ViidException;

/// Where pictures may be fetched from: hosts that are listed by name, and addresses that are listed by range.
/// A name alone never leads into a private network, to this machine or to a link-local service, whatever it
/// is resolved to. Immutable.
final class FetchAdmission {
  private static final List<AddressRange> RESERVED =
      List.of(
          AddressRange.parse("0.0.0.0/8"),
          AddressRange.parse("100.64.0.0/10"),
          AddressRange.parse("192.0.0.0/24"),
          AddressRange.parse("198.18.0.0/15"),
          AddressRange.parse("240.0.0.0/4"),
          AddressRange.parse("64:ff9b::/96"),
          AddressRange.parse("2002::/16"),
          AddressRange.parse("fc00::/7"));

  private final List<String> names = new ArrayList<>();
  private final List<AddressRange> ranges = new ArrayList<>();

  private FetchAdmission() {}

  /// The admission of a configured list.
  ///
  /// @param entries host names, names such as `*.example.org`, and ranges such as `192.0.2.0/24`
  /// @throws ViidException when one is none of these
  static FetchAdmission of(List<String> entries) {
    FetchAdmission admission = new FetchAdmission();
    for (String entry : entries) {
      String name = entry.toLowerCase(Locale.ROOT);
      if (name.matches("(\\*\\.)?[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*") && !name.matches("[0-9.]+")) {
        admission.names.add(name);
      } else {
        admission.ranges.add(range(entry));
      }
    }
    return admission;
  }

  private static AddressRange range(String entry) {
    try {
      return AddressRange.parse(entry);
    } catch (PeerException e) {
      throw new ViidException(e, "OV-2376", entry);
    }
  }

  /// Whether the host is listed by its name.
  boolean admitsName(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    return names.stream().anyMatch(each -> each.startsWith("*.") ? name.endsWith(each.substring(1)) : name.equals(each));
  }

  /// Whether the address is listed.
  boolean admits(InetAddress address) {
    return ranges.stream().anyMatch(range -> range.contains(address.getHostAddress().replaceAll("%.*", "")));
  }

  /// Whether the address may be used for a host that is listed by its name.
  boolean admitsForName(InetAddress address) {
    return admits(address) || isPublic(address);
  }

  private static boolean isPublic(InetAddress address) {
    boolean special =
        address.isAnyLocalAddress()
            || address.isLoopbackAddress()
            || address.isLinkLocalAddress()
            || address.isSiteLocalAddress()
            || address.isMulticastAddress()
            || (address instanceof Inet6Address six && six.isIPv4CompatibleAddress());
    String text = address.getHostAddress().replaceAll("%.*", "");
    return !special && RESERVED.stream().noneMatch(range -> range.contains(text));
  }
}
