package org.openviid.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.Test;

class TextBytesTest {
  @Test
  void textBecomesUtf8() {
    Random random = new Random(11);
    int[] characters = {'a', 'é', '\u07FF', '\u0800', '京', '\uFFFF', 0x10000, 0x1F697, 0x10FFFF, 0};
    for (int i = 0; i < 500; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(6); n > 0; n--) {
        text.appendCodePoint(characters[random.nextInt(characters.length)]);
      }
      assertThat(TextBytes.of(text.toString()))
          .isEqualTo(new BytesRef(text.toString().getBytes(StandardCharsets.UTF_8)));
      assertThat(TextBytes.isRegular(text.toString())).isTrue();
    }
  }

  @Test
  void halvesOfSurrogatePairsAreIrregularAndKeptApart() {
    List<String> texts = List.of("\uD842", "\uD843", "\uDFB7", "?", "\uFFFD", "\uDFB7\uD842", "\uD842\uDFB7", "a\uD842");
    assertThat(texts.stream().map(TextBytes::of).distinct()).hasSize(texts.size());
    assertThat(texts.stream().filter(TextBytes::isRegular)).containsExactly("?", "\uFFFD", "\uD842\uDFB7");
  }

  @Test
  void lengthIsMeasuredInBytes() {
    assertThat(TextBytes.isRegular("a".repeat(TextBytes.LIMIT))).isTrue();
    assertThat(TextBytes.isRegular("a".repeat(TextBytes.LIMIT + 1))).isFalse();
    assertThat(TextBytes.isRegular("京".repeat(TextBytes.LIMIT / 3))).isTrue();
    assertThat(TextBytes.isRegular("京".repeat(TextBytes.LIMIT / 3 + 1))).isFalse();
    assertThat(TextBytes.isRegular("𠮷".repeat(TextBytes.LIMIT / 4))).isTrue();
    assertThat(TextBytes.isRegular("𠮷".repeat(TextBytes.LIMIT / 4 + 1))).isFalse();
  }
}
