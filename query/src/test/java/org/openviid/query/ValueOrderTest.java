package org.openviid.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.openviid.schema.DataObject;
import org.openviid.schema.Value;

class ValueOrderTest {

  @Test
  void textIsOrderedAsItsUtf8Bytes() {
    List<String> texts =
        new ArrayList<>(
            List.of("", "a", "ab", "b", "浙A", "\uE000", "\uFFFD", "\uD83D\uDE97", "\uD83D"));
    Random random = new Random(7);
    for (int i = 0; i < 300; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(4); n > 0; n--) {
        text.appendCodePoint(
            new int[] {'a', 'é', '京', 0xD7FF, 0xE000, 0xFFFE, 0x10000, 0x1F697}[random.nextInt(8)]);
      }
      texts.add(text.toString());
    }
    texts.remove("\uD83D");
    for (String a : texts) {
      for (String b : texts) {
        int expected =
            Arrays.compareUnsigned(
                a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
        assertThat(Integer.signum(ValueOrder.compareText(a, b)))
            .as("%s %s", a, b)
            .isEqualTo(Integer.signum(expected));
      }
    }
  }

  @Test
  void wholeAndRealNumbersCompareExactly() {
    assertThat(order(new Value.Whole(2), new Value.Real(2.0))).isZero();
    assertThat(order(new Value.Whole(2), new Value.Real(2.5))).isNegative();
    assertThat(order(new Value.Whole(-2), new Value.Real(-2.5))).isPositive();
    assertThat(order(new Value.Real(-0.0), new Value.Real(0.0))).isZero();
    assertThat(order(new Value.Whole(Long.MAX_VALUE), new Value.Real(0x1p63))).isNegative();
    assertThat(order(new Value.Whole(Long.MIN_VALUE), new Value.Real(-0x1p63))).isZero();
    assertThat(order(new Value.Whole(Long.MIN_VALUE), new Value.Real(-1e300))).isPositive();
    assertThat(order(new Value.Whole((1L << 53) + 1), new Value.Real(0x1p53))).isPositive();
  }

  @Test
  void momentsCompareByInstantAndFlagsNoBeforeYes() {
    assertThat(
            order(new Value.Moment(5, "20200101000000"), new Value.Moment(5, "20200101000000000")))
        .isZero();
    assertThat(order(new Value.Moment(4, "9"), new Value.Moment(5, "1"))).isNegative();
    assertThat(order(new Value.Flag(false), new Value.Flag(true))).isNegative();
  }

  @Test
  void orderIsTotalOverAllKinds() {
    List<Value> values =
        List.of(
            new Value.Text("5"),
            new Value.Text("浙"),
            new Value.Whole(5),
            new Value.Real(5),
            new Value.Real(4.5),
            new Value.Flag(true),
            new Value.Moment(5, "5"),
            new Value.Bytes(new byte[] {1}),
            new Value.Bytes(new byte[] {-1}),
            new Value.Blob(1, 1),
            new Value.Blob(2, 1),
            new Value.Sequence(List.of(new Value.Whole(5))),
            new Value.Sequence(List.of(new Value.Whole(5), new Value.Text("a"))),
            new Value.Nested(DataObject.builder(TinyTables.SHOT).build()));
    for (Value a : values) {
      for (Value b : values) {
        assertThat(order(a, b)).isEqualTo(-order(b, a));
        for (Value c : values) {
          if (order(a, b) <= 0 && order(b, c) <= 0) {
            assertThat(order(a, c)).as("%s %s %s", a, b, c).isNotPositive();
          }
        }
      }
    }
    assertThat(ValueOrder.areComparable(new Value.Text("5"), new Value.Whole(5))).isFalse();
    assertThat(ValueOrder.areComparable(new Value.Real(5), new Value.Whole(5))).isTrue();
  }

  private static int order(Value a, Value b) {
    return Integer.signum(ValueOrder.compare(a, b));
  }
}
