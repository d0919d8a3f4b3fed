package org.openviid.http;

import java.util.Set;
import org.openviid.schema.InterfaceRow;
import org.openviid.schema.ObjectType;
import org.openviid.schema.TypeKind;

/// What of the interface table this server carries out. The rest is refused by name: to take in an order
/// that nobody carries out would be worse.
public final class Offer {
  private static final String IDENTIFIER = "{ID}";

  /// The permanent keys of types of 1400 whose objects are orders, or report what became of orders:
  /// dispositions, alarms, analysis rules and tasks.
  private static final Set<Integer> ORDERS_OF_1400 = Set.of(103, 104, 105, 107);

  private Offer() {}

  /// Whether requests that the row describes are carried out.
  public static boolean includes(InterfaceRow row) {
    boolean ofOne = row.path().contains(IDENTIFIER);
    return switch (row.operation()) {
      case REGISTER, UNREGISTER, KEEPALIVE, TIME -> true;
      case CREATE, QUERY -> !ofOne && isStored(row);
      case READ -> ofOne && isStored(row);
      case UPDATE, DELETE, REPLACE, REMOVE, READ_INFO, UPDATE_INFO, READ_DATA, WRITE_DATA, REMOVE_DATA ->
          isStored(row);
      case REMOVE_INFO, CANCEL, CONTROL, STATUS, CAPABILITY, SEARCH, NOTIFY -> false;
    };
  }

  private static boolean isStored(InterfaceRow row) {
    return row.type().filter(type -> type.kind() == TypeKind.RESOURCE && !isOrder(type)).isPresent();
  }

  /// Subscriptions and notifications (B.15, B.16), analysis (B.29 to B.57), and those of 1400.
  private static boolean isOrder(ObjectType type) {
    int key = type.key();
    return key == 15 || key == 16 || (key >= 29 && key <= 57) || ORDERS_OF_1400.contains(key);
  }
}
