package org.openviid.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openviid.schema.ViidException;

/// Reads a server's certificate and private key from PEM files (RFC 7468), as authorities hand them out.
final class PemIdentity {
  /// Protects nothing: the store lives in memory only.
  static final String PASSWORD = "in-memory";

  private static final String ALIAS = "server";
  private static final Pattern KEY =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

  private PemIdentity() {}

  /// The certificate chain and the key.
  ///
  /// @throws ViidException when a file cannot be used, with what to do about it
  static KeyStore read(TlsSettings tls) {
    Certificate[] chain = chain(tls.certificate());
    PrivateKey key = key(tls.key(), chain[0].getPublicKey());
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry(ALIAS, key, PASSWORD.toCharArray(), chain);
      return store;
    } catch (GeneralSecurityException | IOException e) {
      throw new ViidException(e, "OV-2181", tls.certificate(), String.valueOf(e.getMessage()));
    }
  }

  private static Certificate[] chain(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      Collection<? extends Certificate> chain = CertificateFactory.getInstance("X.509").generateCertificates(in);
      if (chain.isEmpty()) {
        throw new ViidException("OV-2182", file);
      }
      return chain.toArray(Certificate[]::new);
    } catch (IOException | CertificateException e) {
      throw new ViidException(e, "OV-2183", file, String.valueOf(e.getMessage()));
    }
  }

  private static PrivateKey key(Path file, PublicKey counterpart) {
    try {
      Matcher pem = KEY.matcher(Files.readString(file, StandardCharsets.US_ASCII));
      if (!pem.find()) {
        throw new ViidException("OV-2184", file);
      }
      byte[] encoded = Base64.getMimeDecoder().decode(pem.group(1));
      PrivateKey key =
          KeyFactory.getInstance(counterpart.getAlgorithm()).generatePrivate(new PKCS8EncodedKeySpec(encoded));
      if (!belongTogether(key, counterpart)) {
        throw new ViidException("OV-2185", file);
      }
      return key;
    } catch (InvalidKeySpecException e) {
      throw new ViidException(e, "OV-2186", file, counterpart.getAlgorithm());
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      throw new ViidException(e, "OV-2187", file, String.valueOf(e.getMessage()));
    }
  }

  private static boolean belongTogether(PrivateKey key, PublicKey counterpart) throws GeneralSecurityException {
    String algorithm = switch (counterpart.getAlgorithm()) {
      case "RSA" -> "SHA256withRSA";
      case "EC" -> "SHA256withECDSA";
      default -> counterpart.getAlgorithm();
    };
    byte[] text = algorithm.getBytes(StandardCharsets.US_ASCII);
    Signature signature = Signature.getInstance(algorithm);
    signature.initSign(key);
    signature.update(text);
    byte[] signed = signature.sign();
    signature.initVerify(counterpart);
    signature.update(text);
    return signature.verify(signed);
  }
}
