package org.openviid.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openviid.codec.Notation;
import org.openviid.engine.ItemOutcome;
import org.openviid.peers.PeerSettings;
import org.openviid.schema.DataObject;
import org.openviid.schema.ErrorText;
import org.openviid.schema.InterfaceRow;
import org.openviid.schema.Outcome;
import org.openviid.schema.PictureRules;
import org.openviid.schema.TableSource;
import org.openviid.schema.Value;

class AnswersTest {
  private static final MessageTypes TYPES = MessageTypes.of(TestServer.SCHEMA);

  private final Answers answers =
      new Answers(
          TYPES,
          Outcomes.load(TableSource.builtIn()),
          new LocalTimes(new MovableClock("2026-05-01T00:00:00Z"), ZoneOffset.ofHours(8)),
          new PageCut(1_000),
          new PictureLinks(
              PictureRules.load(TestServer.SCHEMA),
              new PictureUrls(new byte[16], new MovableClock("2026-05-01T00:00:00Z")),
              ""));

  private static Asker asker(String target) {
    return new Asker(PeerSettings.DEFAULT, target, () -> "", Notation.JSON);
  }

  private static ItemOutcome refused(Outcome outcome) {
    return new ItemOutcome.Refused("", new ErrorText("OV-0", outcome, "不", "no"));
  }

  private static ItemOutcome accepted(String id) {
    return new ItemOutcome.Accepted(id, ItemOutcome.Effect.CREATED);
  }

  private static DataObject message(Reply reply) {
    return ((Reply.Message) reply).message();
  }

  private static InterfaceRow row(String id) {
    return TestServer.SCHEMA.interfaces().stream().filter(row -> row.id().equals(id)).findFirst().orElseThrow();
  }

  @Test
  void aRefusalHasTheShapeThatTheRowAnswersWith() {
    ItemOutcome refusal = refused(Outcome.BUSY);

    assertThat(message(answers.one(asker("/a"), row("Faces.create"), refusal)).type()).isSameAs(TYPES.statusList());
    assertThat(message(answers.one(asker("/a"), row("Faces.remove"), refusal)).type()).isSameAs(TYPES.status());
    assertThat(message(answers.one(asker("/a"), row("Faces.query"), refusal)).type()).isSameAs(TYPES.status());
    assertThat(message(answers.one(asker("/a"), null, refusal)).type()).isSameAs(TYPES.status());
  }

  @Test
  void oneElementDecidesTheStatusOfItsAnswer() {
    for (Outcome outcome : Outcome.values()) {
      assertThat(answers.one(asker("/a"), null, refused(outcome)).outcome()).isEqualTo(outcome);
    }
    assertThat(answers.one(asker("/a"), null, accepted("1")).outcome()).isEqualTo(Outcome.OK);
  }

  @Test
  void whatIsWrongWithAMessageIsToldInItsNotation() {
    Asker xml = new Asker(PeerSettings.DEFAULT, "/a", () -> "", Notation.XML);

    assertThat(answers.one(xml, null, refused(Outcome.BAD_JSON)).outcome()).isEqualTo(Outcome.BAD_XML);
    Reply refusal = answers.list(xml, List.of(refused(Outcome.BAD_JSON_CONTENT), refused(Outcome.BUSY)));
    assertThat(Status.codes(message(refusal))).containsExactly(6L, 2L);
  }

  @Test
  void aListIsASuccessUnlessTheServerCouldDoNothingOfIt() {
    assertThat(list(accepted("1"), refused(Outcome.BUSY))).isEqualTo(Outcome.OK);
    assertThat(list(refused(Outcome.BUSY), refused(Outcome.BAD_JSON_CONTENT))).isEqualTo(Outcome.OK);
    assertThat(list(refused(Outcome.NOT_FOUND))).isEqualTo(Outcome.OK);
    assertThat(list()).isEqualTo(Outcome.OK);
    assertThat(list(refused(Outcome.BUSY), refused(Outcome.BUSY))).isEqualTo(Outcome.BUSY);
    assertThat(list(refused(Outcome.FAILURE))).isEqualTo(Outcome.FAILURE);
    assertThat(list(refused(Outcome.STOPPING))).isEqualTo(Outcome.STOPPING);
  }

  private Outcome list(ItemOutcome... outcomes) {
    return answers.list(asker("/a"), List.of(outcomes)).outcome();
  }

  @Test
  void aListHasOneStatusAnElementInOrder() {
    List<ItemOutcome> outcomes = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      outcomes.add(i % 3 == 0 ? refused(Outcome.CONFLICT) : accepted("id-" + i));
    }

    DataObject list = message(answers.list(asker("/a"), outcomes));

    assertThat(list.value(MessageTypes.attribute(TYPES.statusList(), 1)))
        .isInstanceOfSatisfying(Value.Sequence.class, sequence -> {
          assertThat(sequence.values()).hasSize(300);
          for (int i = 0; i < 300; i++) {
            DataObject status = ((Value.Nested) sequence.values().get(i)).object();
            Value id = i % 3 == 0 ? null : new Value.Text("id-" + i);
            assertThat(status.value(MessageTypes.attribute(TYPES.status(), 4))).isEqualTo(id);
          }
        });
  }

  @Test
  void whatIsTooLongForItsAttributeIsCut() {
    ItemOutcome refusal =
        new ItemOutcome.Refused("", new ErrorText("OV-0", Outcome.CONFLICT, "长".repeat(500), "long"));

    DataObject status = message(answers.one(asker("/" + "x".repeat(500)), null, refusal));

    for (int key : new int[] {1, 3}) {
      assertThat(status.value(MessageTypes.attribute(TYPES.status(), key)))
          .isInstanceOfSatisfying(Value.Text.class, text -> assertThat(text.text()).hasSize(256));
    }
  }
}
