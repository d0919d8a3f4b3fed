package org.openviid.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Cameras that are refused: an operator sees why, and lets them in.
class PendingIT {
  private static final String CAMERA = "33010600001190000001";
  private static final Pattern PASSWORD = Pattern.compile("(?m)^password (\\S+)");

  @TempDir Path folder;

  private static String password(String answer) {
    Matcher matcher = PASSWORD.matcher(answer);
    assertThat(matcher.find()).as(answer).isTrue();
    return matcher.group(1);
  }

  @Test
  void aCameraWithoutAnAccountIsSeenAndAcceptedWithThePasswordItHas() throws Exception {
    try (OperatedLibrary library = OperatedLibrary.start(folder)) {
      assertThat(library.camera(CAMERA).register("admin", "cam-pass").statusCode()).isEqualTo(401);

      String pending = library.run("peer", "pending", "password=cam-pass");
      assertThat(pending)
          .contains(CAMERA + " from 127.0.0.1, user admin: ")
          .contains("没有用户名为 'admin' 的账号")
          .contains("there is no account with the user name 'admin'")
          .contains("as its fields demand  <== this is what came")
          .contains("openviid peer accept " + CAMERA)
          .doesNotContain("cam-pass");

      assertThat(library.run("peer", "accept", CAMERA, "password=wrong-guess")).contains("it is NOT the password");
      assertThat(library.camera(CAMERA).register("admin", "cam-pass").statusCode()).isEqualTo(401);
      assertThat(library.run("peer", "accept", CAMERA, "password=cam-pass")).contains("its next attempt succeeds");

      assertThat(library.camera(CAMERA).register("admin", "cam-pass").statusCode()).isEqualTo(200);
      assertThat(library.run("peer", "pending")).isEqualTo("nobody is waiting\n");
      library.restart();
      assertThat(library.camera(CAMERA).register("admin", "cam-pass").statusCode()).isEqualTo(200);
      assertThatThrownBy(() -> library.run("peer", "accept", CAMERA)).hasMessageContaining("OV-2401");
    }
  }

  @Test
  void aWrongPasswordIsShownWithTheDigestEachWayAndReplaced() throws Exception {
    try (OperatedLibrary library = OperatedLibrary.start(folder)) {
      library.run("peer", "add", CAMERA, "password=right");
      for (int i = 0; i < 8; i++) {
        library.camera(CAMERA).register("typo");
      }

      assertThat(library.run("peer", "pending", CAMERA, "lang=en"))
          .contains("another password, or another way of computing it")
          .contains("8 times")
          .contains("with the account's password:")
          .contains("without qop, as RFC 2069")
          .containsPattern("response [0-9a-f]{32}")
          .doesNotContain("<==")
          .doesNotContain("right");
      assertThat(library.run("peer", "show", CAMERA)).containsPattern("refused +the digest of user");

      String password = password(library.run("peer", "accept", CAMERA));

      assertThat(library.camera(CAMERA).register(password).statusCode()).as("no longer locked out").isEqualTo(200);
    }
  }

  @Test
  void aCameraThatNeverLogsInIsSeen() throws Exception {
    try (OperatedLibrary library = OperatedLibrary.start(folder)) {
      assertThat(library.camera(CAMERA).keepalive().statusCode()).isEqualTo(401);

      assertThat(library.run("peer", "pending")).contains(CAMERA + " from 127.0.0.1: 1 times").contains("OV-1820");

      String password = password(library.run("peer", "accept", CAMERA, "preset=hikvision"));
      assertThat(library.camera(CAMERA).register(password).statusCode()).isEqualTo(200);
      assertThat(library.run("peer", "show", CAMERA)).containsPattern("preset +hikvision");
    }
  }

  @Test
  void aStrictPeerIsLetInWithTheDepartureItNeeds() throws Exception {
    try (OperatedLibrary library = OperatedLibrary.start(folder)) {
      library.run("peer", "add", CAMERA, "password=p", "strict=true");
      assertThat(library.camera(CAMERA).withoutOpaque().register("p").statusCode()).isEqualTo(403);

      assertThat(library.run("peer", "pending")).contains("OV-1825").contains("missing-opaque");
      assertThat(library.run("peer", "accept", CAMERA)).contains("tolerated from " + CAMERA + ": missing-opaque");

      assertThat(library.camera(CAMERA).withoutOpaque().register("p").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void aCameraThatRegisteredWithTheSharedPasswordIsAcknowledged() throws Exception {
    try (OperatedLibrary library = OperatedLibrary.start(folder, "", "together")) {
      library.camera(CAMERA).register("together");
      assertThat(library.run("peer", "pending")).contains(CAMERA + " registered by itself");
      library.restart();

      assertThat(library.run("peer", "accept", CAMERA, "preset=dahua")).isEqualTo("confirmed " + CAMERA + "\n");

      assertThat(library.run("peer", "list")).doesNotContain("unconfirmed");
      assertThat(library.camera(CAMERA).keepalive().statusCode()).as("its registration stays").isEqualTo(200);
    }
  }
}
