package org.openviid.http;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/// Where and how the server listens. Immutable.
///
/// @param host the address to listen on
/// @param port the port, 0 for any free one
/// @param serverId the 20-digit identifier of this library
/// @param zone of the times on the wire
/// @param proxies the addresses whose `X-Forwarded-For` is believed, such as `192.0.2.0/24`; empty for none
/// @param pictureBase what stands before the addresses of pictures, such as `http://192.0.2.10:8400`; empty to
///     take the address that the receiver itself has used
/// @param limits how much a caller may use
/// @param tls how it listens for TLS as well; empty for not at all
/// @param certificateHeader the header in which those proxies pass the client certificate of a TLS connection that
///     ends at them; empty for none
public record HttpSettings(
    String host,
    int port,
    String serverId,
    ZoneOffset zone,
    List<String> proxies,
    String pictureBase,
    HttpLimits limits,
    Optional<TlsSettings> tls,
    String certificateHeader) {
  /// Copies the list.
  public HttpSettings {
    proxies = List.copyOf(proxies);
  }

  /// Where no proxy passes client certificates.
  public HttpSettings(
      String host,
      int port,
      String serverId,
      ZoneOffset zone,
      List<String> proxies,
      String pictureBase,
      HttpLimits limits,
      Optional<TlsSettings> tls) {
    this(host, port, serverId, zone, proxies, pictureBase, limits, tls, "");
  }

  /// On any free port of this machine alone, with Beijing time and the default limits.
  public static HttpSettings loopback(String serverId) {
    return new HttpSettings(
        "127.0.0.1", 0, serverId, ZoneOffset.ofHours(8), List.of(), "", HttpLimits.DEFAULT, Optional.empty());
  }

  /// With other limits.
  public HttpSettings withLimits(HttpLimits other) {
    return new HttpSettings(
        host, port, serverId, zone, proxies, pictureBase, other, tls, certificateHeader);
  }
}
