package org.openviid.http;

import java.nio.file.Path;

/// How the server speaks TLS, beside plain HTTP. Immutable.
///
/// @param port to listen on, 0 for any free one
/// @param certificate PEM file with the server's certificate, followed by those that vouch for it
/// @param key PEM file with the private key as PKCS#8, not encrypted
public record TlsSettings(int port, Path certificate, Path key) {
  /// Reads both files, so that what is wrong with them is known before anything has begun.
  ///
  /// @throws org.openviid.schema.ViidException when one cannot be used, with what to do about it
  public void check() {
    PemIdentity.read(this);
  }
}
