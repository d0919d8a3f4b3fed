package org.openviid.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.openviid.peers.AddressRange;

/// Where a request comes from: the other end of its connection, or, when that is a proxy of ours, what
/// the proxy says. Immutable.
final class ClientAddress {
  private final List<AddressRange> proxies;

  /// @param proxies the addresses whose `X-Forwarded-For` is believed; empty for none
  ClientAddress(List<AddressRange> proxies) {
    this.proxies = List.copyOf(proxies);
  }

  /// The address, without port.
  String of(Request request) {
    String peer = remote(request);
    if (proxies.isEmpty() || !isProxy(peer)) {
      return peer;
    }
    return forwarded(request.getHeaders(), peer);
  }

  private static String remote(Request request) {
    return request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress address
            && address.getAddress() != null
        ? plain(address.getAddress())
        : "";
  }

  private static String plain(InetAddress address) {
    String text = address.getHostAddress();
    int zone = text.indexOf('%');
    return zone < 0 ? text : text.substring(0, zone);
  }

  /// The last hop that is none of our proxies: what stands before it anybody may have written.
  private String forwarded(HttpFields headers, String peer) {
    List<String> hops = headers.getCSV(HttpHeader.X_FORWARDED_FOR, false);
    String client = peer;
    for (String hop : hops.reversed()) {
      if (!isAddress(hop)) {
        return client;
      }
      client = hop;
      if (!isProxy(hop)) {
        return client;
      }
    }
    return client;
  }

  private static boolean isAddress(String text) {
    try {
      InetAddress.ofLiteral(text);
      return true;
    } catch (IllegalArgumentException _) {
      return false; // a name, a port behind it, or nonsense: the proxy cannot have meant it
    }
  }

  private boolean isProxy(String address) {
    return proxies.stream().anyMatch(range -> range.contains(address));
  }
}
