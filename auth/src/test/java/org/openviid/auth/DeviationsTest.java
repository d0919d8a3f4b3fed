package org.openviid.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Headers as peers really send them: what is understood, and what is reported about it.
class DeviationsTest {
  record Case(String header, Set<Tolerance> expected) {}

  static List<Case> headers() {
    return List.of(
        new Case("""
            Digest username="u", realm="r", nonce="n", uri="/p", response="0a", qop=auth, nc=00000001, cnonce="c", \
            opaque="o", algorithm=MD5""", Set.of()),
        new Case("""
            digest username="u",realm="r",nonce="n",uri="/p",response="0a",qop=auth,nc=00000001,cnonce="c",opaque="o",\
            algorithm=MD5""", Set.of()),
        new Case("""
            DIGEST USERNAME = "u" , Realm ="r", nonce= "n", uri="/p", response="0a", qop=auth, nc=00000001, \
            cnonce="c", opaque="o", algorithm=MD5,""", Set.of()),
        new Case("""
            Digest username="u", realm="r", nonce="n", uri="/p", response="0a", qop="auth", nc=00000001, cnonce="c", \
            opaque="o", algorithm="MD5\"""", Set.of(Tolerance.QUOTED_TOKEN)),
        new Case("""
            Digest username=u, realm=r, nonce=n, uri=/p, response=0a, qop=auth, nc=00000001, cnonce=c, opaque=o, \
            algorithm=MD5""", Set.of(Tolerance.UNQUOTED_FIELD)),
        new Case("""
            Digest username="u" realm="r" nonce="n" uri="/p" response="0a" qop=auth nc=00000001 cnonce="c" opaque="o" \
            algorithm=MD5""", Set.of(Tolerance.MISSING_COMMA)),
        new Case("""
            Digest username="u", realm="r, nonce="n", uri="/p", response="0a", qop=auth, nc=00000001, cnonce="c", \
            opaque="o", algorithm=MD5""", Set.of(Tolerance.UNTERMINATED_FIELD)),
        new Case("""
            Digest username="u", realm="r", nonce="n", uri="/p", qop=auth, nc=00000001, cnonce="c", opaque="o", \
            algorithm=MD5, response="0a""", Set.of(Tolerance.UNTERMINATED_FIELD)),
        new Case("""
            Basic realm="x", Digest username="u", realm="r", nonce="n", uri="/p", response="0a", qop=auth, \
            nc=00000001, cnonce="c", opaque="o", algorithm=MD5""", Set.of()));
  }

  @ParameterizedTest
  @MethodSource("headers")
  void isUnderstoodAndNamed(Case testCase) {
    assertThat(Authorization.parse(testCase.header()))
        .isEqualTo(new Credentials(
            "u", "r", "n", "/p", "0a", "MD5", "auth", "00000001", "c", "o", testCase.expected()));
  }

  @Test
  void escapedCharactersAreUnescaped() {
    Credentials sent = (Credentials) Authorization.parse(
        "Digest username=\"a\\\"b\\\\c\", nonce=\"n\", uri=\"/p\", response=\"0a\", realm=\"x, y=\\\"z\\\"\"");

    assertThat(sent.userName()).isEqualTo("a\"b\\c");
    assertThat(sent.realm()).isEqualTo("x, y=\"z\"");
  }

  @Test
  void extendedUserNameIsDecoded() {
    Credentials sent = (Credentials) Authorization.parse(
        "Digest username*=UTF-8''%e7%9b%b8%e6%9c%ba+1, nonce=\"n\", uri=\"/p\", response=\"0a\", realm=\"r\"");

    assertThat(sent.userName()).isEqualTo("相机+1");
    assertThat(sent.tolerances()).doesNotContain(Tolerance.UNQUOTED_FIELD);
  }

  @ParameterizedTest
  @MethodSource("brokenUserNames")
  void brokenExtendedUserNameNamesNobody(String field) {
    assertThat(Authorization.parse("Digest " + field + ", nonce=\"n\", uri=\"/p\", response=\"0a\""))
        .isEqualTo(new Authorization.Unusable(Authorization.Problem.MISSING_FIELD, "username"));
  }

  static List<String> brokenUserNames() {
    return List.of("username*=UTF-8''%e", "username*=latin1''a", "username*=a", "username*=UTF-8''a%0d%0ab");
  }

  @Test
  void controlCharactersMakeAHeaderUnusable() {
    assertThat(Authorization.parse("Digest username=\"a\r\nb\""))
        .isEqualTo(new Authorization.Unusable(Authorization.Problem.HOSTILE, ""));
    assertThat(Challenge.parse("Digest realm=\"a\u0000\", nonce=\"n\"")).isEmpty();
  }

  @Test
  void challengesOfRealServersAreRead() {
    assertThat(Challenge.parse("Digest realm=\"easy1400.ch@com\",qop=\"auth\",nonce=\"n\",opaque=\"o\""))
        .containsExactly(new Challenge("easy1400.ch@com", "n", "o", DigestAlgorithm.MD5, true, false));
    assertThat(Challenge.parse(
        "Digest realm=\"VIID API\", nonce=\"n\", algorithm=\"MD5\", qop=auth, stale=\"TRUE\""))
        .containsExactly(new Challenge("VIID API", "n", null, DigestAlgorithm.MD5, true, true));
    assertThat(Challenge.parse("Negotiate, Digest realm=\"r\", nonce=\"n\", qop=\"\""))
        .containsExactly(new Challenge("r", "n", null, DigestAlgorithm.MD5, false, false));
  }
}
