package org.openviid.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.Set;
import org.junit.jupiter.api.Test;

/// The examples of the RFCs, and one that was made with another implementation.
class RfcExamplesTest {
  private static Credentials credentials(String header) {
    return (Credentials) Authorization.parse(header);
  }

  @Test
  void rfc2617Section35() {
    Credentials sent = credentials("""
        Digest username="Mufasa", realm="testrealm@host.com", nonce="dcd98b7102dd2f0e8b11d0f600bfb0c093", \
        uri="/dir/index.html", qop=auth, nc=00000001, cnonce="0a4f113b", \
        response="6629fae49393a05397450978507c4ef1", opaque="5ccc069c403ebaf9f0171e9517f40e41\"""");
    Ha1 ha1 = Ha1.of(DigestAlgorithm.MD5, "Mufasa", "testrealm@host.com", "Circle Of Life");

    assertThat(ha1.hex()).isEqualTo("939e7578ed9e3c518a452acee763bce9");
    assertThat(RequestDigest.of(ha1, sent).response("GET")).isEqualTo(sent.response());
    assertThat(sent.tolerances()).containsExactly(Tolerance.MISSING_ALGORITHM);
  }

  @Test
  void rfc7616Section391WithSha256() {
    Credentials sent = credentials("""
        Digest username="Mufasa", realm="http-auth@example.org", uri="/dir/index.html", algorithm=SHA-256, \
        nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", nc=00000001, \
        cnonce="f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ", qop=auth, \
        response="753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1", \
        opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\"""");
    Ha1 ha1 = Ha1.of(DigestAlgorithm.SHA_256, "Mufasa", "http-auth@example.org", "Circle of Life");

    assertThat(RequestDigest.of(ha1, sent).response("GET")).isEqualTo(sent.response());
    assertThat(sent.tolerances()).isEmpty();
  }

  @Test
  void rfc7616Section391WithMd5() {
    Credentials sent = credentials("""
        Digest username="Mufasa", realm="http-auth@example.org", uri="/dir/index.html", algorithm=MD5, \
        nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", nc=00000001, \
        cnonce="f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ", qop=auth, \
        response="8ca523f5e9506fed4657c9700eebdbec", opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\"""");
    Ha1 ha1 = Ha1.of(DigestAlgorithm.MD5, "Mufasa", "http-auth@example.org", "Circle of Life");

    assertThat(RequestDigest.of(ha1, sent).response("GET")).isEqualTo(sent.response());
  }

  @Test
  void rfc7616Section391ChallengesAreBothRead() {
    String header = """
        Digest realm="http-auth@example.org", qop="auth, auth-int", algorithm=SHA-256, \
        nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS", \
        Digest realm="http-auth@example.org", qop="auth, auth-int", algorithm=MD5, \
        nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\"""";

    assertThat(Challenge.parse(header))
        .extracting(Challenge::algorithm, Challenge::qop)
        .containsExactly(
            tuple(DigestAlgorithm.SHA_256, true),
            tuple(DigestAlgorithm.MD5, true));
  }

  @Test
  void workedExampleOfRegistration() {
    Credentials sent = credentials("""
        Digest username="34020000001190000001", realm="viid", nonce="0f3c9b1d5a7e4f0c8e21", \
        uri="/VIID/System/Register", qop=auth, nc=00000001, cnonce="7c1d2e9a", \
        response="ad7685dab9c38b3e8215ccb9f81874ec", opaque="5ccc069c403ebaf9", algorithm=MD5""");
    Ha1 ha1 = Ha1.of(DigestAlgorithm.MD5, "34020000001190000001", "viid", "Pwd@2026");

    assertThat(ha1.hex()).isEqualTo("4e831d702e7605cf0d3cd5ffba9e5264");
    assertThat(RequestDigest.of(ha1, sent).response("POST")).isEqualTo(sent.response());
    assertThat(RequestDigest.of(ha1, sent).withoutQop().response("POST"))
        .isEqualTo("be3bbc9929b7b199b6dd2bfcca8baa98");
    assertThat(sent.tolerances()).isEmpty();
  }

  @Test
  void capturedRegistrationIsReadWithItsQuotedAlgorithm() {
    Credentials sent = credentials("""
        Digest username="34078100001190001002", realm="12312312315031231231", nonce="zWq5D1nFFUa71Ni9", \
        uri="/VIID/System/Register", algorithm="MD5", qop=auth, nc=00000001, cnonce="0a4f113b", \
        response="72ad0bd84ec2ff10acf0c310b3beab16", opaque="BSTjT6ow+VLrnu4k\"""");

    assertThat(sent)
        .isEqualTo(new Credentials(
            "34078100001190001002", "12312312315031231231", "zWq5D1nFFUa71Ni9", "/VIID/System/Register",
            "72ad0bd84ec2ff10acf0c310b3beab16", "MD5", "auth", "00000001", "0a4f113b", "BSTjT6ow+VLrnu4k",
            Set.of(Tolerance.QUOTED_TOKEN)));
  }
}
