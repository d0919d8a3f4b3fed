package org.openviid.reference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkupTest {
  @Test
  void elementsNestAndTextIsEscaped() {
    Markup markup = new Markup("<!doctype html>");
    markup.block(Tag.of("ul"), () -> {
      markup.row(Tag.of("li", "title", "\"a\" & <b>"), "x < y & \"z\" > 浙");
      markup.row(Tag.of("li"), () -> {
        markup.text("see ");
        markup.inline(Tag.of("a", "href", "/x?a=1&b=2").with("rel", "next"), "it");
      });
      markup.row(Tag.of("br"));
    });

    assertThat(markup)
        .hasToString(
            """
            <!doctype html>
            <ul>
             <li title="&quot;a&quot; &amp; &lt;b&gt;">x &lt; y &amp; &quot;z&quot; &gt; 浙</li>
             <li>see <a href="/x?a=1&amp;b=2" rel="next">it</a></li>
             <br/>
            </ul>
            """);
  }
}
