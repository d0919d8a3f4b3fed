package org.openviid.peers;

import java.net.InetAddress;

/// A range of IP addresses, such as `192.0.2.0/24`, or a single one.
///
/// @param network an address of the range
/// @param bits how many leading bits all its addresses share
public record AddressRange(InetAddress network, int bits) {

  /// Reads a range; names are not looked up.
  ///
  /// @throws PeerException when it is none
  public static AddressRange parse(String text) {
    int slash = text.indexOf('/');
    try {
      InetAddress network = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
      int all = network.getAddress().length * 8;
      int bits = slash < 0 ? all : Integer.parseInt(text.substring(slash + 1));
      if (bits < 0 || bits > all) {
        throw new PeerException("OV-1806", text, all);
      }
      return new AddressRange(network, bits);
    } catch (IllegalArgumentException e) {
      throw new PeerException(e, "OV-1807", text);
    }
  }

  /// Whether the address, in text without port, lies within.
  public boolean contains(String address) {
    byte[] inside = network.getAddress();
    byte[] asked;
    try {
      asked = InetAddress.ofLiteral(address).getAddress();
    } catch (IllegalArgumentException e) {
      return false; // such as the name of a Unix socket
    }
    if (asked.length != inside.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> (bit & 7);
      if ((inside[bit >> 3] & mask) != (asked[bit >> 3] & mask)) {
        return false;
      }
    }
    return true;
  }
}
