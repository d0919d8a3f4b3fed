package org.openviid.http;

import org.openviid.http.Routing.Matched;
import org.openviid.schema.InterfaceRow;
import org.openviid.schema.ViidException;

/// Does what a row of the interface table says. Safe for use by any number of threads.
///
/// Rows that nothing stands behind yet, see [Offer], are refused by name.
final class Operations {
  private final Registrar registrar;
  private final Resources resources;
  private final Parts parts;
  private final Members members;
  private final SystemPage system;

  Operations(Registrar registrar, Resources resources, Parts parts, Members members, SystemPage system) {
    this.registrar = registrar;
    this.resources = resources;
    this.parts = parts;
    this.members = members;
    this.system = system;
  }

  /// The answer to a request.
  ///
  /// @throws ViidException when it cannot be done
  Reply perform(Exchange exchange, Matched target) {
    InterfaceRow row = target.row();
    if (!Offer.includes(row)) {
      throw new ViidException("OV-2151", row.method(), row.path());
    }
    boolean ofOne = !target.id().isEmpty();
    return switch (row.operation()) {
      case REGISTER -> registrar.register(exchange, row);
      case UNREGISTER -> registrar.unregister(exchange, row);
      case KEEPALIVE -> registrar.keepalive(exchange, row);
      case TIME -> registrar.time(exchange);
      case CREATE, NOTIFY -> ofOne ? members.create(exchange, target) : resources.create(exchange, target);
      case QUERY -> ofOne ? members.query(exchange, target) : resources.query(exchange, target);
      case UPDATE -> resources.update(exchange, target);
      case DELETE -> resources.delete(exchange, target);
      case READ -> resources.read(exchange, target);
      case REPLACE -> resources.replace(exchange, target);
      case CANCEL -> resources.cancel(exchange, target);
      case REMOVE -> resources.remove(exchange, target);
      case READ_INFO -> parts.readInfo(exchange, target);
      case UPDATE_INFO -> parts.updateInfo(exchange, target);
      case REMOVE_INFO -> parts.removeInfo(exchange, target);
      case READ_DATA -> parts.readData(exchange, target);
      case WRITE_DATA -> parts.writeData(exchange, target);
      case REMOVE_DATA -> parts.removeData(exchange, target);
      case STATUS -> system.status(exchange, row);
      case CONTROL, CAPABILITY, SEARCH -> throw new ViidException("OV-2150", row.method(), exchange.path());
    };
  }
}
