package org.openviid.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.openviid.codec.Deviation;
import org.openviid.codec.Problem;
import org.openviid.codec.Tolerance;
import org.openviid.engine.EngineListener;
import org.openviid.peers.Finding.Subject;
import org.openviid.peers.FindingLedger;
import org.openviid.peers.RequestContext;
import org.openviid.schema.ErrorText;
import org.openviid.schema.Label;
import org.openviid.schema.Outcome;
import org.openviid.schema.ToleranceTexts;
import org.openviid.schema.ViidException;

/// Counts what departs from the standard, by name for everybody and by peer with an example: what codec,
/// Digest and engine put up with, and what was refused. Safe for use by any number of threads.
public final class ToleratedMeter implements EngineListener {
  private final MeterRegistry registry;
  private final FindingLedger findings;
  private final Map<String, Counter> tolerated = new ConcurrentHashMap<>();
  private final Map<String, Counter> refused = new ConcurrentHashMap<>();

  /// Counts into a registry and a ledger. Several meters of the same ones count together.
  public ToleratedMeter(MeterRegistry registry, FindingLedger findings) {
    this.registry = registry;
    this.findings = findings;
  }

  @Override
  public void tolerated(RequestContext context, String name) {
    count(name);
    note(context, new Subject(name, "", false), () -> sentence(name));
  }

  @Override
  public void refused(RequestContext context, String name, ErrorText reason) {
    refused(context, new Subject(name, "", true), () -> reason);
  }

  /// Puts up with something that has no more to it than its name.
  ///
  /// @throws ViidException when it is not accepted from the peer
  void accept(RequestContext context, String name) {
    if (!context.peer().settings().tolerates(name)) {
      ErrorText text = sentence(name);
      ViidException refusal = new ViidException("OV-2143", name, text.zh(), text.en());
      refused(context, new Subject(name, "", true), refusal::text);
      throw refusal;
    }
    tolerated(context, name);
  }

  /// What was put up with in a message.
  void tolerated(RequestContext context, Deviation deviation) {
    count(deviation.name());
    note(context, new Subject(deviation.name(), deviation.attribute(), false), deviation::text);
  }

  /// Why an element of a message was refused.
  void refused(RequestContext context, Problem problem) {
    String name = Tolerance.nameOf(problem.code());
    refused(context, new Subject(name, withoutPositions(problem.attribute()), true), problem::text);
  }

  /// Why a message as a whole was refused.
  void refused(RequestContext context, ViidException reason) {
    refused(context, new Subject(Tolerance.nameOf(reason.code()), "", true), reason::text);
  }

  private void refused(RequestContext context, Subject subject, Supplier<ErrorText> text) {
    count(refused, "viid.refused", "departures that were refused", subject.name());
    note(context, subject, text);
  }

  private void count(String name) {
    count(tolerated, "viid.tolerated", "departures from the standard that were tolerated", name);
  }

  private void count(Map<String, Counter> counters, String meter, String description, String name) {
    counters
        .computeIfAbsent(
            name, _ -> Counter.builder(meter).description(description).tag("name", name).register(registry))
        .increment();
  }

  private void note(RequestContext context, Subject subject, Supplier<ErrorText> sentence) {
    findings.note(context.peer().id(), subject, context.receivedAt(), sentence);
  }

  /// The sentence for a departure that has no more to it than its name.
  private static ErrorText sentence(String name) {
    Label sentence = ToleranceTexts.sentence(name);
    return new ErrorText("", Outcome.OK, sentence.zh(), sentence.en());
  }

  private static String withoutPositions(String attribute) {
    return attribute.indexOf('[') < 0 ? attribute : attribute.replaceAll("\\[\\d+]", "");
  }
}
