package org.openviid.http;

import java.util.function.BiFunction;
import java.util.function.Function;
import org.openviid.engine.ItemOutcome;
import org.openviid.engine.ItemOutcome.Effect;
import org.openviid.http.Entrance.Admission;
import org.openviid.peers.RequestContext;
import org.openviid.schema.DataObject;
import org.openviid.schema.ErrorTexts;
import org.openviid.schema.InterfaceRow;
import org.openviid.schema.ObjectType;
import org.openviid.schema.Value;

/// The public functions of clause 5.1: register, unregister, keepalive and time. Safe for use by any
/// number of threads.
final class Registrar {
  /// Of B.22, B.23 and B.24: the device concerned.
  private static final int DEVICE_ID = 1;

  private final Entrance entrance;
  private final Bodies bodies;
  private final Answers answers;
  private final ToleratedMeter meter;
  private final String serverId;

  Registrar(Entrance entrance, Bodies bodies, Answers answers, ToleratedMeter meter, String serverId) {
    this.entrance = entrance;
    this.bodies = bodies;
    this.answers = answers;
    this.meter = meter;
    this.serverId = serverId;
  }

  /// Register [7.2]: the first attempt is challenged, the second one proves who it is.
  Reply register(Exchange exchange, InterfaceRow row) {
    String device = device(exchange, row);
    Admission admission = entrance.register(exchange, device);
    return answer(exchange, row, admission, context -> done(device.isEmpty() ? context.as() : device));
  }

  /// Keepalive [7.4]: renews the registration, as every request does.
  Reply keepalive(Exchange exchange, InterfaceRow row) {
    if (!exchange.request().getMethod().equals(row.method())) {
      exchange.departed("keepalive-by-get");
    }
    return known(exchange, row, this::keepalive);
  }

  private ItemOutcome keepalive(RequestContext context, String device) {
    if (!context.peer().speaksFor(device)) {
      if (!context.peer().settings().tolerates("other-device-id")) {
        ItemOutcome.Refused refused = refused("OV-2141", context.as(), device);
        meter.refused(context, "other-device-id", refused.reason());
        return refused;
      }
      meter.tolerated(context, "other-device-id");
    }
    return done(device);
  }

  /// UnRegister [7.3]: ends the registration from this address. Subscriptions stay.
  Reply unregister(Exchange exchange, InterfaceRow row) {
    return known(exchange, row, (context, device) -> {
      if (!context.peer().speaksFor(device)) {
        return refused("OV-2142", context.as(), device);
      }
      entrance.leave(context, device);
      return done(device);
    });
  }

  /// Time [7.5]: for everybody, as a right clock is needed for many other things.
  Reply time(Exchange exchange) {
    return answers.time(exchange.asker(), serverId);
  }

  private Reply known(
      Exchange exchange, InterfaceRow row, BiFunction<RequestContext, String, ItemOutcome> action) {
    String header = Entrance.deviceId(exchange);
    if (header.isEmpty()) {
      String device = device(exchange, row);
      Admission admission = entrance.enter(exchange, device);
      return answer(exchange, row, admission, context -> action.apply(context, device));
    }
    return answer(exchange, row, entrance.enter(exchange, header), context -> {
      String device = device(exchange, row);
      bodies.vet(exchange, context);
      return action.apply(context, device.isEmpty() ? header : device);
    });
  }

  private Reply answer(
      Exchange exchange,
      InterfaceRow row,
      Admission admission,
      Function<RequestContext, ItemOutcome> action) {
    ItemOutcome outcome =
        switch (admission) {
          case Admission.In in -> {
            bodies.vet(exchange, in.context());
            yield action.apply(in.context());
          }
          case Admission.Out out -> new ItemOutcome.Refused("", out.reason());
        };
    return answers.one(exchange.asker(), row, outcome);
  }

  /// The device that the body names; without a body, as some peers send it, the one of the headers.
  private String device(Exchange exchange, InterfaceRow row) {
    if (exchange.body().isAtEnd()) {
      exchange.departed("missing-body");
      return Entrance.deviceId(exchange);
    }
    ObjectType type = row.request().orElseThrow();
    DataObject body = bodies.introduction(exchange, type);
    return body.value(MessageTypes.attribute(type, DEVICE_ID)) instanceof Value.Text text
        ? text.text()
        : Entrance.deviceId(exchange);
  }

  private static ItemOutcome done(String device) {
    return new ItemOutcome.Accepted(device, Effect.CHANGED);
  }

  private static ItemOutcome.Refused refused(String code, Object... arguments) {
    return new ItemOutcome.Refused("", ErrorTexts.of(code, arguments));
  }
}
