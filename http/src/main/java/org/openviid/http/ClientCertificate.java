package org.openviid.http;

import java.io.ByteArrayInputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;

/// The certificate that a caller showed in the TLS handshake, with us or with a proxy of ours. Whose it is, a
/// fingerprint says that was agreed on beforehand; no authority vouches for it. Immutable.
final class ClientCertificate {
  private static final Pattern SHA256 = Pattern.compile("[0-9a-fA-F]{64}");

  private final ClientAddress addresses;
  private final String header;

  /// @param addresses knows our proxies
  /// @param header in which they pass the certificate: its SHA-256, or itself as PEM with percent-encoding; empty
  ///     for none
  ClientCertificate(ClientAddress addresses, String header) {
    this.addresses = addresses;
    this.header = header;
  }

  /// The SHA-256 of the caller's certificate in lower-case hexadecimal digits; empty without one.
  String fingerprint(Request request) {
    if (request.getAttribute(EndPoint.SslSessionData.ATTRIBUTE) instanceof EndPoint.SslSessionData session) {
      X509Certificate[] chain = session.peerCertificates();
      if (chain != null && chain.length > 0) {
        return fingerprint(chain[0]);
      }
    }
    String passed = header.isEmpty() || !addresses.isOfProxy(request) ? null : request.getHeaders().get(header);
    return passed == null ? "" : passed(passed.strip());
  }

  private static String passed(String value) {
    String digits = value.replace(":", "");
    if (SHA256.matcher(digits).matches()) {
      return digits.toLowerCase(Locale.ROOT);
    }
    try {
      byte[] pem = URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
      return CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem))
              instanceof X509Certificate certificate
          ? fingerprint(certificate)
          : "";
    } catch (CertificateException | IllegalArgumentException e) {
      return ""; // whoever passes nonsense shows no certificate
    }
  }

  static String fingerprint(X509Certificate certificate) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException | CertificateEncodingException e) {
      throw new IllegalStateException("a certificate that was used has no fingerprint", e);
    }
  }
}
