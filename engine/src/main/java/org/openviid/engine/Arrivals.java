package org.openviid.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.openviid.codec.Item;
import org.openviid.engine.ItemOutcome.Accepted;
import org.openviid.engine.ItemOutcome.Refused;
import org.openviid.peers.RequestContext;
import org.openviid.schema.Attribute;
import org.openviid.schema.DataObject;
import org.openviid.schema.ObjectType;

/// Sends what arrives the right way: captures in one step, sets with their members each as a whole, orders
/// with their owner and state. Safe for use by any number of threads.
final class Arrivals {
  private final Creation creation;
  private final Revision revision;
  private final Rules rules;
  private final DeviceRecords devices;
  private final Stamps stamps;

  /// What some types need beside.
  record Rules(Sets sets, Orders orders, DataLibraries libraries, SmallPictures pictures) {}

  Arrivals(Creation creation, Revision revision, Rules rules, DeviceRecords devices, Stamps stamps) {
    this.creation = creation;
    this.revision = revision;
    this.rules = rules;
    this.devices = devices;
    this.stamps = stamps;
  }

  /// Stores new objects; one outcome each, in order.
  List<ItemOutcome> create(RequestContext context, ObjectType type, List<Item> items, PictureIntake pictures) {
    List<Item> cleaned = cleaned(context, items, pictures);
    List<ItemOutcome> outcomes;
    if (rules.orders().covers(type)) {
      outcomes = give(context, cleaned, pictures);
    } else if (cleaned.stream().anyMatch(item -> SetShape.listsMembers(item.object()))) {
      outcomes = new ArrayList<>();
      cleaned.forEach(item -> outcomes.add(rules.sets().create(context, item, pictures)));
    } else {
      outcomes = creation.create(context, type, cleaned, pictures);
    }
    for (int i = 0; i < cleaned.size(); i++) {
      if (outcomes.get(i) instanceof Accepted) {
        follow(context, cleaned.get(i).object());
      }
    }
    return outcomes;
  }

  private void follow(RequestContext context, DataObject object) {
    stamps.read(context, object);
    if (Identification.isCapture(object.type())) {
      devices.sentBy(object, context.receivedAt());
    } else {
      devices.reported(object, context.receivedAt());
    }
  }

  /// The elements without what only the server sets, and with all their pictures among those of the request.
  List<Item> cleaned(RequestContext context, List<Item> items, PictureIntake pictures) {
    List<Item> cleaned = new ArrayList<>(items.size());
    for (Item item : items) {
      Item checked = rules.libraries().checked(context, cleaned(item));
      cleaned.add(checked.problems().isEmpty() ? rules.pictures().moved(checked, pictures) : checked);
    }
    return cleaned;
  }

  private static Item cleaned(Item item) {
    DataObject object = item.object();
    DataObject.Builder cleaned = null;
    for (Attribute attribute : object.type().attributes()) {
      if (attribute.isReadOnly() && object.value(attribute) != null) {
        cleaned = cleaned == null ? object.toBuilder() : cleaned;
        cleaned.set(attribute, null);
      }
    }
    return cleaned == null
        ? item
        : new Item(item.index(), cleaned.build(), item.problems(), item.deviations(), item.cleared());
  }

  /// Orders are few, and what they say decides what is done: one after the other.
  private List<ItemOutcome> give(RequestContext context, List<Item> items, PictureIntake pictures) {
    List<ItemOutcome> outcomes = new ArrayList<>();
    for (Item item : items) {
      Item complete = rules.orders().completed(context, item);
      if (rules.orders().isWithdrawal(item.object()) && item.object().id() != null) {
        outcomes.add(update(context, complete, pictures));
      } else {
        Item given = rules.orders().given(context, complete);
        ItemOutcome outcome = creation.create(context, given.object().type(), List.of(given), pictures).getFirst();
        outcomes.add(remarked(outcome, given.object()));
      }
    }
    return outcomes;
  }

  private ItemOutcome remarked(ItemOutcome outcome, DataObject order) {
    return switch (outcome) {
      case Accepted accepted -> new Accepted(accepted.id(), accepted.effect(), rules.orders().remark(order));
      case Refused refused -> refused;
    };
  }

  /// Changes objects; one outcome each, in order.
  List<ItemOutcome> update(RequestContext context, List<Item> items, PictureIntake pictures) {
    List<ItemOutcome> outcomes = new ArrayList<>(items.size());
    for (Item item : cleaned(context, items, pictures)) {
      boolean order = rules.orders().covers(item.object().type());
      outcomes.add(update(context, order ? rules.orders().completed(context, item) : item, pictures));
    }
    return outcomes;
  }

  private ItemOutcome update(RequestContext context, Item item, PictureIntake pictures) {
    boolean order = rules.orders().covers(item.object().type());
    UnaryOperator<DataObject> finish =
        order ? changed -> rules.orders().stated(changed, context.receivedAt()) : UnaryOperator.identity();
    ItemOutcome outcome = revision.update(context, item, pictures, finish);
    if (outcome instanceof Accepted) {
      devices.reported(item.object(), context.receivedAt());
    }
    return outcome;
  }
}
