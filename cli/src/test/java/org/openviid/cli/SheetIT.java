package org.openviid.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openviid.server.Administration;
import org.openviid.server.ServerIdentity;

/// The sheet that one types into a camera says the same to a shell.
class SheetIT {
  private static final String CAMERA = "33010600001190000007";

  @TempDir Path folder;

  private static String pasted(String sheet) throws IOException, InterruptedException {
    String commands = sheet.substring(sheet.indexOf("手工测试") + "手工测试".length());
    ProcessBuilder builder = new ProcessBuilder("bash", "-c", commands).redirectErrorStream(true);
    builder.environment().put("no_proxy", "*");
    Process shell = builder.start();
    String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(shell.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return output;
  }

  private static boolean hasCurl() throws IOException, InterruptedException {
    return new ProcessBuilder("bash", "-c", "command -v curl").start().waitFor() == 0;
  }

  private String sheet(String id, Administration.SheetPassword password) {
    return Administration.sheet(folder, folder.resolve(ServerIdentity.CONFIG_FILE), id, password);
  }

  @Test
  void theCurlLinesWorkAsTheyArePasted() throws Exception {
    assumeTrue(hasCurl());
    Path secret = Files.writeString(folder.resolve("pass word.txt"), "it's $ecret\n");
    try (OperatedLibrary library = OperatedLibrary.start(folder)) {
      library.run("peer", "add", CAMERA, "user=cam 7", "password=it's $ecret");
      String sheet = sheet(CAMERA, new Administration.SheetPassword(secret, ""));
      assertThat(sheet).contains("cam 7").contains(OperatedLibrary.ID).contains(Integer.toString(library.port())).doesNotContain("ecret\n");

      String output = pasted(sheet);

      List<String> answers = output.lines().filter(line -> line.startsWith("{")).toList();
      assertThat(answers).as(output).hasSize(5);
      assertThat(answers.get(0)).contains("\"StatusCode\":0").contains(CAMERA);
      assertThat(answers.get(1)).contains("\"StatusCode\":0");
      assertThat(answers.get(2)).contains("SystemTimeObject");
      assertThat(answers.get(3)).contains("\"StatusCode\":0").contains(CAMERA + "02");
      assertThat(answers.get(4)).contains("浙A12345").contains("iVBORw0KGgo");
      assertThat(library.run("peer", "findings", CAMERA)).as("curl departs from nothing").contains("nothing departs");
    }
  }

  @Test
  void thePasswordThatWasMadeUpStandsInTheSheet() throws Exception {
    assumeTrue(hasCurl());
    try (OperatedLibrary library = OperatedLibrary.start(folder)) {
      String added = library.run("peer", "add", CAMERA);
      String password = added.replaceAll("(?s).*password (\\S+).*", "$1");

      String output = pasted(sheet(CAMERA, new Administration.SheetPassword(null, password)));

      assertThat(output).contains("浙A12345").doesNotContain("\"StatusCode\":4");
    }
  }

  @Test
  void withoutAServerTheSheetSaysWhatIsConfigured() throws Exception {
    ServerIdentity.write(folder, OperatedLibrary.ID);
    Files.writeString(folder.resolve(ServerIdentity.CONFIG_FILE), "listen: {host: 192.0.2.10, port: 8123}\n", StandardOpenOption.APPEND);

    assertThat(sheet("", new Administration.SheetPassword(null, "")))
        .contains("192.0.2.10").contains("8123").contains(OperatedLibrary.ID).contains("http://192.0.2.10:8123/VIID");
  }
}
