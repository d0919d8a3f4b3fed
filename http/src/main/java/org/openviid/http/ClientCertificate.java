package org.openviid.http;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;

/// The certificate that a caller showed in the TLS handshake. Whose it is, a fingerprint says that was
/// agreed on beforehand; no authority vouches for it.
final class ClientCertificate {
  private ClientCertificate() {}

  /// The SHA-256 of the caller's certificate in lower-case hexadecimal digits; empty without one.
  static String fingerprint(Request request) {
    if (request.getAttribute(EndPoint.SslSessionData.ATTRIBUTE) instanceof EndPoint.SslSessionData session) {
      X509Certificate[] chain = session.peerCertificates();
      return chain == null || chain.length == 0 ? "" : fingerprint(chain[0]);
    }
    return "";
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
