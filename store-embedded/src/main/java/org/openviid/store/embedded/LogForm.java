package org.openviid.store.embedded;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.openviid.schema.DataObject;
import org.openviid.schema.Value;
import org.openviid.store.Change;
import org.openviid.store.LogEntry;
import org.openviid.store.StoreException;

/// The bytes of a log entry; its sequence is the key. Safe for use by any number of threads.
///
/// ```
/// entry := form:byte  operation:byte  previous:fixed64  receivedAt:fixed64  peer:text  id:text  object
/// ```
final class LogForm {
  /// The first byte of every entry. A form that is read differently takes the next number.
  static final int FORM = 1;

  private static final int PREVIOUS = 2;
  private static final int RECEIVED = 10;
  private static final int TEXTS = 18;

  private final StoredForm objects;

  LogForm(StoredForm objects) {
    this.objects = objects;
  }

  static LogEntry.Operation operation(Change change) {
    return switch (change) {
      case Change.Put put when put.expected() == 0 -> LogEntry.Operation.CREATED;
      case Change.Put _ -> LogEntry.Operation.CHANGED;
      case Change.Delete _ -> LogEntry.Operation.DELETED;
    };
  }

  /// Appends a change as the entry that it will be, if its condition holds.
  void write(FormWriter out, Change change) {
    out.octet(FORM);
    out.octet(
        switch (operation(change)) {
          case CREATED -> 1;
          case CHANGED -> 2;
          case DELETED -> 3;
        });
    out.fixed(change.expected());
    out.fixed(change.receivedAt());
    out.text(change.peer());
    out.text(change.id());
    objects.write(out, change.object());
  }

  /// Reads an entry.
  LogEntry read(long sequence, byte[] bytes) {
    Header header = header(sequence, bytes);
    FormReader in = new FormReader(bytes, TEXTS);
    try {
      String peer = in.text();
      String id = in.text();
      DataObject object = objects.read(in);
      return new LogEntry(
          sequence, header.operation, id, header.previous, header.receivedAt, peer, object);
    } catch (IndexOutOfBoundsException e) {
      throw new StoreException(e, "OV-1652", sequence);
    }
  }

  /// Reads what can be read without the object.
  static Header header(long sequence, byte[] bytes) {
    if (bytes.length < TEXTS || bytes[0] != FORM) {
      throw new StoreException("OV-1651", sequence);
    }
    LogEntry.Operation operation =
        switch (bytes[1]) {
          case 1 -> LogEntry.Operation.CREATED;
          case 2 -> LogEntry.Operation.CHANGED;
          case 3 -> LogEntry.Operation.DELETED;
          default -> throw new StoreException("OV-1653", sequence, bytes[1]);
        };
    return new Header(operation, FormReader.fixedAt(bytes, PREVIOUS), FormReader.fixedAt(bytes, RECEIVED));
  }

  /// The identity of the object of an entry.
  static HeadKey key(byte[] bytes) {
    FormReader in = new FormReader(bytes, TEXTS);
    in.skipText();
    String id = in.text();
    return new HeadKey((int) in.varint(), id);
  }

  /// Passes every content that the object refers to, nested ones too, to `receiver`.
  static void blobs(DataObject object, Consumer<Value.Blob> receiver) {
    object.type().attributes().forEach(attribute -> blobs(object.value(attribute), receiver));
    object.extras().values().forEach(value -> blobs(value, receiver));
  }

  private static void blobs(@Nullable Value value, Consumer<Value.Blob> receiver) {
    switch (value) {
      case null -> {}
      case Value.Blob blob -> receiver.accept(blob);
      case Value.Nested nested -> blobs(nested.object(), receiver);
      case Value.Sequence sequence -> sequence.values().forEach(element -> blobs(element, receiver));
      case Value.Text _, Value.Whole _, Value.Real _, Value.Flag _, Value.Moment _, Value.Bytes _ -> {}
    }
  }

  /// What every entry begins with.
  ///
  /// @param operation what was done
  /// @param previous the sequence of the version before, 0 when there was none
  /// @param receivedAt milliseconds since 1970-01-01T00:00Z
  record Header(LogEntry.Operation operation, long previous, long receivedAt) {}
}
