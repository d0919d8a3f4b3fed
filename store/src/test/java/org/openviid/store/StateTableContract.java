package org.openviid.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What [StateTable] promises.
public interface StateTableContract extends StoreUnderTest {

  @Test
  default void aRecordIsReadAsItWasWritten() {
    byte[] value = {0, 1, -1, 127, -128};
    write("space", "key", value);
    assertThat(testee().states().get("space", "key")).hasValue(value);
    assertThat(testee().states().get("space", "other")).isEmpty();
    assertThat(testee().states().get("other", "key")).isEmpty();
  }

  @Test
  default void aRecordWrittenAgainIsReplaced() {
    write("space", "key", "one".getBytes(UTF_8));
    write("space", "key", "two".getBytes(UTF_8));
    assertThat(content("space")).containsExactly(Map.entry("key", "two"));
  }

  @Test
  default void anEmptyValueRemovesTheRecord() {
    write("space", "key", "one".getBytes(UTF_8));
    write("space", "key", new byte[0]);
    write("space", "never", new byte[0]);
    assertThat(testee().states().get("space", "key")).isEmpty();
    assertThat(content("space")).isEmpty();
  }

  @Test
  default void theLastWriteOfATransactionWins() {
    testee()
        .commit(
            new Transaction(
                List.of(),
                List.of(),
                List.of(),
                List.of(
                    new StateWrite("s", "a", new byte[] {1}),
                    new StateWrite("s", "a", new byte[] {2}),
                    new StateWrite("s", "b", new byte[] {1}),
                    new StateWrite("s", "b", new byte[0]))));
    assertThat(testee().states().get("s", "a")).hasValue(new byte[] {2});
    assertThat(testee().states().get("s", "b")).isEmpty();
  }

  @Test
  default void aSpaceIsPassedInTheOrderOfItsKeys() {
    List<String> keys =
        List.of("b", "a", "A", "aa", "a b", "a\0b", "10", "9", "车", "é", "\uFF21", "𠮷");
    keys.forEach(key -> write("space", key, key.getBytes(UTF_8)));
    assertThat(content("space").keySet())
        .containsExactly("10", "9", "A", "a", "a\0b", "a b", "aa", "b", "é", "车", "\uFF21", "𠮷");
    content("space").forEach((key, value) -> assertThat(value).isEqualTo(key));
  }

  @Test
  default void spacesAreApartEvenWhenOneNameBeginsLikeAnother() {
    for (String space : List.of("peer", "peers", "pee", "peer/x", "peer\0", "p", "车")) {
      write(space, "key", space.getBytes(UTF_8));
      write(space, "s", space.getBytes(UTF_8));
    }
    assertThat(content("peer")).containsExactly(Map.entry("key", "peer"), Map.entry("s", "peer"));
    assertThat(content("pee")).containsExactly(Map.entry("key", "pee"), Map.entry("s", "pee"));
    assertThat(content("peer\0")).containsOnlyKeys("key", "s");
    assertThat(content("nothing")).isEmpty();
  }

  @Test
  default void anEmptyKeyIsAKey() {
    write("space", "", new byte[] {1});
    assertThat(testee().states().get("space", "")).hasValue(new byte[] {1});
    assertThat(content("space")).containsOnlyKeys("");
  }

  @Test
  default void aRecordMayBeLarge() {
    byte[] large = new byte[3 << 20];
    Arrays.fill(large, (byte) 7);
    write("space", "k".repeat(2_000), large);
    assertThat(testee().states().get("space", "k".repeat(2_000))).hasValue(large);
  }

  @Test
  default void whatCallersDoToTheirArraysChangesNoRecord() {
    byte[] value = {1, 2, 3};
    write("space", "key", value);
    value[0] = 9;
    testee().states().get("space", "key").orElseThrow()[1] = 9;
    testee().states().forEach("space", (_, bytes) -> bytes[2] = 9);
    assertThat(testee().states().get("space", "key")).hasValue(new byte[] {1, 2, 3});
  }

  private void write(String space, String key, byte[] value) {
    testee().commit(Transaction.of(new StateWrite(space, key, value)));
  }

  private Map<String, String> content(String space) {
    Map<String, String> content = new LinkedHashMap<>();
    List<String> order = new ArrayList<>();
    testee()
        .states()
        .forEach(
            space,
            (key, value) -> {
              order.add(key);
              content.put(key, new String(value, UTF_8));
            });
    assertThat(order).hasSameSizeAs(content.keySet());
    return content;
  }
}
