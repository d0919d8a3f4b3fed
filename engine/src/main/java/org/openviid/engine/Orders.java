package org.openviid.engine;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openviid.codec.Item;
import org.openviid.peers.RequestContext;
import org.openviid.query.Filter;
import org.openviid.schema.Attribute;
import org.openviid.schema.AttributePath;
import org.openviid.schema.DataObject;
import org.openviid.schema.ErrorText;
import org.openviid.schema.ErrorTexts;
import org.openviid.schema.ObjectType;
import org.openviid.schema.Schema;
import org.openviid.schema.Value;
import org.openviid.store.Change;
import org.openviid.store.ObjectStore;
import org.openviid.store.Search;
import org.openviid.store.StoredObject;
import org.openviid.store.Transaction;

/// Subscriptions [7.18, B.15] and, of 1400, dispositions [C.17]: orders that somebody gives, changes, and
/// withdraws, and that end by themselves. Each belongs to the peer that gave it. Their state is the
/// server's to say: an order is in force only when somebody carries it out, and as long as nobody does it
/// is stored and says that it is not in force. Stateless but for the tables; safe for use by any number of
/// threads.
final class Orders {
  private static final int ACTIVE = 0;
  private static final int WITHDRAWN = 1;
  private static final int EXPIRED = 2;
  private static final int NOT_IN_FORCE = 9;
  private static final int BATCH = 1_000;

  /// Where a type keeps what makes it an order: permanent keys of the tables.
  ///
  /// @param operate to give the order (0) or to withdraw it (1)
  /// @param status the state
  /// @param end when it ends by itself
  /// @param withdrawnAt when it was withdrawn
  /// @param withdrawal what only a withdrawal says
  /// @param remark what the one who gives it is told
  private record Kind(int operate, int status, int end, int withdrawnAt, List<Integer> withdrawal, String remark) {}

  private static final Map<Integer, Kind> KINDS =
      Map.of(
          15, new Kind(12, 13, 8, 16, List.of(14, 15, 16, 17), "OV-1920"),
          103, new Kind(13, 14, 11, 23, List.of(21, 22, 23, 24), "OV-1921"));

  private final ObjectStore store;
  private final Schema schema;
  private final Set<Integer> carriedOut;
  private final LocalDigits digits;

  /// @param carriedOut the keys of the types whose orders somebody carries out
  Orders(ObjectStore store, Schema schema, Set<Integer> carriedOut, LocalDigits digits) {
    this.store = store;
    this.schema = schema;
    this.carriedOut = carriedOut;
    this.digits = digits;
  }

  /// Whether objects of the type are orders.
  boolean covers(ObjectType type) {
    return KINDS.containsKey(type.key());
  }

  /// The element as it is stored when it is new or takes the place of another: with its owner and state.
  Item given(RequestContext context, Item item) {
    DataObject object = item.object();
    DataObject.Builder given = stated(object, context.receivedAt()).toBuilder();
    AttributePath owner = object.type().ownerPath().orElseThrow();
    given.set(owner.leaf(), new Value.Text(context.peer().id()));
    return with(item, given.build());
  }

  /// The order with the state that follows from what it says.
  ///
  /// @param now milliseconds since 1970-01-01T00:00Z
  DataObject stated(DataObject order, long now) {
    Attribute status = attribute(order.type(), kind(order.type()).status());
    return order.toBuilder().set(status, new Value.Whole(state(order, now))).build();
  }

  private int state(DataObject order, long now) {
    Kind kind = kind(order.type());
    if (isWithdrawal(order)) {
      return WITHDRAWN;
    }
    boolean over =
        order.value(attribute(order.type(), kind.end())) instanceof Value.Moment end && end.epochMillis() <= now;
    if (over) {
      return EXPIRED;
    }
    return carriedOut.contains(order.type().key()) ? ACTIVE : NOT_IN_FORCE;
  }

  /// Whether the element says that the order is withdrawn.
  boolean isWithdrawal(DataObject order) {
    Attribute operate = attribute(order.type(), kind(order.type()).operate());
    return new Value.Whole(WITHDRAWN).equals(order.value(operate));
  }

  /// The element of a PUT on the URI for withdrawing. It withdraws when it says so, when it says by whom,
  /// when or why, or when it says nothing; what says that the order is given, or only changes it, does not
  /// (ours).
  Item cancelling(RequestContext context, Item item) {
    DataObject sent = item.object();
    Kind kind = kind(sent.type());
    boolean silent = sent.value(attribute(sent.type(), kind.operate())) == null;
    boolean explains = kind.withdrawal().stream().anyMatch(key -> sent.value(attribute(sent.type(), key)) != null);
    boolean withdraws = isWithdrawal(sent) || (silent && (explains || Identification.isReference(sent)));
    return withdraws ? with(item, withdrawn(context, sent)) : item;
  }

  /// The element of a POST or PUT, complete when it withdraws an order.
  Item completed(RequestContext context, Item item) {
    return isWithdrawal(item.object()) ? with(item, withdrawn(context, item.object())) : item;
  }

  private DataObject withdrawn(RequestContext context, DataObject sent) {
    Kind kind = kind(sent.type());
    Attribute at = attribute(sent.type(), kind.withdrawnAt());
    Value when = sent.value(at) == null ? digits.moment(context.receivedAt()) : sent.value(at);
    return sent.toBuilder()
        .set(attribute(sent.type(), kind.operate()), new Value.Whole(WITHDRAWN))
        .set(at, when)
        .build();
  }

  /// What the one who gives an order has to know of it, if anything.
  @Nullable ErrorText remark(DataObject order) {
    boolean idle = !isWithdrawal(order) && !carriedOut.contains(order.type().key());
    return idle ? ErrorTexts.of(kind(order.type()).remark()) : null;
  }

  private static Item with(Item item, DataObject object) {
    return new Item(item.index(), object, item.problems(), item.deviations(), item.cleared());
  }

  /// Marks orders whose time is over.
  ///
  /// @param now milliseconds since 1970-01-01T00:00Z
  /// @param self the identifier of this library
  void expire(long now, String self) {
    for (int key : KINDS.keySet()) {
      ObjectType type = schema.find(key);
      if (type != null) {
        expire(type, now, self);
      }
    }
  }

  private void expire(ObjectType type, long now, String self) {
    Kind kind = kind(type);
    Filter over =
        new Filter.And(
            List.of(
                new Filter.Range(path(type, kind.end()), null, false, digits.moment(now), true),
                new Filter.AnyOf(
                    path(type, kind.status()), List.of(new Value.Whole(ACTIVE), new Value.Whole(NOT_IN_FORCE)))));
    Search search = new Search(type, over, List.of(), 0, BATCH, false, Long.MAX_VALUE);
    for (StoredObject found : store.searchAhead(search).objects()) {
      DataObject expired = stated(found.object(), now);
      store.commit(Transaction.of(List.of(new Change.Put(found.id(), found.sequence(), expired, now, self))));
    }
  }

  private static AttributePath path(ObjectType type, int key) {
    return new AttributePath(List.of(attribute(type, key)));
  }

  private static Kind kind(ObjectType type) {
    Kind kind = KINDS.get(type.key());
    if (kind == null) {
      throw new IllegalArgumentException(type + " is no order");
    }
    return kind;
  }

  private static Attribute attribute(ObjectType type, int key) {
    Attribute attribute = type.find(key);
    if (attribute == null) {
      throw new IllegalStateException(type + " has no attribute of key " + key);
    }
    return attribute;
  }
}
