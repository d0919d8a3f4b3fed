package org.openviid.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class JsonTextTest {
  @Test
  void membersAndElementsAreSeparatedAndIndented() {
    String text = JsonText.of(json -> {
      json.put("a", 1);
      json.object("b", () -> {});
      json.array("c", () -> {
        json.add("x");
        json.add(2);
        json.object(() -> json.put("d", true));
      });
      json.texts("e", List.of());
      json.putUnlessEmpty("f", "");
    });

    assertThat(text)
        .isEqualTo(
            """
            {
             "a": 1,
             "b": {},
             "c": [
              "x",
              2,
              {
               "d": true
              }
             ],
             "e": []
            }
            """);
  }

  @Test
  void whatWouldEndATextIsEscaped() {
    assertThat(JsonText.of(json -> json.put("\"\\", "a\nb\u0001\u2028浙")))
        .isEqualTo("{\n \"\\\"\\\\\": \"a\\nb\\u0001\\u2028浙\"\n}\n");
  }
}
