package org.openviid.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HexFormat;
import org.openviid.schema.ViidException;

/// A certificate in a file, PEM or DER.
///
/// @param fingerprint its SHA-256 in lower-case hexadecimal digits
/// @param until when it expires
public record CertificateFile(String fingerprint, Instant until) {
  /// Reads the first certificate of a file.
  ///
  /// @throws ViidException when there is none
  public static CertificateFile read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      X509Certificate certificate =
          (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
      return new CertificateFile(HexFormat.of().formatHex(digest), certificate.getNotAfter().toInstant());
    } catch (IOException | CertificateException e) {
      throw new ViidException(e, "OV-2407", file, String.valueOf(e.getMessage()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
