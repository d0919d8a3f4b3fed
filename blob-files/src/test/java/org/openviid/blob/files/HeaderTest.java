package org.openviid.blob.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.openviid.store.BlobPlacement;

/// The two kinds of headers: what is written is read, and nothing else is.
class HeaderTest {
  private static final RecordHeader RECORD = new RecordHeader(0x10000000005L, 100_000, -7, true);
  private static final SegmentHeader SEGMENT =
      new SegmentHeader(0x10000000007L, 3, 1_760_000_000_000L);

  @Test
  void aRecordHeaderIsReadAsItWasWritten() {
    ByteBuffer buffer = ByteBuffer.allocate(100).position(50);
    RECORD.write(buffer);
    assertThat(buffer.position()).isEqualTo(50 + RecordHeader.BYTES);
    assertThat(RecordHeader.read(buffer.flip(), 50)).hasValue(RECORD);
    assertThat(RecordHeader.read(buffer, 51)).isEmpty();
  }

  @Test
  void aRecordHeaderWithAnyOtherByteIsNone() {
    for (int at = 0; at < RecordHeader.STATE_AT; at++) {
      ByteBuffer buffer = written();
      buffer.put(at, (byte) (buffer.get(at) + 1));
      assertThat(RecordHeader.read(buffer, 0)).as("byte %d", at).isEmpty();
    }
  }

  @Test
  void anyOtherStateMeansErased() {
    for (int at = RecordHeader.STATE_AT; at < RecordHeader.BYTES; at++) {
      ByteBuffer buffer = written();
      buffer.put(at, (byte) 0);
      assertThat(RecordHeader.read(buffer, 0))
          .hasValue(new RecordHeader(0x10000000005L, 100_000, -7, false));
    }
  }

  @Test
  void aRecordHeaderThatIsCutOffIsNone() {
    ByteBuffer buffer = written();
    assertThat(RecordHeader.read(buffer.limit(RecordHeader.BYTES - 1), 0)).isEmpty();
  }

  @Test
  void aRecordHeaderBelongsToItsPlacementOnly() {
    assertThat(RECORD.belongsTo(new BlobPlacement(0x10000000005L, 9, 99, 100_000, -7))).isTrue();
    assertThat(RECORD.belongsTo(new BlobPlacement(0x10000000006L, 9, 99, 100_000, -7))).isFalse();
    assertThat(RECORD.belongsTo(new BlobPlacement(0x10000000005L, 9, 99, 100_001, -7))).isFalse();
    assertThat(RECORD.belongsTo(new BlobPlacement(0x10000000005L, 9, 99, 100_000, -8))).isFalse();
  }

  @Test
  void aSegmentHeaderIsReadAsItWasWritten() {
    ByteBuffer buffer = ByteBuffer.allocate(SegmentHeader.BYTES);
    SEGMENT.write(buffer);
    assertThat(buffer.hasRemaining()).isFalse();
    assertThat(SegmentHeader.read(buffer.flip())).hasValue(SEGMENT);
    assertThat(SegmentHeader.dead(buffer)).hasValue(0);
  }

  @Test
  void aSegmentHeaderWithAnotherByteIsNone() {
    for (int at : new int[] {0, 7, 11, 16, 23, 31, 39, 40, 43}) {
      ByteBuffer buffer = ByteBuffer.allocate(SegmentHeader.BYTES);
      SEGMENT.write(buffer);
      buffer.flip().put(at, (byte) (buffer.get(at) + 1));
      assertThat(SegmentHeader.read(buffer)).as("byte %d", at).isEmpty();
    }
  }

  @Test
  void aTornSumOfDeadBytesIsRecognised() {
    ByteBuffer buffer = ByteBuffer.allocate(SegmentHeader.BYTES);
    SEGMENT.write(buffer);
    buffer.position(SegmentHeader.DEAD_AT).put(SegmentHeader.deadBytes(12_345));
    assertThat(SegmentHeader.dead(buffer.flip())).hasValue(12_345);
    assertThat(SegmentHeader.read(buffer)).hasValue(SEGMENT);
    buffer.put(SegmentHeader.DEAD_AT + 7, (byte) 0);
    assertThat(SegmentHeader.dead(buffer)).isEmpty();
  }

  private static ByteBuffer written() {
    ByteBuffer buffer = ByteBuffer.allocate(RecordHeader.BYTES);
    RECORD.write(buffer);
    return buffer.flip();
  }
}
