package org.openviid.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LikePatternTest {

  @ParameterizedTest
  @CsvSource({
    "A1,浙A12345,true",
    "A2,浙A12345,false",
    "浙A%,浙A12345,true",
    "A%,浙A12345,false",
    "%345,浙A12345,true",
    "%34,浙A12345,false",
    "浙%5,浙A12345,true",
    "浙_1%,浙A12345,true",
    "浙_2%,浙A12345,false",
    "_,A,true",
    "_,AB,false",
    "%,x,true",
    ".*,x,true",
    "浙.*5,浙A12345,true",
    "ab%ba,aba,false",
    "ab%ba,abba,true",
    "%a%b%,xxaxxbxx,true",
    "%a%b%,xxbxxaxx,false",
    "100\\%,100%,true",
    "100\\%,1000,false",
    "a\\_b,a_b,true",
    "a\\_b,axb,false",
    "a\\\\%,a\\x,true",
    "a\\\\%,ax,false",
    "'',x,true"
  })
  void patternFitsAsSqlSaysAndWithoutWildcardsAnywhere(String pattern, String text, boolean fits) {
    assertThat(LikePattern.parse(pattern).matches(text)).isEqualTo(fits);
  }

  @Test
  void randomPatternsAgreeWithRegularExpressions() {
    Random random = new Random(3);
    for (int i = 0; i < 20_000; i++) {
      String pattern = text(random, "ab%_");
      String text = text(random, "ab");
      String regex = pattern.replace("%", ".*").replace('_', '.');
      boolean wild = pattern.contains("%") || pattern.contains("_");
      boolean expected = wild ? Pattern.matches(regex, text) : text.contains(pattern);
      assertThat(LikePattern.parse(pattern).matches(text))
          .as("round %d: '%s' like '%s'", i, text, pattern)
          .isEqualTo(expected);
    }
  }

  private static String text(Random random, String alphabet) {
    StringBuilder text = new StringBuilder();
    for (int n = random.nextInt(7); n > 0; n--) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }
}
