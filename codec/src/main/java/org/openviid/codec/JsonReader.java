package org.openviid.codec;

import java.io.InputStream;
import java.time.ZoneId;
import java.util.List;
import org.openviid.schema.ObjectType;
import org.openviid.schema.Schema;
import tools.jackson.core.ErrorReportConfiguration;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonFactoryBuilder;
import tools.jackson.core.json.JsonReadFeature;

/// Reads JSON messages. Immutable, and safe for use by any number of threads; making one takes some
/// milliseconds, so make one per schema.
public final class JsonReader {
  /// Parts of messages have no place in logs.
  private static final ErrorReportConfiguration WITHOUT_CONTENT =
      ErrorReportConfiguration.builder().maxErrorTokenLength(0).maxRawContentLength(0).build();

  private final Limits limits;
  private final JsonFactory factory;
  private final JsonFactory lenientFactory;
  private final ContentKeys contentKeys;
  private final Plans plans;
  private final TimeText times;
  private final LooseTime looseTimes;

  /// A reader.
  ///
  /// @param zone the zone that times without one are in
  public JsonReader(Schema schema, Limits limits, ZoneId zone) {
    this.limits = limits;
    this.factory = builder(limits).build();
    this.lenientFactory = builder(limits).enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS).build();
    this.contentKeys = new ContentKeys(schema);
    this.plans = new Plans(schema, factory);
    this.times = new TimeText(zone);
    this.looseTimes = new LooseTime(times);
  }

  private static JsonFactoryBuilder builder(Limits limits) {
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
        .errorReportConfiguration(WITHOUT_CONTENT)
        .disable(TokenStreamFactory.Feature.CHARSET_DETECTION);
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
      Body lifted = new Base64Lifter(body, contentKeys, contents, limits).read();
      Message message = new Attempt(plan, contents, tolerances).read(lifted);
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

  /// One message.
  private final class Attempt {
    private final TypePlan plan;
    private final Contents contents;
    private final Tolerances tolerances;

    Attempt(TypePlan plan, Contents contents, Tolerances tolerances) {
      this.plan = plan;
      this.contents = contents;
      this.tolerances = tolerances;
    }

    /// Reads a body, a second time with control characters allowed when it cannot be read without.
    Message read(Body lifted) {
      Findings encoding = new Findings(tolerances, limits, List.of());
      Body body = new Encoding(encoding).normalized(lifted);
      Contents.Mark mark = contents.mark();
      try {
        return parse(factory, body, encoding.deviations());
      } catch (StreamReadException e) {
        if (!tolerances.allows(Tolerance.CONTROL_CHARACTERS) || e instanceof UnexpectedEndOfInputException) {
          throw explained(e, body);
        }
      } catch (StreamConstraintsException e) {
        throw explained(e);
      }
      contents.rewind(mark);
      encoding.tolerates(Tolerance.CONTROL_CHARACTERS, "JSON", "", "\\n", "0x00–0x1f");
      return readLeniently(body, encoding.deviations());
    }

    private Message readLeniently(Body body, List<Deviation> deviations) {
      try {
        return parse(lenientFactory, body, deviations);
      } catch (StreamReadException e) {
        throw explained(e, body);
      } catch (StreamConstraintsException e) {
        throw explained(e);
      }
    }

    private Message parse(JsonFactory json, Body body, List<Deviation> deviations) {
      Findings findings = new Findings(tolerances, limits, deviations);
      try (JsonParser parser = json.createParser(ObjectReadContext.empty(), body.bytes(), 0, body.length())) {
        ValueReading values = new ValueReading(parser, limits, times, looseTimes, findings);
        ContentReading binary = new ContentReading(parser, body, contents, findings, values);
        OpenReading open = new OpenReading(parser, limits, values, binary);
        ObjectReading objects = new ObjectReading(parser, findings, values, binary, open);
        return new MessageReading(parser, plan, findings, objects, contents).read();
      }
    }

    private MessageException explained(StreamReadException cause, Body body) {
      if (cause instanceof UnexpectedEndOfInputException) {
        Body.Position end = body.position(body.length());
        return new MessageException(cause, "OV-1202", end.line(), end.column());
      }
      Body.Position place = body.position(cause.getLocation().getByteOffset());
      return new MessageException(cause, "OV-1203", place.line(), place.column());
    }

    private MessageException explained(StreamConstraintsException cause) {
      return new MessageException(
          cause,
          "OV-1207",
          limits.depth(),
          limits.textLength(),
          limits.nameLength(),
          limits.numberLength(),
          limits.tokens());
    }
  }
}
