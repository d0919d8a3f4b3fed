package org.openviid.kit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openviid.codec.Item;
import org.openviid.codec.Message;
import org.openviid.codec.MessageException;
import org.openviid.schema.Attribute;
import org.openviid.schema.CodeList;
import org.openviid.schema.DataObject;
import org.openviid.schema.InterfaceRow;
import org.openviid.schema.Label;
import org.openviid.schema.ObjectType;
import org.openviid.schema.Operation;
import org.openviid.schema.Value;
import org.openviid.wire.Answer;
import org.openviid.wire.ViidClient;

/// The questions of a demonstration, put to a view library over the protocol. Later questions ask for
/// what the first answer shows, so that they find something. Immutable.
public final class DemoQuestions {
  private static final String UNRESERVED = "-._~()&=,:'";

  private final Surroundings surroundings;
  private final ZoneId zone;

  /// @param zone of the library's times
  public DemoQuestions(Surroundings surroundings, ZoneId zone) {
    this.surroundings = surroundings;
    this.zone = zone;
  }

  /// Puts all questions.
  ///
  /// @param client registered already
  /// @param device whose captures the first question is about
  /// @param from since when
  /// @param to until when
  /// @throws org.openviid.wire.WireException when the library does not answer
  public List<DemoAnswer> ask(ViidClient client, String device, Instant from, Instant to) {
    Facts facts = new Facts().set("device", device);
    time(facts, "from", from);
    time(facts, "to", to.plusSeconds(1));
    List<DemoAnswer> answers = new ArrayList<>();
    for (ResourceTable.Row row : ResourceTable.open("questions.csv").rows()) {
      answers.add(ask(client, row, facts));
    }
    return answers;
  }

  private void time(Facts facts, String name, Instant at) {
    String digits = LocalDateTime.ofInstant(at, zone).format(RecordTemplate.DIGITS);
    facts.set(name, digits).set(name + ".words", CellText.time(digits));
  }

  private DemoAnswer ask(ViidClient client, ResourceTable.Row row, Facts facts) {
    InterfaceRow resource =
        surroundings.collection(Operation.QUERY, surroundings.schema().type(row.text("type")));
    facts.set("fields", String.join(",", row.words("columns")));
    String query = facts.fill(row.text("query")).orElse("");
    String target = resource.path() + "?" + encoded(query);
    String zh = facts.fill(row.text("zh")).orElse(row.text("zh"));
    String en = facts.fill(row.text("en")).orElse(row.text("en"));
    if (query.isEmpty()) {
      return new DemoAnswer(zh, en, resource.path(), 0, List.of("nothing to ask for: no earlier answer"));
    }
    Answer answer = client.get(target);
    if (!answer.isSuccess()) {
      return new DemoAnswer(zh, en, target, 0, List.of("status " + answer.status() + ": " + answer.text()));
    }
    return understood(new Asked(zh, en, target, resource), answer, row, facts);
  }

  private record Asked(String zh, String en, String target, InterfaceRow resource) {
    private DemoAnswer answer(int found, List<String> lines) {
      return new DemoAnswer(zh, en, target, found, lines);
    }
  }

  private DemoAnswer understood(Asked asked, Answer answer, ResourceTable.Row row, Facts facts) {
    try {
      ObjectType list = asked.resource().response().orElseThrow();
      Message message = surroundings.messages().read(answer, list, Discarding::new);
      List<DataObject> found = message.items().stream().map(Item::object).toList();
      if (!found.isEmpty()) {
        learn(found.getFirst(), row.words("gives"), facts);
      }
      ObjectType type = asked.resource().type().orElseThrow();
      return asked.answer(found.size(), table(type, row.words("columns"), found));
    } catch (MessageException e) {
      return asked.answer(0, List.of(e.getMessage()));
    }
  }

  /// Takes facts for later questions: `name=Attribute` or `name=Attribute:from:to` for a part of a text.
  private static void learn(DataObject object, List<String> gives, Facts facts) {
    for (String give : gives) {
      String[] parts = give.substring(give.indexOf('=') + 1).split(":", -1);
      String name = give.substring(0, give.indexOf('='));
      String text = object.text(parts[0]);
      if (text == null) {
        continue;
      }
      if (parts.length == 3) {
        int end = Math.min(text.length(), Integer.parseInt(parts[2]));
        text = text.substring(Math.min(end, Integer.parseInt(parts[1])), end);
      }
      facts.set(name, text);
      Label label = label(object.type().find(parts[0]), text);
      facts.set(name + ".zh", label.zh()).set(name + ".en", label.en());
    }
  }

  private static Label label(@Nullable Attribute attribute, String code) {
    CodeList codes = attribute == null ? null : attribute.codes();
    Label label = codes == null ? null : codes.codes().get(code);
    return label == null ? new Label(code, code) : label;
  }

  private static List<String> table(ObjectType type, List<String> columns, List<DataObject> objects) {
    List<Attribute> attributes = columns.stream().map(name -> type.attribute(name).orElseThrow()).toList();
    TextTable table =
        new TextTable()
            .head(attributes.stream().map(attribute -> attribute.label().zh()).toList())
            .head(attributes.stream().map(attribute -> attribute.label().en()).toList());
    for (DataObject object : objects) {
      table.row(attributes.stream().map(a -> CellText.of(a, valueOf(object, a))).toList());
    }
    return table.lines();
  }

  private static @Nullable Value valueOf(DataObject object, Attribute attribute) {
    return object.value(attribute);
  }

  /// A query as it stands in a request line: the separators of the grammar stay readable.
  static String encoded(String query) {
    StringBuilder out = new StringBuilder();
    for (byte next : query.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (next & 255);
      boolean plain = c < 128 && (Character.isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0);
      out.append(plain ? String.valueOf(c) : String.format("%%%02X", (int) c));
    }
    return out.toString();
  }
}
