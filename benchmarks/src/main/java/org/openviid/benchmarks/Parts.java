package org.openviid.benchmarks;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openviid.auth.Authorization;
import org.openviid.auth.DigestAlgorithm;
import org.openviid.auth.DigestClient;
import org.openviid.auth.DigestServer;
import org.openviid.auth.DigestSettings;
import org.openviid.auth.Ha1;
import org.openviid.auth.Verification;
import org.openviid.codec.DataSource;
import org.openviid.codec.Item;
import org.openviid.codec.Limits;
import org.openviid.codec.Message;
import org.openviid.codec.MessageReader;
import org.openviid.codec.MessageWriter;
import org.openviid.codec.MessageWriter.Draft;
import org.openviid.codec.Notation;
import org.openviid.codec.Tolerances;
import org.openviid.codec.Validation;
import org.openviid.codec.Validation.Rules;
import org.openviid.codec.WriteOptions;
import org.openviid.query.Filter;
import org.openviid.query.FilterEvaluation;
import org.openviid.query.QueryBinder;
import org.openviid.query.QueryLimits;
import org.openviid.query.QueryParser;
import org.openviid.schema.DataObject;
import org.openviid.schema.ObjectType;
import org.openviid.schema.Profile;
import org.openviid.schema.Schema;

/// What single parts cost, each on its own and with nothing else running. Run by JMH. Used by one thread.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Parts {
  private static final ZoneOffset ZONE = ZoneOffset.ofHours(8);
  private static final String USER = "33010600001190000001";
  private static final String REALM = "33010600005030000001";
  private static final String PASSWORD = "benchmark";
  private static final String PATH = "/VIID/System/Register";

  private final Schema schema = Schema.load();
  private final RecordPool pool = new RecordPool(schema, 1, Notation.JSON);
  private final ObjectType list = pool.upload().request().orElseThrow();
  private final MessageReader reader = new MessageReader(schema, Limits.DEFAULT, ZONE);
  private final MessageWriter writer = new MessageWriter(schema);
  private final byte[] one = body(pool, 1);
  private final byte[] hundred = body(pool, 100);
  private final byte[] hundredInXml = body(new RecordPool(schema, 1, Notation.XML), 100);
  private final Validation validation = new Validation(schema, Limits.DEFAULT);
  private final Rules rules = new Rules(Profile.GAT1400, Tolerances.LENIENT, true);
  private final List<Item> items = items();
  private final List<Item> incomplete = incomplete();
  private final DataObject object = object();
  private final Filter filter = filter();
  private final DigestServer server =
      new DigestServer(DigestSettings.of(REALM, new byte[32]), Clock.systemUTC(), new SplittableRandom(1));
  private final DigestClient client =
      new DigestClient(
          USER, PASSWORD, Set.of(DigestAlgorithm.MD5), DigestClient.cnonces(new SecureRandom()));
  private final Ha1 secret = Ha1.of(DigestAlgorithm.MD5, USER, REALM, PASSWORD);

  /// Runs the benchmarks; what they find is printed.
  ///
  /// @param pattern of method names; empty for all
  /// @throws IllegalStateException when a benchmark fails
  public static void run(String pattern) {
    Options options =
        new OptionsBuilder()
            .include(Parts.class.getSimpleName() + "\\..*" + pattern)
            .forks(2)
            .warmupIterations(3)
            .warmupTime(TimeValue.seconds(2))
            .measurementIterations(5)
            .measurementTime(TimeValue.seconds(2))
            .build();
    try {
      new Runner(options).run();
    } catch (RunnerException e) {
      throw new IllegalStateException("a benchmark failed", e);
    }
  }

  private static byte[] body(RecordPool pool, int records) {
    Stamp.Traffic traffic = new Stamp.Traffic("330106", 500, Instant.EPOCH, 60, ZONE);
    RecordRequests requests =
        new RecordRequests(pool, new RequestHead(""), new Numbering(new AtomicLong(), traffic), records);
    ByteBuffer out = ByteBuffer.allocate(requests.largest());
    requests.next(out);
    byte[] body = new byte[out.remaining() - new RequestHead("").size()];
    out.position(new RequestHead("").size()).get(body);
    return body;
  }

  private DataObject object() {
    Stamp stamp = new Stamp(new Stamp.Traffic("330106", 500, Instant.EPOCH, 60, ZONE));
    stamp.set(1);
    return pool.object(1, stamp.texts());
  }

  private Filter filter() {
    String query = "(PlateNo LIKE %浙%)&(VehicleColor<>98)&(Speed>=10)&(PassTime>=19700101)";
    return new QueryBinder(ZONE)
        .bind(new QueryParser(QueryLimits.DEFAULT).parseText(query), pool.type())
        .filterWithIds();
  }

  /// Reads a message with one record of 1.2 KB.
  @Benchmark
  public Message readOne() {
    return read(one);
  }

  /// Reads a message with a hundred records.
  @Benchmark
  public Message readHundred() {
    return read(hundred);
  }

  /// Reads the same message in XML.
  @Benchmark
  public Message readHundredInXml() {
    return read(hundredInXml);
  }

  private Message read(byte[] body) {
    return reader.read(
        new ByteArrayInputStream(body),
        list,
        () -> {
          throw new IllegalStateException("these records have no pictures");
        },
        Tolerances.LENIENT);
  }

  /// Holds a record that is within the limits of its tables to them.
  @Benchmark
  public List<Item> validateOne() {
    return validation.checked(items, rules);
  }

  /// Holds a record to the limits of its tables that lacks what is required, and says so.
  @Benchmark
  public List<Item> validateIncomplete() {
    return validation.checked(incomplete, rules);
  }

  private List<Item> items() {
    return List.of(new Item(0, object(), List.of(), List.of(), Set.of()));
  }

  private List<Item> incomplete() {
    DataObject.Builder incomplete = object().toBuilder();
    incomplete.set(pool.type().idPath().leaf(), null);
    return List.of(new Item(0, incomplete.build(), List.of(), List.of(), Set.of()));
  }

  /// Writes a message with one record.
  ///
  /// @throws IOException never
  @Benchmark
  public int writeOne() throws IOException {
    return write(Notation.JSON);
  }

  /// Writes the same message in XML.
  ///
  /// @throws IOException never
  @Benchmark
  public int writeOneInXml() throws IOException {
    return write(Notation.XML);
  }

  private int write(Notation notation) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(2_048);
    WriteOptions options = WriteOptions.of(Profile.GBT46363);
    writer.write(notation, out, Draft.ofList(list, List.of(object), DataSource.NONE, options));
    return out.size();
  }

  /// Decides that a record fits a filter of four conditions.
  @Benchmark
  public boolean matchFilter() {
    return FilterEvaluation.matches(filter, object);
  }

  /// Challenges, proves and verifies: both sides of a registration.
  @Benchmark
  public Verification digest() {
    client.challenged(List.of(server.challenge(DigestAlgorithm.MD5, false).header()));
    String header = client.prove("POST", PATH).orElseThrow().authorization();
    return server.verify("POST", PATH, Authorization.parse(header), (user, algorithm) -> List.of(secret));
  }
}
