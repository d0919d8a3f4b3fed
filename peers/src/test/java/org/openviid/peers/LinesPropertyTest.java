package org.openviid.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LinesPropertyTest {
  @Test
  void whatIsWrittenIsReadTheSame() {
    for (int seed = 0; seed < 2_000; seed++) {
      Random random = new Random(seed);
      Map<String, String> fields = new LinkedHashMap<>();
      for (int i = random.nextInt(6); i > 0; i--) {
        fields.put("key" + i, text(random));
      }

      assertThat(Lines.decode(Lines.encode(fields))).as("seed %d", seed).containsExactlyEntriesOf(fields);
    }
  }

  @Test
  void noBytesMakeReadingFail() {
    for (int seed = 0; seed < 2_000; seed++) {
      byte[] bytes = new byte[seed % 40];
      new Random(seed).nextBytes(bytes);

      assertThat(Lines.decode(bytes)).as("seed %d", seed).isNotNull();
    }
  }

  @Test
  void formIsReadableAndStable() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("id", "34020000001190000001");
    fields.put("note", "a=b\\c\nd");

    assertThat(new String(Lines.encode(fields), StandardCharsets.UTF_8))
        .isEqualTo("id=34020000001190000001\nnote=a=b\\\\c\\nd\n");
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(10); i > 0; i--) {
      text.append("ab=\\\n\r,;机n".charAt(random.nextInt(10)));
    }
    return text.toString();
  }
}
