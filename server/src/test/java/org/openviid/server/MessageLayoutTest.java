package org.openviid.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class MessageLayoutTest {
  @Test
  void oneLineOfJsonBecomesSeveral() {
    assertThat(MessageLayout.of("{\"a\":[1,{\"b\":\"x,{]\\\"}\"}],\"c\":{}}"))
        .isEqualTo(
            """
            {
              "a":[
                1,
                {
                  "b":"x,{]\\"}"
                }
              ],
              "c":{
               \s
              }
            }""");
  }

  @Test
  void whatHasSeveralLinesOrIsNoMessageStays() {
    assertThat(MessageLayout.of("{\n\"a\":1}")).isEqualTo("{\n\"a\":1}");
    assertThat(MessageLayout.of("hello, {world}")).isEqualTo("hello, {world}");
    assertThat(MessageLayout.of("")).isEmpty();
    assertThat(MessageLayout.of("<a><b>1</b></a>")).isEqualTo("<a>\n<b>1</b>\n</a>");
  }

  @Test
  void nothingButWhiteSpaceIsAddedToWhateverComes() {
    Random random = new Random(4);
    String letters = "{}[],:\"\\ax1";
    for (int round = 0; round < 2_000; round++) {
      StringBuilder message = new StringBuilder("{");
      for (int i = random.nextInt(60); i > 0; i--) {
        message.append(letters.charAt(random.nextInt(letters.length())));
      }
      assertThat(MessageLayout.of(message.toString()).replaceAll("\\s", "")).isEqualTo(message.toString());
    }
  }
}
