package org.openviid.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openviid.codec.WriteOptions;
import org.openviid.engine.Found;
import org.openviid.engine.ItemOutcome;
import org.openviid.peers.PeerSettings;
import org.openviid.peers.Setting;
import org.openviid.peers.SuccessStatus;
import org.openviid.schema.Attribute;
import org.openviid.schema.CodeList;
import org.openviid.schema.DataObject;
import org.openviid.schema.ErrorText;
import org.openviid.schema.InterfaceRow;
import org.openviid.schema.Label;
import org.openviid.schema.ObjectType;
import org.openviid.schema.Outcome;
import org.openviid.schema.Value;

/// Puts what became of a request into messages of the protocol: ResponseStatus (B.21), lists of it, and
/// SystemTime (B.18). Immutable.
final class Answers {
  /// Of every list type: its elements.
  private static final int ELEMENTS = 1;

  /// Of list types: how many there are altogether.
  private static final int TOTAL = 901;

  /// TimeCorrectModeType: set over the network.
  private static final String NETWORK_TIME = "1";

  /// StatusType: it serves, or it does not for the time being.
  private static final String ONLINE = "1";
  private static final String OTHERWISE = "9";

  private final MessageTypes types;
  private final Outcomes outcomes;
  private final LocalTimes times;
  private final PageCut cut;
  private final PictureLinks links;
  private final Label success;

  private final Attribute url;
  private final Attribute code;
  private final Attribute text;
  private final Attribute id;
  private final Attribute localTime;

  Answers(MessageTypes types, Outcomes outcomes, LocalTimes times, PageCut cut, PictureLinks links) {
    this.types = types;
    this.cut = cut;
    this.links = links;
    this.outcomes = outcomes;
    this.times = times;
    this.url = MessageTypes.attribute(types.status(), 1);
    this.code = MessageTypes.attribute(types.status(), 2);
    this.text = MessageTypes.attribute(types.status(), 3);
    this.id = MessageTypes.attribute(types.status(), 4);
    this.localTime = MessageTypes.attribute(types.status(), 5);
    this.success = label(code.codes(), outcomes.statusCode(Outcome.OK));
  }

  private static Label label(@Nullable CodeList codes, int statusCode) {
    Label label = codes == null ? null : codes.codes().get(Integer.toString(statusCode));
    return label == null ? new Label("OK", "OK") : label;
  }

  /// The answer to one element, in the shape that the row says.
  ///
  /// @param row the row of the interface table, or null when the request led to none
  Reply one(Asker asker, @Nullable InterfaceRow row, ItemOutcome outcome) {
    boolean list = row != null && row.response().equals(Optional.of(types.statusList()));
    return statuses(asker, outcomeOf(asker, outcome), List.of(outcome), list);
  }

  /// The answer to a list: one status an element, in order. It counts as a success when the server did
  /// its part, even if it refused every element; senders look at the elements and repeat only what the
  /// server was unable to do.
  Reply list(Asker asker, List<ItemOutcome> outcomes) {
    return statuses(asker, ofList(asker, outcomes), outcomes, true);
  }

  private Reply statuses(Asker asker, Outcome outcome, List<ItemOutcome> outcomes, boolean list) {
    boolean several =
        switch (asker.settings().of(Setting.ANSWERS)) {
          case BY_INTERFACE -> list;
          case LIST -> true;
          case SINGLE -> false;
        };
    List<DataObject> statuses = new ArrayList<>(outcomes.size());
    for (ItemOutcome each : several ? outcomes : List.of(worst(outcomes))) {
      statuses.add(status(asker, each));
    }
    DataObject message = several ? list(types.statusList(), statuses).build() : statuses.getFirst();
    return new Reply.Message(precise(asker, outcome, outcomes), message, options(asker.settings()));
  }

  /// What stands for all when there is room for one: the first refusal, else the first.
  private static ItemOutcome worst(List<ItemOutcome> outcomes) {
    for (ItemOutcome outcome : outcomes) {
      if (outcome instanceof ItemOutcome.Refused) {
        return outcome;
      }
    }
    return outcomes.isEmpty()
        ? new ItemOutcome.Accepted("", ItemOutcome.Effect.UNCHANGED)
        : outcomes.getFirst();
  }

  private static Outcome precise(Asker asker, Outcome outcome, List<ItemOutcome> outcomes) {
    boolean precise = asker.settings().of(Setting.SUCCESS) == SuccessStatus.PRECISE;
    return precise && outcome == Outcome.OK && outcomes.stream().anyMatch(Answers::isNew) ? Outcome.CREATED : outcome;
  }

  private static boolean isNew(ItemOutcome outcome) {
    return outcome instanceof ItemOutcome.Accepted accepted
        && switch (accepted.effect()) {
          case CREATED, KEPT_BOTH -> true;
          case UNCHANGED, REPLACED, CHANGED, DELETED -> false;
        };
  }

