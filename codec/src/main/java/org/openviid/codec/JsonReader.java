package org.openviid.codec;

import java.io.IOException;
import java.io.InputStream;
import java.time.ZoneId;
import java.util.List;
import org.openviid.schema.ObjectType;
import org.openviid.schema.Schema;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;

/// Reads JSON messages. Immutable, and safe for use by any number of threads; making one takes some
/// milliseconds, so make one per schema.
public final class JsonReader {
  private final Limits limits;
  private final JsonFactory factory;
  private final Plans plans;
  private final TimeText times;
  private final LooseTime looseTimes;

  /// A reader.
  ///
  /// @param zone the zone that times without one are in
  public JsonReader(Schema schema, Limits limits, ZoneId zone) {
    this.limits = limits;
    this.factory = factory(limits);
    this.plans = new Plans(schema, factory);
    this.times = new TimeText(zone);
    this.looseTimes = new LooseTime(times);
  }

  private static JsonFactory factory(Limits limits) {
    StreamReadConstraints constraints =
        StreamReadConstraints.builder()
            .maxNestingDepth(limits.depth())
            .maxTokenCount(limits.tokens())
            .maxStringLength(limits.textLength())
            .maxNameLength(limits.nameLength())
            .maxNumberLength(limits.numberLength())
            .build();
    return JsonFactory.builder()
        .streamReadConstraints(constraints)
        .disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
        .build();
  }

  /// Reads a message to its end.
  ///
  /// @param body the bytes of the message; not closed
  /// @param expected a list type such as `MotorVehicleList`, or the type of a single object
  /// @param sink takes the large contents. Those that usable elements refer to are left with it finished;
  ///     all others have been closed when this method returns or throws
  /// @param tolerances what is accepted though the standard has it otherwise
  /// @throws MessageException when the message as a whole cannot be used, whatever the bytes are
  public Message read(InputStream body, ObjectType expected, DataSink sink, Tolerances tolerances)
      throws MessageException {
    TypePlan plan = plans.of(expected);
    Contents contents = new Contents(sink, limits);
    boolean done = false;
    try {
      Body lifted = plain(bytes(body));
      Message message = parse(lifted, plan, contents, tolerances);
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

  private Message parse(Body body, TypePlan plan, Contents contents, Tolerances tolerances) {
    Findings findings = new Findings(tolerances, limits);
    try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), body.bytes(), 0, body.length())) {
      ValueReading values = new ValueReading(parser, times, looseTimes, findings);
      ContentReading binary = new ContentReading(parser, body, contents, findings, values);
      ObjectReading objects = new ObjectReading(parser, limits, findings, values, binary);
      return new MessageReading(parser, plan, findings, objects, contents).read();
    } catch (UnexpectedEndOfInputException e) {
      Body.Position end = body.position(body.length());
      throw new MessageException(e, "OV-1202", end.line(), end.column());
    } catch (StreamConstraintsException e) {
      throw new MessageException(e, "OV-1207", limits.depth(), limits.textLength(), limits.nameLength(), limits.numberLength(), limits.tokens());
    } catch (JacksonException e) {
      Body.Position place = body.position(e.getLocation() == null ? 0 : e.getLocation().getByteOffset());
      throw new MessageException(e, "OV-1203", place.line(), place.column());
    }
  }

  private static Body plain(byte[] bytes) {
    return new Body(bytes, bytes.length, List.of());
  }

  private byte[] bytes(InputStream body) {
    try {
      byte[] bytes = body.readNBytes(limits.textBytes() + 1);
      if (bytes.length > limits.textBytes()) {
        throw new MessageException("OV-1208", limits.textBytes());
      }
      return bytes;
    } catch (IOException e) {
      throw new MessageException(e, "OV-1209");
    }
  }
}
