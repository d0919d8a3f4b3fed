package org.openviid.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openviid.codec.DataSink;
import org.openviid.codec.DataTarget;
import org.openviid.codec.Item;
import org.openviid.codec.Limits;
import org.openviid.codec.Message;
import org.openviid.codec.MessageReader;
import org.openviid.codec.Notation;
import org.openviid.codec.Tolerances;
import org.openviid.schema.DataObject;
import org.openviid.schema.Schema;
import org.openviid.schema.Value;

class RecordPoolTest {
  private static final Schema SCHEMA = Schema.load();
  private static final RecordPool POOL = new RecordPool(SCHEMA, 1, Notation.JSON);
  private static final MessageReader READER =
      new MessageReader(SCHEMA, Limits.DEFAULT, ZoneId.of("Asia/Shanghai"));

  private static final class Counting implements DataSink {
    private final List<Long> lengths = new ArrayList<>();

    @Override
    public DataTarget open() {
      return new DataTarget() {
        private long length;

        @Override
        public void write(byte[] bytes, int offset, int count) {
          length += count;
        }

        @Override
        public Value.Blob finish() {
          lengths.add(length);
          return new Value.Blob(lengths.size(), length);
        }

        @Override
        public void close() {}
      };
    }
  }

  private static Message read(ByteBuffer request, DataSink sink) {
    byte[] bytes = new byte[request.remaining()];
    request.get(bytes);
    int body = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("\r\n\r\n") + 4;
    ByteArrayInputStream in = new ByteArrayInputStream(bytes, body, bytes.length - body);
    return READER.read(in, POOL.upload().request().orElseThrow(), sink, Tolerances.STRICT);
  }

  private static RequestHead head() {
    return RequestHead.post(URI.create("http://127.0.0.1:9"), POOL.upload().path(), "1", Notation.JSON);
  }

  @Test
  void recordsHaveSixtyAttributesInTwelveHundredBytes() {
    DataObject object = POOL.object(0, Mark.placeholders());
    assertThat(object.type().attributes().stream().filter(a -> object.value(a) != null)).hasSize(60);
    assertThat(POOL.averageLength()).isBetween(1_150.0, 1_450.0);
  }

  @Test
  void everyMarkIsFoundInEveryRecord() {
    for (int i = 0; i < 1_000; i++) {
      assertThat(POOL.pattern(i).marks()).isEqualTo(7);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aRequestReadsBackAsTheStampedRecords(Notation notation) {
    AtomicLong numbers = new AtomicLong(1_000);
    Numbering numbering = new Numbering(numbers, StampTest.TRAFFIC);
    RecordPool pool = notation == Notation.JSON ? POOL : new RecordPool(SCHEMA, 1, notation);
    RecordRequests requests = new RecordRequests(pool, head(), numbering, 100);
    ByteBuffer out = ByteBuffer.allocate(requests.largest());
    for (int round = 0; round < 3; round++) {
      assertThat(requests.next(out.clear())).isEqualTo(100);
      List<Item> items = read(out, new Counting()).items();
      assertThat(items).hasSize(100);
      for (int i = 0; i < 100; i++) {
        Stamp stamp = new Stamp(StampTest.TRAFFIC);
        stamp.set(1_000 + 100L * round + i);
        assertThat(items.get(i).problems()).isEmpty();
        assertThat(items.get(i).deviations()).isEmpty();
        assertThat(items.get(i).object()).isEqualTo(POOL.object(1_000 + 100L * round + i, stamp.texts()));
      }
    }
  }

  @Test
  void theHeadSaysHowLongTheBodyIs() {
    RecordRequests requests =
        new RecordRequests(POOL, head(), new Numbering(new AtomicLong(), StampTest.TRAFFIC), 7);
    ByteBuffer out = ByteBuffer.allocate(requests.largest());
    requests.next(out);
    String text = StandardCharsets.UTF_8.decode(out.duplicate()).toString();
    int end = text.indexOf("\r\n\r\n");
    int said = Integer.parseInt(text.substring(text.indexOf("Content-Length: ") + 16, end));
    assertThat(said).isEqualTo(out.remaining() - (end + 4));
  }

  @ParameterizedTest
  @EnumSource
  void picturesAreWholeAndDifferFromRequestToRequest(Notation notation) {
    Target target =
        new Target(
            URI.create("http://127.0.0.1:9"), Optional.empty(),
            OptionalLong.empty(), Optional.empty());
    Load load = new Load(SCHEMA, 1, notation);
    Workload workload = Workload.pictures(Duration.ZERO, Spreads.small());
    RequestSource source = load.sources(target, workload, new AtomicLong()).getFirst();
    ByteBuffer out = ByteBuffer.allocate(source.largest());
    List<byte[]> bodies = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      assertThat(source.next(out.clear())).isEqualTo(1);
      bodies.add(Arrays.copyOf(out.array(), out.limit()));
      Counting sink = new Counting();
      Message message = read(out.duplicate(), sink);
      assertThat(message.items()).hasSize(1).allMatch(item -> item.problems().isEmpty());
      assertThat(sink.lengths).containsExactly(100_000L);
    }
    assertThat(bodies.get(0)).isNotEqualTo(bodies.get(1));
  }
}