  private static DataObject.Builder list(ObjectType type, List<DataObject> elements) {
    List<Value> values = new ArrayList<>(elements.size());
    elements.forEach(element -> values.add(new Value.Nested(element)));
    return DataObject.builder(type).set(MessageTypes.attribute(type, ELEMENTS), new Value.Sequence(values));
  }

  /// The answer to a query: a page of objects, or only how many there are. A page that had to end early
  /// says how many there are too, so that nobody takes it for the last one.
  Reply found(Asker asker, ObjectType type, Found found) {
    List<DataObject> sent = found.objects().stream().map(object -> links.linked(asker, object)).toList();
    List<DataObject> page = cut.of(sent);
    DataObject.Builder list = found.countOnly() ? DataObject.builder(type) : list(type, page);
    if (found.total().isPresent() && (found.countOnly() || page.size() < found.objects().size())) {
      list.set(MessageTypes.attribute(type, TOTAL), new Value.Whole(found.total().getAsLong()));
    }
    return new Reply.Message(
        Outcome.OK, list.build(), options(asker.settings()).withFields(found.fields()));
  }

  /// The answer that is an object itself.
  Reply object(Asker asker, DataObject object) {
    return new Reply.Message(Outcome.OK, links.linked(asker, object), options(asker.settings()));
  }

  private static Outcome ofList(Asker asker, List<ItemOutcome> outcomes) {
    Outcome worst = Outcome.OK;
    for (ItemOutcome outcome : outcomes) {
      Outcome each = outcomeOf(asker, outcome);
      switch (each) {
        case BUSY, STOPPING, FAILURE -> worst = each;
        default -> {
          return Outcome.OK;
        }
      }
    }
    return worst;
  }

  private static Outcome outcomeOf(Asker asker, ItemOutcome outcome) {
    return switch (outcome) {
      case ItemOutcome.Accepted _ -> Outcome.OK;
      case ItemOutcome.Refused refused -> asker.outcome(refused.reason());
    };
  }

  private DataObject status(Asker asker, ItemOutcome outcome) {
    boolean chinese = asker.settings().chinese();
    return switch (outcome) {
      case ItemOutcome.Accepted accepted ->
          status(asker, Outcome.OK, words(accepted, chinese), accepted.id());
      case ItemOutcome.Refused refused -> refusal(asker, refused.reason());
    };
  }

  private String words(ItemOutcome.Accepted accepted, boolean chinese) {
    ErrorText remark = accepted.remark();
    return remark != null ? remark.statusString(chinese) : chinese ? success.zh() : success.en();
  }

  /// Carries no Id: by that some senders tell failure from success.
  private DataObject refusal(Asker asker, ErrorText reason) {
    return status(asker, asker.outcome(reason), reason.statusString(asker.settings().chinese()), "");
  }

  private DataObject status(Asker asker, Outcome outcome, String words, String objectId) {
    return DataObject.builder(types.status())
        .set(url, new Value.Text(cut(asker.target(), url)))
        .set(code, new Value.Whole(outcomes.statusCode(outcome)))
        .set(text, new Value.Text(words))
        .set(id, objectId.isEmpty() ? null : new Value.Text(objectId))
        .set(localTime, times.now())
        .build();
  }

  private static String cut(String value, Attribute attribute) {
    int max = attribute.length().max();
    return value.length() <= max ? value : value.substring(0, max);
  }

  /// The time [7.5].
  ///
  /// @param serverId the identifier of this library
  Reply time(Asker asker, String serverId) {
    DataObject time =
        DataObject.builder(types.time())
            .set(MessageTypes.attribute(types.time(), 1), new Value.Text(serverId))
            .set(MessageTypes.attribute(types.time(), 2), new Value.Text(NETWORK_TIME))
            .set(MessageTypes.attribute(types.time(), 3), times.now())
            .set(MessageTypes.attribute(types.time(), 4), new Value.Text(times.zoneName()))
            .build();
    return object(asker, time);
  }

  /// The state of this library (B.19).
  ///
  /// @param serverId the identifier of this library
  /// @param serves whether it can take and find objects
  Reply systemStatus(Asker asker, String serverId, boolean serves) {
    ObjectType type = types.systemStatus();
    DataObject status =
        DataObject.builder(type)
            .set(MessageTypes.attribute(type, 1), new Value.Text(serverId))
            .set(MessageTypes.attribute(type, 2), new Value.Text(serves ? ONLINE : OTHERWISE))
            .set(MessageTypes.attribute(type, 3), times.now())
            .build();
    return object(asker, status);
  }

  /// What of an object a peer is sent.
  static WriteOptions options(PeerSettings settings) {
    return WriteOptions.of(settings.profile())
        .withRestricted(settings.restricted())
        .withStatusCodeAsText(settings.of(Setting.STATUS_CODE_AS_TEXT));
  }
}
