package org.openviid.store.embedded;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.LongConsumer;
import org.openviid.schema.ObjectType;
import org.openviid.schema.Schema;
import org.openviid.schema.TypeKind;
import org.openviid.store.AuditLine;
import org.openviid.store.BlobStore;
import org.openviid.store.ObjectKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Deletes what has been kept long enough. Safe for use by any number of threads; only one works at a
/// time.
final class Retention {
  /// What stands in the log as the peer that asked for a deletion when an object expired.
  static final String PEER = "";

  private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
  private static final long DAY = Duration.ofDays(1).toMillis();

  private final RetentionSettings settings;
  private final Schema schema;
  private final Segments segments;
  private final BlobStore blobs;
  private final Clock clock;
  private final Map<ObjectType, Integer> days = new HashMap<>();
  private final Map<ObjectType, Integer> partDays = new HashMap<>();
  private volatile boolean overfull;

  /// @throws IllegalArgumentException when the settings name a type that does not exist
  Retention(RetentionSettings settings, Schema schema, Segments segments, BlobStore blobs, Clock clock) {
    this.settings = settings;
    this.schema = schema;
    this.segments = segments;
    this.blobs = blobs;
    this.clock = clock;
    settings
        .days()
        .forEach(
            (name, count) -> {
              ObjectType type = schema.type(name);
              (type.kind() == TypeKind.PART ? partDays : days).put(type, count);
            });
  }

  /// Whether the volume limit is reached and nothing is old enough to be deleted for it.
  boolean isOverfull() {
    return overfull;
  }

  /// Deletes what has to go by now.
  synchronized RetentionReport run(Kernel kernel) {
    long now = clock.millis();
    kernel.disposal().eraseLeftovers();
    SegmentCare care = new SegmentCare(segments, blobs, kernel.disposal());
    Holds holds = new Holds(kernel, schema);
    Expiry expiry = new Expiry(kernel, care, holds, now);
    Map<ObjectType, Long> cutoffs = new HashMap<>();
    days.forEach((type, count) -> cutoffs.put(type, now - count * DAY));
    expiry.run(cutoffs);
    removeParts(kernel, holds, now);
    boolean freed = freeVolume(kernel, expiry, now);
    Trimming trimming = new Trimming(kernel, care, holds);
    trimming.run(now - settings.logKeep().toMillis(), now);
    long oldest = now - settings.auditDays() * DAY;
    if (settings.auditDays() > 0 && oldest > 0) {
      new AuditExpiry(kernel).run(oldest, now);
    }
    trimNotes(kernel);
    care.compact();
    if (freed) {
      // What was deleted for the volume's sake has to make room.
      new Purge(kernel).log();
    }
    watchVolume(kernel);
    RetentionReport report = new RetentionReport(expiry.deleted(), trimming.trimmed(), used(kernel), overfull);
    if (report.expired() + report.trimmed() > 0) {
      LOG.info("{} objects have expired, {} entries of the log were removed", report.expired(), report.trimmed());
    }
    return report;
  }

  /// Removes objects at once and for good, but not those on hold.
  ///
  /// @param audit makes the line of the audit trail for objects of a type
  /// @param progress is told now and then how many have been deleted
  synchronized ErasureReport erase(
      Kernel kernel,
      List<ObjectKey> keys,
      BiFunction<ObjectType, List<String>, AuditLine> audit,
      LongConsumer progress) {
    Holds holds = new Holds(kernel, schema);
    List<ObjectKey> held = new ArrayList<>();
    List<ObjectKey> going = new ArrayList<>();
    for (ObjectKey key : keys) {
      (holds.contains(new HeadKey(key.type().key(), key.id())) ? held : going).add(key);
    }
    Erasure erasure = new Erasure(kernel, schema, clock.millis());
    long objects = erasure.delete(going, audit, progress);
    long versions = erasure.finish();
    return new ErasureReport(objects, versions, held, erasure.isComplete());
  }

  /// Goes on with erasures that a crash interrupted.
  synchronized void finishErasures(Kernel kernel) {
    long versions = new Erasure(kernel, schema, clock.millis()).finish();
    if (versions > 0) {
      LOG.info("{} versions of erased objects were still to be removed", versions);
    }
  }

  private boolean freeVolume(Kernel kernel, Expiry expiry, long now) {
    long excess = settings.volumeBytes() == 0 ? 0 : used(kernel) - settings.volumeBytes();
    if (excess <= 0) {
      return false;
    }
    long before = expiry.deleted();
    expiry.free(days.keySet(), now - settings.minDays() * DAY, excess);
    return expiry.deleted() > before;
  }

  private void watchVolume(Kernel kernel) {
    boolean before = overfull;
    overfull = settings.volumeBytes() > 0 && used(kernel) > settings.volumeBytes();
    if (overfull && !before) {
      LOG.error(
          "The volume limit of {} bytes is reached, and nothing more is older than {} days; creates are refused",
          settings.volumeBytes(),
          settings.minDays());
    }
  }

  /// How many bytes pictures and records take.
  private static long used(Kernel kernel) {
    return kernel.disposal().live() + kernel.database().fileBytes();
  }

  private void removeParts(Kernel kernel, Holds holds, long now) {
    long removed = 0;
    for (Map.Entry<ObjectType, Integer> entry : partDays.entrySet()) {
      PartExpiry expiry = new PartExpiry(kernel, schema, holds, now, entry.getKey());
      removed += expiry.run(now - entry.getValue() * DAY);
    }
    if (removed > 0) {
      LOG.info("{} objects have lost what may be kept for less time than they", removed);
    }
  }

  private static void trimNotes(Kernel kernel) {
    Database database = kernel.database();
    BatchImage batch = new BatchImage(256);
    List<Database.Row> first = database.page(Family.LOG, Keys.of(0), null, 1);
    if (!first.isEmpty()) {
      int meta = database.number(Family.META);
      kernel.marks().keysBelow(Keys.number(first.getFirst().key())).forEach(key -> batch.delete(meta, key));
    }
    database.writeBuffered(batch.toBatch());
  }
}
