package org.openviid.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openviid.http.RawClient.Answer;

/// The fields of an Authorization header that are computed by hand, so that each can be made wrong.
///
/// @param user the account
/// @param password its password
/// @param realm under which the password is hashed
/// @param nonce of the challenge
/// @param uri that is hashed and sent
/// @param method that is hashed
/// @param nc the nonce count
record Login(
    String user, String password, String realm, String nonce, String uri, String method, String nc) {
  private static final Pattern NONCE = Pattern.compile("nonce=\"([^\"]+)\"");
  private static final String CNONCE = "7c1d2e9a";

  /// The right answer of the camera to the challenge in an answer.
  static Login of(Answer challenged) {
    return new Login(
        TestServer.CAMERA,
        TestServer.PASSWORD,
        TestServer.REALM,
        nonce(challenged),
        "/VIID/System/Register",
        "POST",
        "00000001");
  }

  static String nonce(Answer challenged) {
    Matcher matcher = NONCE.matcher(challenged.header("WWW-Authenticate").orElseThrow());
    if (!matcher.find()) {
      throw new AssertionError("no nonce in " + challenged);
    }
    return matcher.group(1);
  }

  Login withUser(String other) {
    return new Login(other, password, realm, nonce, uri, method, nc);
  }

  Login withPassword(String other) {
    return new Login(user, other, realm, nonce, uri, method, nc);
  }

  Login withNonce(String other) {
    return new Login(user, password, realm, other, uri, method, nc);
  }

  Login withUri(String other) {
    return new Login(user, password, realm, nonce, other, method, nc);
  }

  Login withMethod(String other) {
    return new Login(user, password, realm, nonce, uri, other, nc);
  }

  Login withNc(String other) {
    return new Login(user, password, realm, nonce, uri, method, other);
  }

  private String ha1() {
    return md5(user + ":" + realm + ":" + password);
  }

  private String response(String ha2) {
    return md5(ha1() + ":" + nonce + ":" + nc + ":" + CNONCE + ":auth:" + ha2);
  }

  /// What the server proves itself with.
  String rspauth() {
    return response(md5(":" + uri));
  }

  /// The header line.
  String line() {
    return "Authorization: Digest username=\"%s\", realm=\"%s\", nonce=\"%s\", uri=\"%s\", qop=auth, nc=%s, "
            .formatted(user, realm, nonce, uri, nc)
        + "cnonce=\"%s\", response=\"%s\", algorithm=MD5\r\n"
            .formatted(CNONCE, response(md5(method + ":" + uri)));
  }

  static String md5(String text) {
    try {
      byte[] hash = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
