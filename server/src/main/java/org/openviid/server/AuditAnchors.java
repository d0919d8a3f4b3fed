package org.openviid.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.openviid.schema.ViidException;
import org.openviid.store.AuditHash;
import org.openviid.store.AuditHead;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Notes how far the audit trail goes, outside of the store: in a file of the data folder to which lines are
/// only added, each signed with the library's key, and every hour in the log of the server, from where it
/// reaches whatever collects logs. Safe for use by any number of threads.
/// After 30 days the last anchor of each day is kept.
///
/// ```
/// anchor := time blank number blank hash blank signature
/// ```
final class AuditAnchors implements AutoCloseable {
  /// The name of the file in a data folder.
  static final String FILE = "audit.anchors";

  private static final Logger LOG = LoggerFactory.getLogger(AuditAnchors.class);
  private static final Duration EVERY = Duration.ofMinutes(1);
  private static final Duration LOGGED_EVERY = Duration.ofHours(1);
  private static final Duration KEPT_WHOLE = Duration.ofDays(30);
  private static final int DAY = "2026-05-01".length();
  private static final String ALGORITHM = "HmacSHA256";

  private final Path file;
  private final SecretKeySpec key;
  private final Clock clock;
  private final Supplier<AuditHead> trail;
  private long noted;
  private Instant notedAt = Instant.MIN;
  private Instant loggedAt = Instant.MIN;

  /// @param folder the data folder
  /// @param secret the library's key
  /// @param trail the newest durable line
  AuditAnchors(Path folder, byte[] secret, Clock clock, Supplier<AuditHead> trail) {
    this.file = folder.resolve(FILE);
    this.clock = clock;
    this.trail = trail;
    this.key = new SecretKeySpec(signature(new SecretKeySpec(secret, ALGORITHM), "audit-anchors"), ALGORITHM);
  }

  /// What stands in the file.
  ///
  /// @param heads those that were noted
  /// @param foreign the numbers, from 1, of lines that were not written by this library
  record Noted(List<AuditHead> heads, List<Integer> foreign) {}

  /// Reads the file.
  ///
  /// @throws ViidException when it cannot be read
  Noted read() {
    List<AuditHead> heads = new ArrayList<>();
    List<Integer> foreign = new ArrayList<>();
    try {
      List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
      for (int i = 0; i < lines.size(); i++) {
        String[] words = lines.get(i).split(" ", -1);
        if (isOurs(words)) {
          heads.add(new AuditHead(Long.parseLong(words[1]), AuditHash.parse(words[2])));
        } else {
          foreign.add(i + 1);
        }
      }
    } catch (IOException e) {
      throw new ViidException(e, "OV-2422", file, String.valueOf(e.getMessage()));
    }
    return new Noted(heads, foreign);
  }

  private boolean isOurs(String[] words) {
    return words.length == 4
        && MessageDigest.isEqual(
            signed(words[0] + " " + words[1] + " " + words[2]).getBytes(StandardCharsets.US_ASCII),
            words[3].getBytes(StandardCharsets.US_ASCII));
  }

  private String signed(String text) {
    return HexFormat.of().formatHex(signature(key, text));
  }

  private static byte[] signature(SecretKeySpec key, String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(text.getBytes(StandardCharsets.US_ASCII));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every runtime has " + ALGORITHM, e);
    }
  }

  /// Notes the newest line if there is one since, and if it is time.
  void maintain() {
    if (notedAt.equals(Instant.MIN)) {
      thin();
    }
    if (Duration.between(notedAt, clock.instant()).compareTo(EVERY) >= 0) {
      note();
    }
  }

  /// Keeps of days that are long past the last anchor only, so that the file stays small for years. What this
  /// library has not written stays, to be seen.
  private synchronized void thin() {
    try {
      List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
      String longAgo = clock.instant().minus(KEPT_WHOLE).toString();
      List<String> kept = new ArrayList<>();
      for (int i = 0; i < lines.size(); i++) {
        String line = lines.get(i);
        boolean old = line.compareTo(longAgo) < 0 && isOurs(line.split(" ", -1));
        boolean last = i + 1 == lines.size() || !day(line).equals(day(lines.get(i + 1)));
        if (!old || last) {
          kept.add(line);
        }
      }
      if (kept.size() < lines.size() / 2) {
        Path part = file.resolveSibling(FILE + ".part");
        Files.write(part, kept);
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
          channel.force(true);
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (IOException e) {
      LOG.warn("the file of audit anchors {} could not be shortened", file, e);
    }
  }

  private static String day(String line) {
    return line.substring(0, Math.min(DAY, line.length()));
  }

  /// Notes the newest line if there is one since.
  synchronized void note() {
    AuditHead head = trail.get();
    Instant now = clock.instant();
    if (head.number() == noted) {
      return;
    }
    String text = now.truncatedTo(ChronoUnit.SECONDS) + " " + head.number() + " " + head.hash();
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap((text + " " + signed(text) + "\n").getBytes(StandardCharsets.US_ASCII)));
      channel.force(true);
      noted = head.number();
      notedAt = now;
    } catch (IOException e) {
      throw new ViidException(e, "OV-2423", file, String.valueOf(e.getMessage()));
    }
    if (Duration.between(loggedAt, now).compareTo(LOGGED_EVERY) >= 0) {
      LOG.info("audit trail: {} lines, hash {}", head.number(), head.hash());
      loggedAt = now;
    }
  }

  @Override
  public void close() {
    note();
  }
}
