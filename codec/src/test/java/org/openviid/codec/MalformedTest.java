package org.openviid.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openviid.schema.Outcome;
import org.openviid.schema.Schema;

/// What is no JSON, or not the message it should be, is refused with a place and a reason.
class MalformedTest {
  private static final String GOOD =
      "{\"PersonListObject\":{\"PersonObject\":["
          + "{\"PersonID\":\"1\",\"AgeUpLimit\":12,\"Name\":\"测试\"}]}}";

  private static MessageException refusal(byte[] json) {
    MessageException refusal =
        catchThrowableOfType(
            MessageException.class,
            () -> Codec.read("PersonList", json, new MemoryContents(), Tolerances.LENIENT));
    assertThat(refusal).as(new String(json, StandardCharsets.UTF_8)).isNotNull();
    return refusal;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"PersonListObject\":{\"PersonObject\":[{\"LeftTopX\":NaN}]}}",
        "{\"PersonListObject\":{\"PersonObject\":[{\"LeftTopX\":Infinity}]}}",
        "{\"PersonListObject\":{\"PersonObject\":[{\"LeftTopX\":-Infinity}]}}",
        "{\"PersonListObject\":{\"PersonObject\":[{\"LeftTopX\":01}]}}",
        "{\"PersonListObject\":{\"PersonObject\":[{\"LeftTopX\":+1}]}}",
        "{\"PersonListObject\":{\"PersonObject\":[{\"LeftTopX\":.5}]}}",
        "{\"PersonListObject\":{\"PersonObject\":[{\"LeftTopX\":0x1F}]}}",
        "{\"PersonListObject\":{\"PersonObject\":[{\"Name\":'A'}]}}",
        "{\"PersonListObject\":{\"PersonObject\":[{Name:\"A\"}]}}",
        "{\"PersonListObject\":{\"PersonObject\":[{\"Name\":\"\\x41\"}]}}",
        "{\"PersonListObject\":{\"PersonObject\":[{\"Name\":\"A\",}]}}",
        "{\"PersonListObject\":{\"PersonObject\":[{\"Name\":\"A\"},]}}",
        "{\"PersonListObject\":{\"PersonObject\":[{\"Name\"}]}}",
        "{\"PersonListObject\":{\"PersonObject\":[{\"Name\":}]}}",
        "{\"PersonListObject\":{\"PersonObject\":[/* none */]}}",
        "{\"PersonListObject\":{\"PersonObject\":[]}} // end",
        "# first\n{\"PersonListObject\":{\"PersonObject\":[]}}",
        "{\"PersonListObject\":{\"PersonObject\":[}]}",
        "{\"PersonListObject\":{\"PersonObject\":[]}}}",
        "{\"PersonListObject\":{\"PersonObject\":[]}} x",
        "{\"PersonListObject\":{\"PersonObject\":[]}}{\"PersonListObject\":{}}",
        "PersonListObject",
        "DeviceID=1&x=2"
      })
  void isNoJson(String json) {
    MessageException refusal = refusal(json.getBytes(StandardCharsets.UTF_8));
    assertThat(refusal.outcome()).isEqualTo(Outcome.BAD_JSON);
    assertThat(refusal.code()).isIn("OV-1203", "OV-1211");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "null",
        "12",
        "\"text\"",
        "true",
        "{}",
        "[1]",
        "{\"a\":1}",
        "[[]]",
        "{\"PersonListObject\":1}",
        "{\"PersonListObject\":\"x\"}",
        "{\"FaceListObject\":{\"FaceObject\":[]}}",
        "{\"PersonListObject\":{\"PersonObject\":7}}"
      })
  void isNotThisMessage(String json) {
    MessageException refusal = refusal(json.getBytes(StandardCharsets.UTF_8));
    assertThat(refusal.outcome()).isEqualTo(Outcome.BAD_JSON_CONTENT);
    assertThat(refusal.text().en()).contains("PersonListObject").contains("B.9");
    assertThat(refusal.text().zh()).contains("PersonListObject");
  }

  @Test
  void truncationAnywhereIsSaidToBeOne() {
    byte[] whole = GOOD.getBytes(StandardCharsets.UTF_8);
    for (int length = 1; length < whole.length; length++) {
      MessageException refusal = refusal(Arrays.copyOf(whole, length));
      assertThat(refusal.outcome()).isEqualTo(Outcome.BAD_JSON);
      assertThat(refusal.code()).isIn("OV-1202", "OV-1214", "OV-1203");
    }
    assertThat(refusal(Arrays.copyOf(whole, 40)).text().en()).contains("line 1 column 41");
  }

  @Test
  void placeOfAnErrorIsNamed() {
    assertThat(refusal("{\n  \"PersonListObject\": {\n    x".getBytes(StandardCharsets.UTF_8)))
        .hasMessageContaining("line 3 column 5");
  }

  static Charset[] wideCharsets() {
    return new Charset[] {
      StandardCharsets.UTF_16, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE,
      Charset.forName("UTF-32"), Charset.forName("UTF-32LE"), Charset.forName("X-UTF-32LE-BOM")
    };
  }

  @ParameterizedTest
  @MethodSource("wideCharsets")
  void wideEncodingsAreNamed(Charset charset) {
    assertThat(refusal(GOOD.getBytes(charset)).code()).isEqualTo("OV-1213");
  }

  @Test
  void bytesOfNoEncodingAreRefusedWithTheirPlace() {
    byte[] bytes = GOOD.getBytes(StandardCharsets.UTF_8);
    int place = GOOD.indexOf('测');
    bytes[place] = (byte) 0xff;
    MessageException refusal = refusal(bytes);
    assertThat(refusal.code()).isEqualTo("OV-1214");
    assertThat(refusal).hasMessageContaining("column " + (place + 1));
  }

  @Test
  void lateGbkIsUnderstoodBesideContents() {
    String picture = "AAAA".repeat(20_000);
    String json =
        "{\"PersonListObject\":{\"PersonObject\":[{\"Name\":\"京沪\","
            + "\"SubImageList\":{\"SubImageInfoObject\":["
            + "{\"Data\":\""
            + picture
            + "\"}]},\"UsedName\":\"测试\"}]}}";
    MemoryContents contents = new MemoryContents();
    Message message =
        Codec.read(
            "PersonList", json.getBytes(Charset.forName("GBK")), contents, Tolerances.LENIENT);
    assertThat(
            Codec.write(message.items().getFirst().object(), contents, WriteOptions.everything()))
        .isEqualTo(
            "{\"PersonObject\":{\"Name\":\"京沪\",\"UsedName\":\"测试\","
                + "\"SubImageList\":{\"SubImageInfoObject\":["
                + "{\"Data\":\""
                + picture
                + "\"}]}}}");
  }

  @Test
  void elementsThatAreNoObjectsAreRefusedAlone() {
    Message message =
        Codec.read(
            "PersonList",
            "{\"PersonListObject\":{\"PersonObject\":[1,{\"PersonID\":\"2\"},null,[{}],\"x\"]}}");
    assertThat(message.items()).extracting(item -> item.problems().size()).containsExactly(1, 0, 1, 1, 1);
    assertThat(message.items()).extracting(Item::index).containsExactly(0, 1, 2, 3, 4);
    assertThat(message.items().get(1).object().id()).isEqualTo("2");
  }

  @Test
  void wrongRequiredValueRefusesItsElementOnly() {
    Message message =
        Codec.read(
            "PersonList",
            "{\"PersonListObject\":{\"PersonObject\":["
                + "{\"PersonID\":{\"a\":1},\"Name\":\"A\"},{\"PersonID\":\"2\"}]}}");
    Problem problem = message.items().getFirst().problems().getFirst();
    assertThat(problem.attribute()).isEqualTo("PersonID");
    assertThat(problem.text().en()).contains("B.9", "PersonID", "string(48)", "{…}");
    assertThat(problem.text().outcome()).isEqualTo(Outcome.BAD_JSON_CONTENT);
    assertThat(message.items().get(1).problems()).isEmpty();
  }

  @Test
  void problemsNameTheirPlace() {
    Message message =
        Codec.read(
            "PersonList",
            "{\"PersonListObject\":{\"PersonObject\":["
                + "{\"SubImageList\":{\"SubImageInfoObject\":[{},{},{\"Data\":\"*\"}]}}]}}");
    assertThat(message.items().getFirst().problems())
        .extracting(Problem::attribute)
        .containsExactly("SubImageList.SubImageInfoObject[2].Data");
  }

  @Test
  void personalValuesAndSecretsAreNotRepeated() {
    Message message =
        Codec.read(
            "PersonList",
            "{\"PersonListObject\":{\"PersonObject\":[{\"IDNumber\":330106199001011234,\"Name\":12345}]}}");
    assertThat(message.items().getFirst().deviations()).isNotEmpty();
    assertThat(message.items().getFirst().deviations().toString()).doesNotContain("3301061990", "12345");
    Message device = Codec.read("APEList", "{\"APEListObject\":{\"APEObject\":[{\"Password\":98765432}]}}");
    assertThat(device.items().getFirst().deviations().toString())
        .contains("Password")
        .doesNotContain("98765");
    assertThat(device.items().getFirst().object().toString()).doesNotContain("98765");
  }

  @Test
  void partsOfTheMessageAreNotInTheException() {
    for (String part :
        new String[] {
          "secret98765", "'secret98765'", "tsecret98765", "1secret98765", "\"a\":secret98765"
        }) {
      String json = "{\"PersonListObject\":{\"PersonObject\":[{\"Name\":" + part + "}]}}";
      for (Throwable e = refusal(json.getBytes(StandardCharsets.UTF_8)); e != null; e = e.getCause()) {
        assertThat(String.valueOf(e.getMessage())).doesNotContain("98765");
      }
    }
  }

  @Test
  void typeOfAnotherSchemaIsAMistakeOfTheCaller() {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(
            () ->
                new MessageReader(Schema.load(), Limits.DEFAULT, Codec.ZONE)
                    .read(
                        InputStream.nullInputStream(),
                        Codec.type("Person"),
                        new MemoryContents(),
                        Tolerances.STRICT));
  }
}
