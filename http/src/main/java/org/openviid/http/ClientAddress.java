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

  /// Whether the other end of the connection is a proxy of ours.
  boolean isOfProxy(Request request) {
    return isProxy(remote(request));
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

  /// The last hop that is none of our proxies: what stands before it anybody may have written. A name, a
  /// port behind an address, or nonsense ends the search, as no proxy of ours means it.
  private String forwarded(HttpFields headers, String peer) {
    String client = peer;
    for (String hop : headers.getCSV(HttpHeader.X_FORWARDED_FOR, false).reversed()) {
      try {
        client = plain(InetAddress.ofLiteral(hop));
      } catch (IllegalArgumentException _) {
        return client;
      }
      if (!isProxy(client)) {
        return client;
      }
    }
    return client;
  }

  private boolean isProxy(String address) {
    return proxies.stream().anyMatch(range -> range.contains(address));
  }
}
