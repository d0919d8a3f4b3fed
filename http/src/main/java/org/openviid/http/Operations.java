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
    if (!Offer.includes(row)) {
      throw new ViidException("OV-2151", row.method(), row.path());
    }
    return target;
  }
}
