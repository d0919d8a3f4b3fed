package org.openviid.codec;

import java.time.ZoneId;
import java.util.List;
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

/// Reads messages from JSON whose large contents have been taken out. Immutable, and safe for use by any
/// number of threads.
final class JsonParsing {
  /// Parts of messages have no place in logs.
  private static final ErrorReportConfiguration WITHOUT_CONTENT =
      ErrorReportConfiguration.builder().maxErrorTokenLength(0).maxRawContentLength(0).build();

  private final Limits limits;
  private final JsonFactory factory;
  private final JsonFactory lenientFactory;
  private final TimeText times;
  private final LooseTime looseTimes;

  /// @param zone the zone that times without one are in
  JsonParsing(Limits limits, ZoneId zone) {
    this.limits = limits;
    this.factory = builder(limits).build();
    this.lenientFactory = builder(limits).enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS).build();
    this.times = new TimeText(zone);
    this.looseTimes = new LooseTime(times);
  }

  /// What finds names among the members of objects.
  JsonFactory names() {
    return factory;
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

  /// One message.
  ///
  /// @param plan of the type it should be
  /// @param contents what is taken out of it
  /// @param tolerances what is accepted though the standard has it otherwise
  record Job(TypePlan plan, Contents contents, Tolerances tolerances) {}

  /// Reads a body, a second time with control characters allowed when it cannot be read without.
  ///
  /// @param before what was tolerated before
  Message read(Body body, Job job, List<Deviation> before) {
    Contents.Mark mark = job.contents().mark();
    try {
      return parse(factory, body, job, new Findings(job.tolerances(), limits, before));
    } catch (StreamReadException e) {
      boolean hopeless = e instanceof UnexpectedEndOfInputException;
      if (hopeless || !job.tolerances().allows(Tolerance.CONTROL_CHARACTERS)) {
        throw explained(e, body);
      }
    } catch (StreamConstraintsException e) {
      throw explained(e);
    }
    job.contents().rewind(mark);
    return readLeniently(body, job, before);
  }

  private Message readLeniently(Body body, Job job, List<Deviation> before) {
    Findings encoding = new Findings(job.tolerances(), limits, before);
    encoding.tolerates(Tolerance.CONTROL_CHARACTERS, Notation.JSON.name(), "", "\\n", "0x00–0x1f");
    try {
      return parse(
          lenientFactory, body, job, new Findings(job.tolerances(), limits, encoding.deviations()));
    } catch (StreamReadException e) {
      throw explained(e, body);
    } catch (StreamConstraintsException e) {
      throw explained(e);
    }
  }

  private Message parse(JsonFactory json, Body body, Job job, Findings findings) {
    try (JsonParser parser = json.createParser(ObjectReadContext.empty(), body.bytes(), 0, body.length())) {
      ValueReading values = new ValueReading(parser, limits, times, looseTimes, findings);
      ContentReading binary = new ContentReading(parser, body, job.contents(), findings, values);
      OpenReading open = new OpenReading(parser, limits, values, binary);
      ObjectReading objects = new ObjectReading(parser, findings, values, binary, open);
      return new MessageReading(parser, job.plan(), findings, objects, job.contents()).read();
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
