package org.openviid.http;

import java.util.Set;
import org.openviid.http.Routing.Matched;
import org.openviid.schema.InterfaceRow;
import org.openviid.schema.ObjectType;
import org.openviid.schema.TypeKind;
import org.openviid.schema.ViidException;

/// Does what a row of the interface table says. Safe for use by any number of threads.
///
/// Rows that nothing stands behind yet are refused by name: to take in an order that nobody carries out
/// would be worse.
final class Operations {
  /// The permanent keys of types whose objects are orders, or report what became of orders: subscriptions
  /// and notifications (B.15, B.16), analysis (B.29 to B.56), and of 1400 dispositions, alarms, analysis
  /// rules and tasks.
  private static final Set<Integer> ORDERS_OF_1400 = Set.of(103, 104, 105, 107);

  private final Registrar registrar;
  private final Resources resources;
  private final Parts parts;

  Operations(Registrar registrar, Resources resources, Parts parts) {
    this.registrar = registrar;
    this.resources = resources;
    this.parts = parts;
  }

  /// The answer to a request.
  ///
  /// @throws ViidException when it cannot be done
  Reply perform(Exchange exchange, Matched target) {
    InterfaceRow row = target.row();
    return switch (row.operation()) {
      case REGISTER -> registrar.register(exchange, row);
      case UNREGISTER -> registrar.unregister(exchange, row);
      case KEEPALIVE -> registrar.keepalive(exchange, row);
      case TIME -> registrar.time(exchange);
      case CREATE -> resources.create(exchange, stored(target));
      case QUERY -> resources.query(exchange, stored(target));
      case UPDATE -> resources.update(exchange, stored(target));
      case DELETE -> resources.delete(exchange, stored(target));
      case READ -> resources.read(exchange, stored(target));
      case REPLACE -> resources.replace(exchange, stored(target));
      case REMOVE -> resources.remove(exchange, stored(target));
      case READ_INFO -> parts.readInfo(exchange, stored(target));
      case UPDATE_INFO -> parts.updateInfo(exchange, stored(target));
      case READ_DATA -> parts.readData(exchange, stored(target));
      case WRITE_DATA -> parts.writeData(exchange, stored(target));
      case REMOVE_DATA -> parts.removeData(exchange, stored(target));
      case REMOVE_INFO, CANCEL, CONTROL, STATUS, CAPABILITY, SEARCH, NOTIFY ->
          throw new ViidException("OV-2150", row.method(), exchange.path());
    };
  }

  private static Matched stored(Matched target) {
    InterfaceRow row = target.row();
    ObjectType type = row.type().orElseThrow();
    boolean ofOther = switch (row.operation()) {
      case CREATE, QUERY -> !target.id().isEmpty();
      case READ -> target.id().isEmpty();
      default -> false;
    };
    if (ofOther || type.kind() != TypeKind.RESOURCE || isOrder(type.key())) {
      throw new ViidException("OV-2151", row.method(), row.path());
    }
    return target;
  }

  private static boolean isOrder(int key) {
    return key == 15 || key == 16 || (key >= 29 && key <= 57) || ORDERS_OF_1400.contains(key);
  }
}
