package org.openviid.kit;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.openviid.codec.DataSource;
import org.openviid.codec.WriteOptions;
import org.openviid.kit.DeviceSettings.Rhythm;
import org.openviid.kit.Outbox.Upload;
import org.openviid.kit.Tally.Count;
import org.openviid.schema.DataObject;
import org.openviid.schema.InterfaceRow;
import org.openviid.schema.ObjectType;
import org.openviid.schema.Operation;
import org.openviid.wire.ClientSettings;
import org.openviid.wire.Content;
import org.openviid.wire.Registration;
import org.openviid.wire.Reply;
import org.openviid.wire.ViidClient;
import org.openviid.wire.WireException;

/// A device that registers with a view library, uploads what its camera sees, keeps alive, and registers
/// again whenever the library asks for it. What could not be sent waits and is sent later, in order.
///
/// The device lives on a virtual thread of its own between [#start] and [#close]. Safe for use by any
/// number of threads.
public final class SimulatedDevice implements AutoCloseable {
  /// After so many requests without an answer it takes its registration for lost.
  private static final int LOST_AFTER = 3;

  private static final Duration AFTER_FAILURE = Duration.ofMillis(500);

  private final Surroundings surroundings;
  private final DeviceSettings settings;
  private final StreetCamera camera;
  private final ViidClient client;
  private final RandomGenerator random;
  private final Outbox outbox;
  private final Tally tally = new Tally();
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Thread thread;
  private boolean registered;
  private boolean announced;
  private int unanswered;
  private long nextCapture;
  private long lastRequest;

  /// A device that does nothing yet.
  ///
  /// @param seed decides how long it waits before it tries again
  public SimulatedDevice(Surroundings surroundings, DeviceSettings settings, long seed) {
    ClientSettings identity = settings.client();
    this.surroundings = surroundings;
    this.settings = settings;
    this.camera = new StreetCamera(surroundings.schema(), settings.camera());
    this.client = new ViidClient(surroundings.transport(), surroundings.messages(), identity);
    this.random = new SplittableRandom(seed);
    this.outbox = new Outbox(settings.rhythm().outbox());
    this.thread = Thread.ofVirtual().name("device-" + identity.deviceId()).unstarted(this::live);
  }

  /// Begins. Returns at once; [#figures] tells how it goes.
  public void start() {
    thread.start();
  }

  /// The settings.
  public DeviceSettings settings() {
    return settings;
  }

  /// What it has done so far.
  public DeviceFigures figures() {
    return tally.figures();
  }

  /// Ends after the request under way, and unregisters.
  @Override
  public void close() {
    stop.countDown();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    client.close();
  }

  private void live() {
    nextCapture = System.nanoTime();
    try {
      while (stop.getCount() > 0) {
        step();
      }
      leave();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) { // the end of this thread: nobody else would hear of it
      tally.add(Count.FAILURES, "the device stopped: " + e);
      tally.registered(false);
    }
  }

  private void step() throws InterruptedException {
    try {
      if (!registered) {
        enter();
        return;
      }
      captureWhenDue();
      if (outbox.next().isPresent()) {
        send(outbox.next().orElseThrow());
      } else if (untilKeepalive() <= 0) {
        keepAlive();
      } else {
        pause(Math.min(nextCapture - System.nanoTime(), untilKeepalive()));
      }
      unanswered = 0;
    } catch (WireException e) {
      failed(e);
    }
  }

  private void failed(WireException e) throws InterruptedException {
    tally.add(Count.FAILURES, e.getMessage());
    unanswered++;
    if (unanswered >= LOST_AFTER) {
      lost();
    }
    pause(AFTER_FAILURE.toNanos());
  }

  private void enter() throws InterruptedException {
    Registration registration = client.register();
    lastRequest = System.nanoTime();
    switch (registration) {
      case Registration.Registered yes -> {
        registered = true;
        tally.add(Count.REGISTRATIONS, 1);
        tally.registered(true);
        if (settings.announces() && !announced) {
          announced = true;
          put(List.of(camera.describe("127.0.0.1", settings.client().endpoint().port())));
        }
      }
      case Registration.Refused no -> {
        tally.add(Count.REFUSED, "registration refused (" + no.reason() + "): " + words(no.reply()));
        pause(random.nextLong(Math.max(1, settings.rhythm().retry().toNanos())));
      }
    }
  }

  private void lost() {
    registered = false;
    unanswered = 0;
    tally.registered(false);
  }

  private void captureWhenDue() {
    long now = System.nanoTime();
    if (now < nextCapture) {
      return;
    }
    long step = settings.rhythm().capture().toNanos();
    nextCapture = Math.max(nextCapture + step, now);
    put(camera.capture(surroundings.clock().instant()));
  }

  /// Puts objects into the outbox, one message for each type.
  private void put(List<DataObject> objects) {
    Map<ObjectType, List<DataObject>> byType = new LinkedHashMap<>();
    for (DataObject object : objects) {
      byType.computeIfAbsent(object.type(), type -> new ArrayList<>()).add(object);
    }
    byType.forEach(
        (type, list) -> {
          if (outbox.add(upload(type, list))) {
            tally.add(Count.DROPPED, 1);
          }
        });
  }

  private Upload upload(ObjectType type, List<DataObject> objects) {
    InterfaceRow row = surroundings.collection(Operation.CREATE, type);
    WriteOptions options = WriteOptions.of(settings.camera().profile());
    try {
      byte[] body =
          surroundings.messages().write(row.request().orElseThrow(), objects, DataSource.NONE, options);
      return new Upload(row.path(), body, objects.size());
    } catch (IOException e) {
      throw new IllegalStateException("memory does not fail", e);
    }
  }

  private void send(Upload upload) {
    Reply reply = client.post(upload.path(), Content.of(upload.body()));
    lastRequest = System.nanoTime();
    if (reply.needsRegistration()) {
      lost();
      return;
    }
    outbox.done();
    if (reply.isAccepted()) {
      tally.add(Count.MESSAGES, 1);
      tally.add(Count.RECORDS, upload.records());
      tally.add(Count.BYTES, upload.body().length);
    } else {
      tally.add(Count.REFUSED, upload.path() + " refused: " + words(reply));
    }
  }

  private void keepAlive() {
    Reply reply = client.keepalive();
    lastRequest = System.nanoTime();
    if (reply.isAccepted()) {
      tally.add(Count.KEEPALIVES, 1);
    } else {
      lost();
    }
  }

  private void leave() {
    if (!registered) {
      return;
    }
    try {
      client.unregister();
    } catch (WireException e) {
      tally.add(Count.FAILURES, e.getMessage());
    }
    lost();
  }

  private long untilKeepalive() {
    Rhythm rhythm = settings.rhythm();
    return lastRequest + rhythm.keepalive().toNanos() - System.nanoTime();
  }

  /// Waits, but no longer than until the device is to end.
  private void pause(long nanos) throws InterruptedException {
    boolean ended = stop.await(Math.max(1, nanos), TimeUnit.NANOSECONDS);
    assert ended || stop.getCount() > 0;
  }

  private static String words(Reply reply) {
    return reply.statuses().stream()
        .filter(status -> !status.isOk())
        .findFirst()
        .map(status -> status.code() + " " + status.text())
        .orElse("status " + reply.answer().status());
  }
}
