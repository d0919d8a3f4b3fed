package org.openviid.benchmarks;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.ZoneId;
import java.util.HexFormat;
import org.openviid.schema.Schema;
import org.openviid.wire.ClientSettings;
import org.openviid.wire.Endpoint;
import org.openviid.wire.HttpTransport;
import org.openviid.wire.Messages;
import org.openviid.wire.Registration;
import org.openviid.wire.ViidClient;
import org.openviid.wire.WireException;
import org.openviid.wire.WireLimits;

/// Registers the load with a server, once: the requests of a measurement then only name their sender.
public final class Registrations {
  private static final int CNONCE_BYTES = 8;

  private Registrations() {}

  /// Registers a target's account; does nothing for a target without one.
  ///
  /// @throws IOException when the server refuses or does not answer
  public static void register(Schema schema, Target target, ZoneId zone) throws IOException {
    if (target.account().isEmpty()) {
      return;
    }
    Target.Account account = target.account().get();
    SecureRandom random = new SecureRandom();
    Endpoint endpoint = Endpoint.of(target.uri().toString());
    ClientSettings settings =
        ClientSettings.of(endpoint, account.device(), account.password(), () -> cnonce(random))
            .withUserName(account.user());
    try (HttpTransport transport = HttpTransport.of(WireLimits.DEFAULT);
        ViidClient client = new ViidClient(transport, new Messages(schema, zone), settings)) {
      if (client.register() instanceof Registration.Refused refused) {
        String words = refused.reason() + ", " + refused.reply().answer();
        throw new IOException(target.uri() + " refuses " + account.device() + ": " + words);
      }
    } catch (WireException e) {
      throw new IOException("cannot register: " + e.getMessage(), e);
    }
  }

  private static String cnonce(SecureRandom random) {
    byte[] bytes = new byte[CNONCE_BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
