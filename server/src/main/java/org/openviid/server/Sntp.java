package org.openviid.server;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;

/// Asks a clock server how late it is (RFC 4330). Immutable.
final class Sntp {
  private static final int LENGTH = 48;
  private static final byte ASKING = 0b00_100_011; // version 4, client
  private static final int TRANSMITTED = 40;
  private static final int RECEIVED = 32;

  /// Between 1900-01-01, from which its seconds count, and 1970-01-01.
  private static final long ERA = 2_208_988_800L;

  private final Clock clock;
  private final Duration patience;

  Sntp(Clock clock, Duration patience) {
    this.clock = clock;
    this.patience = patience;
  }

  /// How far our clock is ahead of the server's, in milliseconds.
  ///
  /// @throws IOException when it does not answer in time, or answers nonsense
  long ahead(String host, int port) throws IOException {
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.setSoTimeout((int) patience.toMillis());
      byte[] message = new byte[LENGTH];
      message[0] = ASKING;
      InetAddress address = InetAddress.getByName(host);
      long sent = clock.millis();
      socket.send(new DatagramPacket(message, LENGTH, address, port));
      DatagramPacket answer = new DatagramPacket(message, LENGTH);
      socket.receive(answer);
      long back = clock.millis();
      ByteBuffer fields = ByteBuffer.wrap(message);
      if (answer.getLength() < LENGTH || fields.getLong(TRANSMITTED) == 0) {
        throw new IOException("the answer is no time");
      }
      long received = millis(fields.getLong(RECEIVED));
      long transmitted = millis(fields.getLong(TRANSMITTED));
      return ((sent - received) + (back - transmitted)) / 2;
    }
  }

  private static long millis(long timestamp) {
    long seconds = (timestamp >>> 32) - ERA;
    return seconds * 1_000 + (((timestamp & 0xffff_ffffL) * 1_000) >>> 32);
  }
}
