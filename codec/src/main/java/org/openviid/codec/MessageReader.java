package org.openviid.codec;

import java.io.IOException;
import java.io.InputStream;
import java.time.ZoneId;
import java.util.List;
import org.openviid.codec.JsonParsing.Job;
import org.openviid.schema.ObjectType;
import org.openviid.schema.Schema;

/// Reads messages in either notation. Immutable, and safe for use by any number of threads; making one
/// takes some milliseconds, so make one per schema.
public final class MessageReader {
  private final Limits limits;
  private final JsonParsing json;
  private final XmlParsing xml;
  private final ContentKeys contentKeys;
  private final Plans plans;

  /// A reader.
  ///
  /// @param zone the zone that times without one are in
  public MessageReader(Schema schema, Limits limits, ZoneId zone) {
    this.limits = limits;
    this.json = new JsonParsing(limits, zone);
    this.xml = new XmlParsing(limits);
    this.contentKeys = new ContentKeys(schema);
    this.plans = new Plans(schema, json.names());
  }

  /// Reads a message to its end, in the notation that it begins in.
  ///
  /// @param body the bytes of the message; not closed
  /// @param expected a list type such as `MotorVehicleList`, or the type of a single object
  /// @param sink takes the large contents. Those that usable elements refer to are left with it finished;
  ///     all others have been closed when this method returns or throws
  /// @param tolerances what is accepted though the standard has it otherwise
  /// @throws MessageException when the message as a whole cannot be used, whatever the bytes are
  public Message read(InputStream body, ObjectType expected, DataSink sink, Tolerances tolerances)
      throws MessageException {
    return read(NotatedBody.of(body, Notation.JSON), expected, sink, tolerances);
  }

  /// Reads a message whose notation is known to its end, as [#read(InputStream, ObjectType, DataSink,
  /// Tolerances)] does.
  public Message read(NotatedBody body, ObjectType expected, DataSink sink, Tolerances tolerances)
      throws MessageException {
    Contents contents = new Contents(sink, limits);
    Job job = new Job(plans.of(expected), contents, tolerances);
    boolean done = false;
    try {
      Message message =
          switch (body.notation()) {
            case JSON -> readJson(body.bytes(), job);
            case XML -> readXml(body.bytes(), job);
          };
      done = true;
      return message;
    } finally {
      if (done) {
        contents.giveUpUnused();
      } else {
        contents.giveUp();
      }
    }
  }

  private Message readJson(InputStream bytes, Job job) {
    Body lifted = new JsonLifter(bytes, contentKeys, job.contents(), limits).read();
    Findings encoding = new Findings(job.tolerances(), limits, List.of());
    Body body = new Encoding(encoding, Notation.JSON).normalized(lifted);
    return json.read(body, job, encoding.deviations());
  }

  private Message readXml(InputStream bytes, Job job) {
    Body lifted = new XmlLifter(narrowed(bytes), contentKeys, job.contents(), limits).read();
    Findings encoding = new Findings(job.tolerances(), limits, List.of());
    XmlTape tape = xml.read(new Encoding(encoding, Notation.XML).normalized(lifted));
    return json.read(new XmlTranscript(tape).of(job.plan()), job, encoding.deviations());
  }

  private static InputStream narrowed(InputStream bytes) {
    try {
      return Utf16.translated(bytes);
    } catch (IOException e) {
      throw new MessageException(e, "OV-1229");
    }
  }
}
