package org.openviid.wire;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/// Where a server listens.
///
/// @param host its name or address, IPv6 without brackets
/// @param port its TCP port
/// @param tls whether it speaks HTTPS
public record Endpoint(String host, int port, boolean tls) {
  private static final int HTTP = 80;
  private static final int HTTPS = 443;

  /// The endpoint of a URL such as `http://192.0.2.10:1400`; what follows is left out.
  ///
  /// @throws WireException when it is no HTTP URL
  public static Endpoint of(String url) {
    try {
      URI uri = new URI(url);
      String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
      boolean tls = scheme.equals("https");
      String host = uri.getHost();
      if (host == null || !(tls || scheme.equals("http"))) {
        throw new WireException("OV-2300", url);
      }
      int port = uri.getPort() >= 0 ? uri.getPort() : tls ? HTTPS : HTTP;
      return new Endpoint(host.startsWith("[") ? host.substring(1, host.length() - 1) : host, port, tls);
    } catch (URISyntaxException e) {
      throw new WireException(e, "OV-2301", url);
    }
  }

  /// The value of the `Host` header.
  String authority() {
    String name = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    return port == (tls ? HTTPS : HTTP) ? name : name + ":" + port;
  }

  @Override
  public String toString() {
    return (tls ? "https://" : "http://") + authority();
  }
}
